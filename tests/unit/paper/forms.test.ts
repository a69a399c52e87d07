import { describe, expect, test } from 'vitest'
import { entriesOf, paperForms, paperKinds } from '../../../shared/paper/forms.ts'
import { problemsOfGiven } from '../../../shared/paper/given.ts'
import { block, paperOf } from './support.ts'

const { forms, entries } = paperForms()
const of = { application: 'ER-4200', report: 'TP-DSP', certificate: 'ER-4200' } as const
/** What is typed in, so that a form of it can be told from the rest of a paper. */
const typed = (id: string) =>
  ({ filed: '2026-12-01', signed: '2026-12-02', scopes: 'b, h' })[id] ?? `typed ${id}`

describe.each(paperKinds)('%s', (kind) => {
  const form = forms[kind]
  const paper = paperOf({ kind, product: of[kind] })

  test('every sub-paragraph is answered by a block, and every block answers one', () => {
    const ids = form.blocks.map(({ id }) => id)
    const asked = form.requirements.map((one) => one.block)
    expect(asked.filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter((id) => !asked.includes(id))).toEqual([])
  })

  test.each(form.requirements)('$cite asks $asks', (requirement) => {
    const { pieces, cite } = paper.blocks.find(
      ({ id }) => id === requirement.block,
    ) as (typeof paper.blocks)[0]
    expect(pieces.length).toBeGreaterThan(0)
    expect(cite.split(/[(,]/)[0]).toBe(requirement.cite.split(/[(,]/)[0])
  })

  test.each(entriesOf(kind).filter(({ isOptional }) => !isOptional))(
    'entry $id is missing without an answer of its own, and stands in its block once it is given',
    ({ id, block: where }) => {
      const taken = paperOf({ kind, product: of[kind], entries: { [id]: typed(id) } })
      const shown = JSON.stringify(block(taken, id === 'various' ? '24' : where))
      expect(shown).toContain(
        id === 'scopes' ? '(h) The destination' : id === 'filed' ? '2027-01-01' : typed(id),
      )
      expect(taken.missing.length).toBeLessThanOrEqual(paper.missing.length)
    },
  )

  test.each(entriesOf(kind).filter(({ isOptional }) => isOptional))(
    'nothing is missing without entry $id, which stands in its block once it is given',
    ({ id, block: where }) => {
      const taken = paperOf({ kind, product: of[kind], entries: { [id]: typed(id) } })
      expect(JSON.stringify(block(taken, where))).toContain(
        id === 'filed' ? '2027-01-01' : typed(id),
      )
      expect(taken.missing).toEqual(paper.missing)
    },
  )

  test('with every entry given nothing is missing, and without any each is listed once', () => {
    const all = Object.fromEntries(entriesOf(kind).map(({ id }) => [id, typed(id)]))
    const { various: _, ...given } = all
    // The demo records no basis for the price of ER-4200 in China.
    const expected = kind === 'application' ? ['how the selling price was found'] : []
    const full = paperOf({ kind, product: of[kind], entries: given })
    expect(full.missing.map(({ what }) => what)).toEqual(expected)
    const pieces = paper.blocks
      .flatMap((one) => one.pieces)
      .filter((piece) => piece.kind === 'missing')
    expect(paper.missing).toHaveLength(pieces.length)
    expect(pieces.length).toBeGreaterThan(3)
  })
})

test('the sub-paragraphs of 748 Supp. 2(i)(2) and the scopes of 734 Supp. 1 are all there', () => {
  const cited = (kind: 'application', numerals: string[]) =>
    numerals.filter(
      (one) => !forms[kind].requirements.some(({ cite }) => cite.endsWith(`(2)(${one})`)),
    )
  expect(
    cited('application', ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']),
  ).toEqual([])
  expect(forms.certificate.scopes?.map(({ id }) => id).join('')).toBe('bcdefghij')
  const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
  expect(forms.certificate.scopes?.map(({ cite }) => cite)).toEqual(
    numerals.map((one) => `734 Supp. 1(b)(2)(${one})`),
  )
})

test('every entry has a block of each of its papers', () => {
  for (const { of: kinds, block: where } of entries)
    for (const kind of kinds) expect(forms[kind].blocks.map(({ id }) => id)).toContain(where)
})

test.each([
  [{ nothing: 'x' }, 'entries.nothing'],
  [{ filed: '2026-02-30' }, 'entries.filed'],
  [{ signed: 'yesterday' }, 'entries.signed'],
  [{ scopes: 'b, k' }, 'entries.scopes'],
])('the entries %j are refused with their place', (given, path) => {
  expect(problemsOfGiven({ entries: given as unknown as Record<string, string> })).toMatchObject([
    { path },
  ])
})

test('empty entries and good ones are taken', () => {
  expect(
    problemsOfGiven({ entries: { filed: ' ', scopes: '(b) (H)', quantity: 'Unknown' } }),
  ).toEqual([])
})
