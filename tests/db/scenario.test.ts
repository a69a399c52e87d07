import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Change, readScenario, type Scenario } from '../../shared/model/scenario.ts'
import type { Model } from '../../shared/model/schema.ts'
import { Base, type LinePlace } from '../../shared/scenario/base.ts'
import { commandsOf } from '../../shared/scenario/commands.ts'
import { overlay } from '../../shared/scenario/overlay.ts'
import { applied, open } from './applying.ts'
import { canonical, small, telecom } from './support.ts'

const adopt = (pack: string) =>
  ({ kind: 'adoptPack', pack, hash: '0'.repeat(64), on: '2026-11-24', reason: 'S' }) as const
const options = { day: '2026-11-24', packs: ['P'] }

/** Applies a scenario to a workspace with the model, and back and forth again; the model is then the overlaid one. */
function expectApplied(model: Model, changes: Change[]): void {
  const workspace = open(model)
  const base = new Base(workspace.model())
  const scenario: Scenario = { format: 'minimis-scenario', version: 1, name: 'S', changes }
  const over = overlay(base, [scenario], options)
  expect(over.report.map(({ why }) => why)).toEqual(changes.map(() => null))
  const lineOf = ({ product, line }: LinePlace) => workspace.bom(product)[line - 1]?.line ?? 0
  const command = commandsOf(base, over, { what: 'Apply S', lineOf, adopt })
  if (!command) throw new Error('there is no command')
  applied(workspace, command)
  expect(canonical(unordered(workspace.model()))).toBe(canonical(unordered(over.model)))
}

/** The order of rates means nothing. */
function unordered({ rates, ...model }: Model) {
  return { ...model, rates: rates.map((rate) => canonical(rate)).sort() }
}

test('a scenario of every kind of change is one command that undo takes back', () => {
  const line = { product: 'W', line: 1, item: 'P1' }
  expectApplied(small(), [
    { kind: 'setOrigin', where: line, origin: 'JP' },
    { kind: 'setEccn', where: { part: 'P2' }, eccn: 'EAR99' },
    { kind: 'setSupplier', where: { product: 'S', part: 'P2' }, supplier: 'Acme' },
    { kind: 'scalePrice', where: { part: 'P2' }, factor: '1.25' },
    { kind: 'setQuantity', where: line, quantity: '5' },
    { kind: 'swapItem', where: { product: 'W', line: 3, item: 'P2' }, to: 'T' },
    {
      kind: 'moveProduction',
      product: 'W',
      to: 'E2',
      exportedFrom: 'DE',
      prices: { CN: { amount: '70', currency: 'USD' } },
    },
    { kind: 'setSellingPrice', product: 'W', price: { amount: '95.50', currency: 'EUR' } },
    { kind: 'setDiscrete', product: 'S', applies: true, reason: 'sold alone' },
    { kind: 'setFact', item: 'P1', fact: 'memory', value: false },
    { kind: 'setFact', item: 'W', fact: 'advancedNode', value: true },
    { kind: 'setRate', from: 'USD', to: 'EUR', rate: '0.9' },
  ])
})

test('sub-assemblies that change places one after the other are applied without a cycle on the way', () => {
  const kind = 'commodity' as const
  const product = (id: string, ...items: string[]) => ({
    id,
    kind,
    lines: items.map((item) => ({ item, quantity: '1' })),
  })
  const model = {
    ...small(),
    products: [product('A', 'P1', 'P2'), product('B', 'A'), product('C', 'B')],
  }
  expectApplied(model, [
    { kind: 'swapItem', where: { product: 'B', line: 1, item: 'A' }, to: 'P1' },
    { kind: 'swapItem', where: { product: 'A', line: 1, item: 'P1' }, to: 'B' },
  ])
})

const folder = join(import.meta.dirname, '../../samples/scenarios')

test.each(readdirSync(folder))('the sample %s can be applied to the demo workspace', (name) => {
  const read = readScenario(readFileSync(join(folder, name), 'utf8'))
  if (!read.ok) throw new Error(read.problems[0]?.message)
  expectApplied(telecom(), read.value.changes)
})

test('a change of the rule pack takes it into force, the last of several alone', () => {
  const base = new Base(small())
  const changes: Change[] = [
    { kind: 'usePack', pack: 'R' },
    { kind: 'usePack', pack: 'Q' },
  ]
  const scenario: Scenario = { format: 'minimis-scenario', version: 1, name: 'S', changes }
  const over = overlay(base, [scenario], { ...options, packs: ['P', 'Q', 'R'] })
  const command = commandsOf(base, over, { what: 'S', lineOf: () => 1, adopt })
  expect(command).toEqual({ kind: 'batch', what: 'S', commands: [adopt('Q')] })
})
