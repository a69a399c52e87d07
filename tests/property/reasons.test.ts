import { describe, expect, test } from 'vitest'
import type { Result, ResultLine } from '../../shared/calc/result/result.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { citationsIn, type Reason, sourceText } from '../../shared/rules/reason.ts'
import { COLUMNS } from '../../shared/rules/schema.ts'
import { check, FULL, judge, question } from './models.ts'

const pack = currentPack()

/** Every citation of the pack's rows, and every cell of the Country Chart. */
const citations = new Set([
  ...[...pack.places.keys()].flatMap((row) => citationsIn((row as { cite: string }).cite)),
  ...pack.countries.countries
    .filter((country) => country.chart !== null)
    .flatMap(({ code }) => COLUMNS.map((column) => `738 Supp. 1, ${code}, ${column}`)),
])
const rows = new Map(
  [...pack.places].map(([row, { name }]) => [name, (row as { cite: string }).cite]),
)
const sources = Object.keys(pack.header.sources).map((tag) => sourceText(pack, tag))

function linesOf({ counted, notCounted, unknown }: Result): ResultLine[] {
  return [...counted, ...notCounted, ...unknown]
}

function mustStandInPack({ cite, source, row }: Reason): void {
  expect(cite.length).toBeGreaterThan(0)
  for (const one of cite) expect(citations).toContain(one)
  for (const one of source.split('; ')) expect(sources).toContain(one)
  const ofRow = rows.get(row)
  if (ofRow === undefined) throw new Error(`no row ${row}`)
  expect(cite).toEqual(expect.arrayContaining(citationsIn(ofRow)))
}

describe('Every line of a result', () => {
  test('has a reason, and each reason a citation that stands in the row that it names', () => {
    check(20261128, question(FULL), ({ model, to }) => {
      const result = judge(model, to)
      for (const line of linesOf(result)) {
        expect(line.reasons.length).toBeGreaterThan(0)
        line.reasons.forEach(mustStandInPack)
        expect(line.because).toEqual(line.reasons.map(({ why }) => why))
        expect(line.cite).toEqual([...new Set(line.reasons.flatMap(({ cite }) => cite))])
      }
    })
  })

  test('goes down to the cell of the chart where a column of it counts', () => {
    check(20261129, question(FULL), ({ model, to }) => {
      for (const { reasons } of judge(model, to).counted)
        for (const { why, cite } of reasons)
          if ((COLUMNS as readonly string[]).includes(why))
            expect(cite[0]).toMatch(new RegExp(`^738 Supp. 1, [A-Z-]+, ${why}$`))
    })
  })
})

describe('Every step of a result', () => {
  test('has a reason with a citation of the pack, those too that do not apply', () => {
    check(20261130, question(FULL), ({ model, to }) => {
      for (const step of judge(model, to).steps) {
        expect(step.reasons.length).toBeGreaterThan(0)
        step.reasons.forEach(mustStandInPack)
        expect(step.why).toBe(step.reasons.map(({ why }) => why).join('; '))
      }
    })
  })

  test('names the limb of each case of 734.4(a) that fails', () => {
    check(20261131, question(FULL), ({ model, to }) => {
      for (const { step, answer, reasons } of judge(model, to).steps) {
        if (step !== 'no-level') continue
        const why = reasons[0]?.why
        const rule = pack.noLevel.rules.find(({ because }) =>
          [because, `may be ${because}`].includes(why ?? ''),
        )
        expect(rule === undefined).toBe(answer === 'does-not-apply')
      }
    })
  })
})
