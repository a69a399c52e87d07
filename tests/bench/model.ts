import type { Line, Model, Product } from '../../shared/model/schema.ts'

/** A model of `lines` BOM lines under one product: three levels, shared boards and modules. */
export function benchModel(lines: number): Model {
  const random = generator(734)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const parts = Array.from({ length: Math.floor(lines / 5) }, (_, i) => {
    const [eccn, kind] = pick(ECCNS)
    return {
      id: `P${i}`,
      kind,
      origin: random() < 0.03 ? null : pick(ORIGINS),
      eccn: random() < 0.01 ? '9A991' : eccn,
      price: {
        amount: (0.01 + random() * 40).toFixed(4),
        currency: pick(CURRENCIES),
        basis: 'arms-length' as const,
      },
      facts: {
        bundled: true,
        encryption: 'b1' as const,
        foodOrMedicine: false,
        iranSupp7: random() < 0.5,
        russiaListed: random() < 0.5,
        integratedCircuit: true,
        memory: false,
        civilTelecom: random() < 0.5,
      },
    }
  })
  const line = (item: string) => ({ item, quantity: pick(QUANTITIES) })
  const moduleCount = Math.floor(lines / 100)
  const boardCount = Math.floor(lines / 1000)
  const modules = Array.from({ length: moduleCount }, (_, i) =>
    benchProduct(
      `M${i}`,
      Array.from({ length: 90 }, () => line(pick(parts).id)),
    ),
  )
  const boards = Array.from({ length: boardCount }, (_, i) =>
    benchProduct(`B${i}`, [
      ...Array.from({ length: 80 }, () => line(pick(parts).id)),
      ...Array.from({ length: 12 }, () => line(pick(modules).id)),
    ]),
  )
  const used = boardCount * 92 + moduleCount * 90
  const inRoot = [
    ...boards.map((board) => line(board.id)),
    ...Array.from({ length: lines - used - boardCount }, () => line(pick(parts).id)),
  ]
  const root = benchProduct('W', inRoot, `${350 * lines}`)
  return {
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    rates: [
      { from: 'EUR', to: 'USD', rate: '1.08', asOf: '2026-09-01' },
      { from: 'JPY', to: 'EUR', rate: '0.0061', asOf: '2026-09-01' },
    ],
    entities: [
      { id: 'E', name: 'Maker', country: 'DE', headquarters: 'DE' },
      { id: 'U', name: 'Maker in the United States', country: 'US', headquarters: 'DE' },
    ],
    parts,
    products: [root, ...boards, ...modules],
  }
}

/** A product of the bench's maker with the given lines and selling price. */
export function benchProduct(id: string, lines: Line[], amount = '90000000'): Product {
  return {
    id,
    kind: 'commodity',
    eccn: '5A991',
    madeBy: 'E',
    price: { amount, currency: 'USD', basis: 'arms-length' },
    lines,
    facts: {
      computerApp: '0',
      meets3B993f1: false,
      advancedNode: false,
      militaryCommodity: false,
    },
  }
}

const ECCNS = [
  ['3A001.a.2', 'commodity'],
  ['3A001.b.2', 'commodity'],
  ['3A991', 'commodity'],
  ['5A991', 'commodity'],
  ['5A992.c', 'commodity'],
  ['5A002.a', 'commodity'],
  ['EAR99', 'commodity'],
  ['7A103.a', 'commodity'],
  ['2B350.g', 'commodity'],
  ['6A003.b.3', 'commodity'],
  ['4A994.b', 'commodity'],
  ['5D992.c', 'software'],
  ['3A090.b', 'commodity'],
] as const
const ORIGINS = ['US', 'US', 'US', 'DE', 'JP', 'TW', 'KR', 'CN', 'MY'] as const
const CURRENCIES = ['USD', 'USD', 'EUR', 'JPY'] as const
const QUANTITIES = ['1', '1', '2', '4', '0.5', '12', '1.25'] as const

/** A small seeded generator (mulberry32), so that every run measures the same model. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
