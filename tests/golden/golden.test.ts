import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { type CaseFile, expand, type Json, MEMBERS } from './expand.ts'

/**
 * Cases that a lawyer can read: one file a topic in cases/, expanded as expand.ts says. `expect` is
 * compared exactly: outcome and rule, the share (known: low and high are one; else `low` and `high`),
 * and the notices that must be among those given. What a case does not say is not compared. Every
 * citation of a case must stand in its result.
 */
const DAY = '2026-11-24'
const folder = new URL('cases/', import.meta.url)
const pack = currentPack()

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({
    name,
    content: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile,
  }))

for (const { name: file, content } of files) {
  describe(file, () => {
    for (const one of content.cases) {
      test(one.name, () => {
        const { data, product } = expand(content, one)
        const read = checkModel(data)
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        const { results } = evaluateModel(read.value, {
          pack,
          day: one.on ?? DAY,
          destinations: [one.to],
          products: [product],
          method: one.method,
          choices: one.switches,
        })
        expect(results).toHaveLength(1)
        const result = results[0]
        const { outcome, rule, share, notices } = one.expect
        const expected: Json = { outcome }
        const actual: Json = { outcome: result?.outcome }
        if (rule !== undefined) {
          expected.rule = rule
          actual.rule = result?.rule
        }
        if (share !== undefined) {
          expected.share = typeof share === 'string' ? { low: share, high: share } : share
          actual.share = result?.share
        }
        if (notices !== undefined) {
          expected.notices = notices
          actual.notices = notices.filter((code) =>
            result?.notices.some((notice) => notice.code === code),
          )
        }
        expect(actual).toEqual(expected)
        const cited = result ? citationsOf(result) : []
        for (const cite of one.cite)
          expect(cited.some((other) => isAtOrBelow(other, cite))).toBe(true)
      })
    }
  })
}

describe('The golden cases', () => {
  const cases = files.flatMap(({ content }) => content.cases)

  test('There are as many as there should be, each with its own name', () => {
    expect(cases.length).toBeGreaterThanOrEqual(130)
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length)
  })

  test('Each says why and by which paragraphs, and says only what the test compares', () => {
    for (const one of cases) {
      expect(one.why.length, one.name).toBeGreaterThan(20)
      expect(one.cite.length, one.name).toBeGreaterThan(0)
      expect(Object.keys(one).filter((key) => !MEMBERS.includes(key))).toEqual([])
      expect(
        Object.keys(one.expect).filter(
          (key) => !['outcome', 'rule', 'share', 'notices'].includes(key),
        ),
      ).toEqual([])
    }
  })
})

/** Every citation of a result: of its steps, lines and notices. */
function citationsOf({ steps, counted, notCounted, unknown, notices }: Result): string[] {
  return [
    ...[...steps, ...counted, ...notCounted, ...unknown].flatMap(({ cite }) => cite),
    ...notices.flatMap(({ cite }) => cite.split('; ')),
  ]
}

/** Whether a citation is the one wanted or a paragraph, entry or cell of it. */
function isAtOrBelow(cite: string, wanted: string): boolean {
  return cite === wanted || (cite.startsWith(wanted) && /^[(.,]/.test(cite.slice(wanted.length)))
}
