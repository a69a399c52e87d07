import { LiveEvaluation } from '../../../shared/calc/evaluation.ts'
import type { Change, Scenario } from '../../../shared/model/scenario.ts'
import type { Model } from '../../../shared/model/schema.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { Base } from '../../../shared/scenario/base.ts'
import { Overlaid } from '../../../shared/scenario/overlaid.ts'
import { overlay } from '../../../shared/scenario/overlay.ts'

export const DAY = '2026-11-24'
const pack = currentPack()

const usd = (amount: string) => ({ amount, currency: 'USD', basis: 'arms-length' as const })
const chip = { integratedCircuit: true, memory: false, civilTelecom: true }

/** Two radios with a board in common. US content of RADIO to CN: 2 × 100 + 50 of 1000, exactly 25 %. */
export const RADIO: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [{ from: 'EUR', to: 'USD', rate: '1.1', asOf: '2026-09-01' }],
  entities: [
    { id: 'DE1', country: 'DE', headquarters: 'DE' },
    { id: 'MX1', country: 'MX', headquarters: 'DE' },
    { id: 'US1', country: 'US', headquarters: 'DE' },
  ],
  parts: [
    {
      id: 'FPGA',
      kind: 'commodity',
      origin: 'US',
      eccn: '3A001.a.7',
      price: usd('100'),
      supplier: 'Cascadia',
      facts: chip,
    },
    {
      id: 'PLL',
      kind: 'commodity',
      origin: 'US',
      eccn: '3A001.a.5',
      price: usd('50'),
      facts: chip,
    },
    {
      id: 'CASE',
      name: 'Die-cast case',
      kind: 'commodity',
      origin: 'DE',
      eccn: 'EAR99',
      price: { amount: '20', currency: 'EUR' },
    },
    { id: 'SPARE', kind: 'commodity', origin: 'JP', eccn: '3A991', price: null },
  ],
  products: [
    {
      id: 'RADIO',
      kind: 'commodity',
      eccn: '5A991',
      madeBy: 'DE1',
      price: usd('1000'),
      prices: { IN: usd('900') },
      lines: [
        { item: 'FPGA', quantity: '1' },
        { item: 'BOARD', quantity: '1' },
        { item: 'CASE', quantity: '1' },
      ],
    },
    {
      id: 'MINI',
      kind: 'commodity',
      eccn: '5A991',
      madeBy: 'DE1',
      exportedFrom: 'DE',
      price: usd('2000'),
      lines: [{ item: 'BOARD', quantity: '1' }],
    },
    {
      id: 'BOARD',
      kind: 'commodity',
      eccn: '3A991',
      madeBy: 'DE1',
      price: usd('300'),
      lines: [
        { item: 'FPGA', quantity: '1' },
        { item: 'PLL', quantity: '1' },
      ],
    },
  ],
}

export function scenario(changes: Change[], name = 'S'): Scenario {
  return { format: 'minimis-scenario', version: 1, name, changes }
}

/** The changes over the radios. */
export function over(...changes: Change[]) {
  return overlay(new Base(RADIO), [scenario(changes)], { day: DAY, packs: [pack.header.id] })
}

/** The same, to be evaluated. */
export function overlaid(...changes: Change[]): Overlaid {
  const base = LiveEvaluation.of(RADIO, { pack, choices: {}, day: DAY })
  return new Overlaid(() => base, over(...changes))
}

/** Why the only change does not fit. */
export function whyNot(change: Change): string | null {
  const { report, patch } = over(change)
  if (Object.keys(patch).length > 0) throw new Error('a change that does not fit changed something')
  return report[0]?.why ?? null
}
