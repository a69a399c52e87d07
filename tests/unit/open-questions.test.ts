import { describe, expect, test } from 'vitest'
import { indexPack, type RulePack } from '../../shared/rules/pack.ts'
import { files } from '../../shared/rules/packs/ear-2026-09-24/index.ts'
import { MOST_QUESTIONS } from '../../shared/rules/possible-worlds.ts'
import type { Condition, EccnEntry, LicenceRow } from '../../shared/rules/schema.ts'
import { widget } from './widget.ts'

/**
 * A pack in which 7A103 has one NS2 row for each of so many questions, which applies where the answer
 * is yes; and, where `always`, an MT1 row that applies whatever the answers are.
 */
function packWith(count: number, { always = false } = {}): RulePack {
  const changed = structuredClone(files)
  const entries = changed.eccns.flatMap((file) => file.entries)
  const entry = entries.find(({ eccn }) => eccn === '7A103') as EccnEntry
  const [model] = entry.rows.filter(({ column }) => column === 'MT1') as [LicenceRow]
  const questions = names(count)
  entry.rows = [
    ...questions.map((id) => ({
      ...model,
      reason: 'NS' as const,
      column: 'NS2' as const,
      scope: [{ if: id }],
    })),
    ...(always ? [{ ...model, scope: [{}] }] : []),
  ]
  const [condition] = changed.conditions.conditions as [Condition]
  changed.conditions.conditions.push(
    ...questions.map((id) => ({ ...condition, id, question: `Is ${id} so?` })),
  )
  return indexPack(changed)
}

/** As many are played through. */
const MOST = MOST_QUESTIONS

const names = (count: number) => Array.from({ length: count }, (_, i) => `7A103/question-${i + 1}`)

function judged(pack: RulePack, answers: Record<string, boolean> = {}) {
  return widget([{ id: 'A', eccn: '7A103.a', price: '300', facts: { answers } }], {}, { pack })
}

describe('Open questions about one item', () => {
  const counts = { outcome: 'subject', share: { low: '0.3', high: '0.3' }, unknown: [] }
  const open = { outcome: 'undetermined', share: { low: '0', high: '0.3' } }

  test('up to ten are played through: what follows from every answer is known', () => {
    expect(judged(packWith(MOST - 1, { always: true }))).toMatchObject(counts)
    expect(judged(packWith(MOST, { always: true }))).toMatchObject(counts)
  })

  test('more are not: the need is unknown, and all are asked', () => {
    const result = judged(packWith(MOST + 1, { always: true }))
    expect(result).toMatchObject(open)
    expect(result.unknown.map(({ missing }) => missing)).toEqual([names(MOST + 1)])
  })

  test('one more, of which one is answered, is as many', () => {
    const pack = packWith(MOST + 1, { always: true })
    expect(judged(pack, { [names(MOST + 1)[4] as string]: false })).toMatchObject(counts)
  })

  test('as many that decide are asked, each once', () => {
    const result = judged(packWith(MOST))
    expect(result).toMatchObject(open)
    expect(result.unknown.map(({ missing }) => missing)).toEqual([names(MOST)])
  })

  test('one yes is enough, and only no to all of them leaves nothing that counts', () => {
    const no = Object.fromEntries(names(MOST).map((name) => [name, false]))
    expect(judged(packWith(MOST), { [names(MOST)[MOST - 1] as string]: true })).toMatchObject(
      counts,
    )
    expect(judged(packWith(MOST), no)).toMatchObject({ outcome: 'not-subject', unknown: [] })
    delete no[names(MOST)[0] as string]
    const last = judged(packWith(MOST), no)
    expect(last.unknown.map(({ missing }) => missing)).toEqual([[names(1)[0]]])
  })

  test('of technology for chips, where it is not known from where it is shipped, are not too many', () => {
    const technology = { kind: 'technology', eccn: '3E991', facts: { encryptionTechnology: false } }
    const own = { id: 'OWN', kind: 'technology', eccn: '3E001', price: '300' }
    const result = widget([own], { ...technology, madeBy: null })
    const because = result.unknown.flatMap((line) => line.because)
    expect(because).not.toContain('more questions are open than can be played through')
    expect(result.unknown.length).toBeGreaterThan(1)
  })
})
