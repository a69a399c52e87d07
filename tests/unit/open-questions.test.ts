import { describe, expect, test } from 'vitest'
import { indexPack, type RulePack } from '../../shared/rules/pack.ts'
import { files } from '../../shared/rules/packs/ear-2026-09-24/index.ts'
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

const names = (count: number) => Array.from({ length: count }, (_, i) => `7A103/question-${i + 1}`)

function judged(pack: RulePack, answers: Record<string, boolean> = {}) {
  return widget([{ id: 'A', eccn: '7A103.a', price: '300', facts: { answers } }], {}, { pack })
}

describe('Open questions about one item', () => {
  const counts = { outcome: 'subject', share: { low: '0.3', high: '0.3' }, unknown: [] }
  const open = { outcome: 'undetermined', share: { low: '0', high: '0.3' } }

  test('up to eight are played through: what follows from every answer is known', () => {
    expect(judged(packWith(7, { always: true }))).toMatchObject(counts)
    expect(judged(packWith(8, { always: true }))).toMatchObject(counts)
  })

  test('nine are not: the need is unknown, and all nine are asked', () => {
    const result = judged(packWith(9, { always: true }))
    expect(result).toMatchObject(open)
    expect(result.unknown.map(({ missing }) => missing)).toEqual([names(9)])
  })

  test('nine of which one is answered are eight', () => {
    const pack = packWith(9, { always: true })
    expect(judged(pack, { [names(9)[4] as string]: false })).toMatchObject(counts)
  })

  test('eight that decide are asked, each once', () => {
    const result = judged(packWith(8))
    expect(result).toMatchObject(open)
    expect(result.unknown.map(({ missing }) => missing)).toEqual([names(8)])
  })

  test('one yes is enough, and only eight times no leaves nothing that counts', () => {
    const no = Object.fromEntries(names(8).map((name) => [name, false]))
    expect(judged(packWith(8), { [names(8)[7] as string]: true })).toMatchObject(counts)
    expect(judged(packWith(8), no)).toMatchObject({ outcome: 'not-subject', unknown: [] })
    delete no[names(8)[0] as string]
    const last = judged(packWith(8), no)
    expect(last.unknown.map(({ missing }) => missing)).toEqual([[names(1)[0]]])
  })
})
