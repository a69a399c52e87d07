import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

/**
 * Cases that a lawyer can read: one file a topic in cases/. A case holds a whole model and the id
 * of its product, or it names a base of its file and says what differs:
 *
 * - `parts` are laid over the base's parts with the same id; any other is a new part, laid over the
 *   base's `part`. A value of null takes the base's value away, so that it is unknown.
 * - `product` is laid over the base's first product; or it is the id of the product asked about.
 * - A product without lines gets one line of one piece for each part.
 *
 * `expect` is compared exactly: outcome and rule, the share (known: low and high are one), and the
 * notices that must be among those given. What a case does not say is not compared.
 */
interface Case {
  name: string
  cite: string[]
  why: string
  model?: Json
  base?: string
  parts?: Json[]
  product?: string | Json
  to: string
  method?: 'look-through' | 'second-incorporation'
  expect: { outcome: string; rule?: string; share?: string; notices?: string[] }
}

interface CaseFile {
  about: string
  bases?: Record<string, { part?: Json; model: Json }>
  cases: Case[]
}

type Json = { [key: string]: unknown }

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
          day: DAY,
          destinations: [one.to],
          products: [product],
          ...(one.method ? { method: one.method } : {}),
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
          expected.share = { low: share, high: share }
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
    const known = 'name cite why model base parts product to method expect'.split(' ')
    for (const one of cases) {
      expect(one.why.length, one.name).toBeGreaterThan(20)
      expect(one.cite.length, one.name).toBeGreaterThan(0)
      expect(Object.keys(one).filter((key) => !known.includes(key))).toEqual([])
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

function expand(file: CaseFile, one: Case): { data: unknown; product: string } {
  if (one.model) return { data: one.model, product: String(one.product ?? 'W') }
  const base = file.bases?.[one.base ?? '']
  if (!base) throw new Error(`no base "${one.base}"`)
  const model = structuredClone(base.model)
  const parts = (model.parts as Json[]).map((part) =>
    layOver(
      part,
      one.parts?.find((change) => change.id === part.id),
    ),
  )
  for (const change of one.parts ?? []) {
    if (!parts.some((part) => part.id === change.id)) parts.push(layOver(base.part ?? {}, change))
  }
  const [first = {}, ...rest] = model.products as Json[]
  const product = typeof one.product === 'object' ? layOver(first, one.product) : first
  if ((product.lines as unknown[]).length === 0) {
    product.lines = parts.map((part) => ({ item: part.id, quantity: '1' }))
  }
  return {
    data: { ...model, parts, products: [product, ...rest] },
    product: typeof one.product === 'string' ? one.product : String(product.id),
  }
}

function layOver(base: Json, change: Json | undefined): Json {
  const result = { ...base }
  for (const [key, value] of Object.entries(change ?? {})) {
    const below = result[key]
    result[key] = isObject(below) && isObject(value) ? layOver(below, value) : value
  }
  return result
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
