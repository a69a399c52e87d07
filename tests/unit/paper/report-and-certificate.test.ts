import { describe, expect, test } from 'vitest'
import { exactShareText } from '../../../shared/money/display.ts'
import { paperRefusal } from '../../../shared/paper/make.ts'
import { paperHtml } from '../../../shared/paper/paper-html.ts'
import { demo, resultOf, wordsOf } from '../report/support.ts'
import { block, missingOf, modelOf, paperOf, textOf, words } from './support.ts'

const TO = ['CN', 'IN', 'RU', 'JP']
const table = (paper: ReturnType<typeof paperOf>, id: string) => {
  const found = block(paper, id).find((piece) => piece.kind === 'table')
  return found?.kind === 'table' ? found.rows : []
}

describe('The one-time report', () => {
  test.each(['TP-DSP', 'TP-ARRAY'])(
    '%s has the share of the JSON for every destination',
    (product) => {
      const rows = table(paperOf({ kind: 'report', product, to: TO }), 'destinations')
      expect(rows).toHaveLength(TO.length)
      TO.forEach((to, i) => {
        const { share } = resultOf(product, to)
        const exact = share.low === share.high ? exactShareText(share.low as string) : undefined
        expect(rows[i]?.[0]).toContain(`(${to})`)
        if (exact) expect(rows[i]?.[2]).toBe(exact)
      })
    },
  )

  test('destinations above 10 % are named, and those up to it are not', () => {
    const share = (amount: string) =>
      modelOf({
        entities: [{ id: 'DE1', country: 'DE', headquarters: 'DE' }],
        parts: [
          {
            id: 'T1',
            kind: 'technology',
            origin: 'US',
            eccn: '5E001.a',
            price: { amount, currency: 'USD' },
          },
        ],
        products: [
          {
            id: 'T',
            kind: 'technology',
            eccn: '5E001.a',
            madeBy: 'DE1',
            price: { amount: '1000', currency: 'USD' },
            lines: [{ item: 'T1', quantity: '1' }],
            facts: { encryptionTechnology: false },
          },
        ],
      })
    const named = (amount: string) =>
      words(
        paperOf({ kind: 'report', product: 'T', to: ['CN'], model: share(amount) }),
        'destinations',
      )
    expect(named('100')).toContain('No destination has to be named')
    expect(named('100.01')).toContain(
      'The report names, since the share is above 10 %: China (PRC) (CN)',
    )
  })

  test('a share that nothing bounds is missing, with what leaves it open', () => {
    const parts = demo.parts.map((part) =>
      part.id === 'TE-US-CONV' ? { ...part, price: null } : part,
    )
    const paper = paperOf({ kind: 'report', product: 'TP-DSP', model: { ...demo, parts } })
    expect(missingOf(paper).join()).toContain('the share for China (PRC) (CN): TE-US-CONV (price)')
    expect(words(paper, 'destinations')).toContain(
      'Whether it has to name these is open, since the share may be above 10 %: China (PRC) (CN).',
    )
    expect(words(paper, 'destinations')).not.toContain('No destination has to be named')
  })

  test('each content is there with the destinations for which it is controlled', () => {
    const rows = table(paperOf({ kind: 'report', product: 'TP-DSP', to: TO }), 'US content')
    expect(rows.find(([item]) => item?.startsWith('TE-US-TEST'))?.at(-1)).toBe('RU')
    expect(rows.find(([item]) => item?.startsWith('TE-US-CONV'))?.at(-1)).toBe('CN, IN, RU, JP')
  })

  test('it may be relied on from the 31st day after it is filed', () => {
    const paper = (filed: string) =>
      words(paperOf({ kind: 'report', product: 'TP-DSP', entries: { filed } }), 'waiting')
    expect(paper('2026-12-01')).toContain('from 2027-01-01')
    expect(words(paperOf({ kind: 'report', product: 'TP-DSP' }), 'waiting')).toContain('31st day')
  })

  test('is refused for what is no technology', () => {
    expect(paperRefusal('report', { id: 'X', kind: 'software' })).toContain('X is a software')
    expect(paperRefusal('report', { id: 'X', kind: 'technology' })).toBeNull()
    expect(paperRefusal('application', { id: 'X', kind: 'commodity' })).toBeNull()
  })
})

describe('The model certificate', () => {
  test('certifies no scope that nobody has chosen, and says which the ECCN leaves possible', () => {
    const missing = missingOf(paperOf({ kind: 'certificate', product: 'SW-2400' })).join()
    expect(missing).toContain('possible: (e), (f), (g), (i), (j); not: (b), (c), (d), (h)')
  })

  test.each([
    ['EAR99', 'possible: (e), (f), (g), (i), (j); not: (b), (c), (d), (h)'],
    ['3E001', 'possible: (b), (e), (f), (g), (h), (i), (j); not: (c), (d)'],
    ['USML:XI', 'not: (c), (d), (h), (j)'],
  ])('of %s leaves a scope possible that a supplement or an answer opens', (eccn, expected) => {
    const products = demo.products.map((one) =>
      one.id === 'ER-4200' ? { ...one, eccn } : one,
    ) as typeof demo.products
    const model = { ...demo, products }
    const paper = paperOf({ kind: 'certificate', product: 'ER-4200', model })
    expect(missingOf(paper).join()).toContain(expected)
  })

  test('has the chosen scopes with their paragraphs, and warns of one that the ECCN rules out', () => {
    const paper = paperOf({ kind: 'certificate', product: 'RT-9M', entries: { scopes: 'd, h' } })
    expect(words(paper, 'scopes')).toContain('734 Supp. 1(b)(2)(iii)')
    expect(words(paper, 'scopes')).not.toContain('734 Supp. 1(b)(2)(i)]')
    expect(paper.warnings).toEqual([expect.stringContaining('Scope (h) is certified')])
  })

  test('says where a rule is possible for which the model has no scope', () => {
    const product = { ...demo.products.find(({ id }) => id === 'ER-4200'), eccn: '3B001.a.4' }
    const products = demo.products.map((one) =>
      one.id === 'ER-4200' ? product : one,
    ) as typeof demo.products
    const { warnings } = paperOf({
      kind: 'certificate',
      product: 'ER-4200',
      model: { ...demo, products },
    })
    expect(warnings.map((text) => text.split(' ')[0])).toEqual(['734.9(e)(3)', '734.9(k)'])
  })

  test('says nothing of de minimis, and gives no verdict', () => {
    const text = textOf(paperOf({ kind: 'certificate', product: 'ER-4200' }))
    expect(text).not.toMatch(/de minimis|verdict/i)
  })
})

describe('A paper as a page and as text', () => {
  const record = {
    workspace: 'Demo <b>',
    revision: 7,
    who: 'R. & H.',
    generated: 'now',
    appVersion: '1',
  }

  test('the page has all that the text has, and escapes what was typed', () => {
    const entries = { consigneeName: '<script>x</script>', endUse: 'line one\nline two' }
    const paper = paperOf({ product: 'ER-4200', entries })
    const page = paperHtml(paper, record)
    expect(page).not.toContain('<script>')
    const seen = wordsOf(page)
    expect(seen).toContain('<script>x</script>')
    for (const { what } of paper.missing) expect(seen).toContain(what.replace(/\s+/g, ' '))
    for (const word of new Set(textOf(paper).match(/[\d,]+\.\d\d USD/g)))
      expect(seen).toContain(word)
  })

  test('no line of the text is wider than 78 characters, but for a word that is', () => {
    const entries = { endUse: `${'word '.repeat(60)}${'x'.repeat(100)}` }
    for (const product of ['ER-4200', 'RT-9M', 'OT-8000'])
      for (const line of textOf(paperOf({ product, entries })).split('\n'))
        expect(line.length <= 78 || !line.trim().includes(' '), line).toBe(true)
  })
})
