import { expect, test } from 'vitest'
import { HeldModel } from '../../electron/evaluation/held-model.ts'
import { isIncomplete, totalsOf } from '../../renderer/features/home/figures.ts'
import { askedOfPart } from '../../renderer/features/parts/asked-of-part.ts'
import { openOfPart } from '../../renderer/features/parts/open-of-part.ts'
import { countParts } from '../../renderer/features/parts/part-filters.ts'
import { openQuestions } from '../../renderer/features/parts/workbench/open-questions.ts'
import { DecisiveItems } from '../../shared/calc/decisive.ts'
import { isComplete, openAcross, openItemsOf } from '../../shared/calc/result/complete.ts'
import type { Model } from '../../shared/model/schema.ts'
import { carriedPacks } from '../../shared/rules/packs/at-hand.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { PartRow, ProductRow } from '../../shared/workspace/views.ts'
import { telecom } from '../db/support.ts'
import { check, FULL, type Question, question, RUNS } from './models.ts'
import { DAY } from './oracle.ts'

const pack = currentPack()
const METHOD = 'look-through'

/** Parts as the register lists them. */
function registerOf(model: Model): PartRow[] {
  return model.parts.map((part) => ({
    ...part,
    name: part.name ?? part.id,
    origin: part.origin ?? null,
    eccn: part.eccn ?? null,
    supplier: null,
    price: part.price ? { basis: null, ...part.price } : null,
    usContent: part.usContent ?? null,
    facts: part.facts ?? null,
    usedOn: 1,
  })) as PartRow[]
}

/** Home, status bar, matrix, product, parts and workbench, each asked for what is not complete. */
function expectOneMeaning(model: Model, destinations: readonly string[]): void {
  const held = HeldModel.of(model, DAY, {}, carriedPacks)
  const top = held.topProducts()
  const rows = top.map((product) =>
    held.overviewRow(product, { destinations, method: METHOD, isTop: true }),
  )
  const byProduct = new Map(rows.map((row) => [row.product, row]))
  const incomplete = rows.filter(isIncomplete)

  const sold = top.map((id) => ({ id }) as ProductRow)
  expect(totalsOf(sold, byProduct, destinations).incomplete).toBe(incomplete.length)
  expect(rows.filter(({ open }) => open.length > 0)).toEqual(incomplete)

  const decisive = new DecisiveItems()
  for (const row of rows) {
    const { acts } = held.matrixRow(row.product, destinations, METHOD)
    expect(!isComplete(acts)).toBe(isIncomplete(row))
    const isMakerOpen = (id: string) =>
      row.open.some(({ item, missing }) => item === id && missing.includes('madeBy'))
    const inResults = destinations.flatMap((to) => {
      const open = openItemsOf(held.result(row.product, to, METHOD), isMakerOpen)
      decisive.add(row.product, open)
      return open
    })
    expect(new Set(row.open.map(({ item }) => item))).toEqual(
      new Set(inResults.map(({ item }) => item)),
    )
  }

  const open = openAcross(rows)
  const list = decisive.list()
  expect(new Set(list.map(({ item }) => item))).toEqual(new Set(open.keys()))

  const register = registerOf(model)
  const rulesAsk = askedOfPart({ pack, choices: {}, destinations, day: DAY })
  const known = { open, seen: new Set(register) }
  const view = { isUs: () => false, asked: openOfPart(rulesAsk, known) }
  const openParts = register.filter(({ id }) => open.has(id)).map(({ id }) => id)
  expect(countParts(register, view).filters.open).toBe(openParts.length)
  const weights = new Map(list.map((one) => [one.item, one]))
  const asked = openOfPart(rulesAsk, { open: weights, seen: new Set(register) })
  const walked = openQuestions(register, asked, weights, pack).flatMap(({ parts }) => parts)
  expect(new Set(walked.map(({ id }) => id))).toEqual(new Set(openParts))
}

/** Each run asks for whole results of every product. */
const RUNS_OF_MANY = Math.ceil(RUNS / 25)

test('home, status bar, matrix, product, parts and the workbench call the same open', () => {
  const holds = ({ model, to }: Question) => expectOneMeaning(model, [to, 'CN', 'RU'])
  check(20261129, question(FULL), holds, RUNS_OF_MANY)
})

test('so they do in the demo', () => {
  expectOneMeaning(telecom(), ['CN', 'RU', 'IR', 'IN'])
})
