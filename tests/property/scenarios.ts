import fc from 'fast-check'
import type { Change, Scenario, Target } from '../../shared/model/scenario.ts'
import { changeSchema } from '../../shared/model/scenario.ts'
import type { Model, Part, Product } from '../../shared/model/schema.ts'
import { Base } from '../../shared/scenario/base.ts'
import { overlay } from '../../shared/scenario/overlay.ts'
import type { Command } from '../../shared/workspace/commands.ts'
import { DAY, DESTINATIONS } from './oracle.ts'

export const PACK = 'ear-2026-09-24'

const product = fc.constantFrom('W', 'S1', 'S2', 'S3')
const part = fc.constantFrom('P0', 'P1', 'P2', 'P3')
const item = fc.oneof({ weight: 3, arbitrary: part }, { weight: 2, arbitrary: product })
const origin = fc.constantFrom('US', 'JP', 'DE')
const eccn = fc.constantFrom('3A991', '3A001.a.2', 'EAR99', '5A992.c')
const supplier = fc.constantFrom('Acme', 'DE1')
const amount = fc.constantFrom('1', '2.50', '40', '1000')
const price = fc.record({ amount, currency: fc.constantFrom('USD', 'EUR', 'CNY') })
const quantity = fc.constantFrom('0', '1', '2', '0.5', '7')
const flag = fc.boolean()

const filter = fc
  .record(
    { origin, eccn: fc.constantFrom('3A991', '3A001', 'EAR99'), supplier, product },
    { requiredKeys: [] },
  )
  .filter((given) => Object.keys(given).length > 0)

/** Lines are named as a person would, from the model; one in eight is wrong by now. */
function line(model: Model): fc.Arbitrary<Target> {
  const places = model.products.flatMap(({ id, lines }) =>
    lines.map((row, i) => ({ product: id, line: i + 1, item: row.item })),
  )
  const wrong = fc.record({ product, line: fc.integer({ min: 1, max: 5 }), item })
  if (places.length === 0) return wrong
  return fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom(...places) },
    { weight: 1, arbitrary: wrong },
  )
}

function target(model: Model): fc.Arbitrary<Target> {
  return fc.oneof(
    line(model),
    line(model),
    item.map((id) => ({ part: id })),
    fc.record({ product, part: item }),
    filter.map((given) => ({ filter: given })),
  )
}

/** Changes of few parts and lines, which often meet. */
function crowded(model: Model): fc.Arbitrary<Change> {
  const [some, other] = [fc.constantFrom('P0', 'P1'), fc.constantFrom('P0', 'P1', 'S1')]
  const where = fc.oneof(
    line({ ...model, products: model.products.slice(0, 2) }),
    some.map((id) => ({ part: id })),
    fc.record({ product: fc.constantFrom('W', 'S1'), part: some }),
    fc
      .constantFrom({ origin: 'US' }, { origin: 'US', product: 'W' }, { eccn: '3A991' })
      .map((given) => ({ filter: given })),
  )
  const any = fc.oneof(
    of('swapItem', { where, to: other }),
    of('setOrigin', { where, origin }),
    of('setEccn', { where, eccn }),
    of('setPartPrice', { where, price }),
    of('scalePrice', { where, factor: fc.constantFrom('0.9', '2') }),
    of('setQuantity', { where, quantity: fc.constantFrom('1', '3') }),
  )
  return any.map((raw) => changeSchema.parse(raw))
}

function of<K extends string, T>(kind: K, members: { [M in keyof T]: fc.Arbitrary<T[M]> }) {
  return fc.record({ kind: fc.constant(kind), ...members })
}

function anyChange(model: Model): fc.Arbitrary<Change> {
  const where = target(model)
  const any = fc.oneof(
    of('swapItem', { where, to: item }),
    of('swapItem', { where: line(model), to: item }),
    of('setOrigin', { where, origin }),
    of('setSupplier', { where, supplier }),
    of('setEccn', { where, eccn }),
    of('setPartPrice', { where, price }),
    of('scalePrice', { where, factor: fc.constantFrom('0.9', '1', '2', '1.125') }),
    of('setQuantity', { where, quantity }),
    fc.record(
      {
        kind: fc.constant('moveProduction'),
        product,
        to: fc.constantFrom('DE1', 'SG1', 'US1', 'NONE'),
        exportedFrom: fc.constantFrom('DE', 'SG'),
        price,
        prices: fc.dictionary(fc.constantFrom(...DESTINATIONS), price, { maxKeys: 2 }),
      },
      { requiredKeys: ['kind', 'product', 'to'] },
    ),
    fc.record(
      {
        kind: fc.constant('setSellingPrice'),
        product,
        destination: fc.constantFrom(...DESTINATIONS),
        price,
      },
      { requiredKeys: ['kind', 'product', 'price'] },
    ),
    of('setRate', {
      from: fc.constantFrom('EUR', 'CNY'),
      to: fc.constantFrom('USD', 'CNY'),
      rate: fc.constantFrom('1.1', '0.14', '7'),
    }),
    of('setDiscrete', { product, applies: flag, reason: fc.constant('sold alone') }),
    of('setFact', {
      item: part,
      fact: fc.constantFrom('iranSupp7', 'russiaListed', 'foodOrMedicine', 'answers.x'),
      value: fc.constantFrom(true, false, null),
    }),
    of('usePack', { pack: fc.constantFrom(PACK, 'other') }),
  )
  return any.map((raw) => changeSchema.parse(raw))
}

export function changes(model: Model): fc.Arbitrary<Change[]> {
  const many = (one: fc.Arbitrary<Change>) => fc.array(one, { minLength: 1, maxLength: 5 })
  return fc.oneof(many(anyChange(model)), many(crowded(model)))
}

export function scenario(given: readonly Change[]): Scenario {
  return { format: 'minimis-scenario', version: 1, name: 'S', changes: [...given] }
}

export function laid(model: Model, given: readonly Change[]) {
  const base = new Base(model)
  return { base, over: overlay(base, [scenario(given)], { day: DAY, packs: [PACK] }) }
}

/** The numbers that lines get, in the order of the model. */
export function numbered(model: Model) {
  const places = model.products.flatMap(({ id, lines }) => lines.map((_, i) => `${id} ${i + 1}`))
  return ({ product: id, line: at }: { product: string; line: number }) =>
    places.indexOf(`${id} ${at}`) + 1
}

/** A model after a command of those that a scenario gives, as a workspace would have it. */
export function applied(model: Model, command: Command | null): Model {
  if (command?.kind !== 'batch') return model
  const parts = new Map<string, Part>(model.parts.map((row) => [row.id, row]))
  const products = new Map<string, Product>(model.products.map((row) => [row.id, row]))
  const places = model.products.flatMap(({ id, lines }) => lines.map((_, i) => [id, i] as const))
  let { rates } = model
  for (const single of command.commands) {
    if (single.kind === 'setPart') parts.set(single.part.id, single.part)
    else if (single.kind === 'changePart') {
      const known = parts.get(single.id)
      if (!known) throw new Error(`no part ${single.id}`)
      parts.set(single.id, { ...known, ...single.set } as Part)
    } else if (single.kind === 'changeProduct') {
      const known = products.get(single.id)
      if (!known) throw new Error(`no product ${single.id}`)
      products.set(single.id, { ...known, ...single.set } as Product)
    } else if (single.kind === 'setLine') {
      const [id, at] = places[single.line - 1] ?? ['', 0]
      const known = products.get(id)
      if (!known) throw new Error(`no line ${single.line}`)
      const { item: to, quantity: count } = single
      const lines = known.lines.map((row, i) =>
        i === at ? { ...row, ...(to && { item: to }), ...(count && { quantity: count }) } : row,
      )
      products.set(id, { ...known, lines })
    } else if (single.kind === 'setRate') {
      const { rate } = single
      const same = (row: typeof rate) =>
        row.from === rate.from && row.to === rate.to && row.asOf === rate.asOf
      rates = [...rates.filter((row) => !same(row)), rate]
    } else if (single.kind === 'removeRate') {
      const { from, to, asOf } = single
      rates = rates.filter((row) => row.from !== from || row.to !== to || row.asOf !== asOf)
    } else throw new Error(`a scenario does not give ${single.kind}`)
  }
  return { ...model, rates, parts: [...parts.values()], products: [...products.values()] }
}
