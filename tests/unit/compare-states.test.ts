import { expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { compareStates, MOST_STAGES } from '../../shared/compare/compare-states.ts'
import type { ComparedState } from '../../shared/compare/state.ts'
import { modelSchema } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const DAY = '2026-11-24'
const subject = { product: 'W', destinations: ['CN', 'IR'], method: 'look-through' as const }

const price = (amount: string, currency = 'USD') => ({ amount, currency })
const usPart = (id: string, amount = '10') => ({
  id,
  kind: 'commodity',
  origin: 'US',
  eccn: '3A991',
  price: price(amount),
})
const made = (id: string, lines: [string, string][], more: object = {}) => ({
  id,
  kind: 'commodity',
  eccn: '5A991',
  madeBy: 'DE1',
  price: price('100'),
  lines: lines.map(([item, quantity]) => ({ item, quantity })),
  ...more,
})

function state(parts: object[], products: object[], more: object = {}): ComparedState {
  const model = modelSchema.parse({
    format: 'minimis-model',
    version: 1,
    currency: 'USD',
    entities: [{ id: 'DE1', name: 'Werke', country: 'DE' }],
    parts,
    products,
    ...more,
  })
  return { model, day: DAY, choices: {}, pack: currentPack() }
}

function told(before: ComparedState, after: ComparedState) {
  const found = compareStates(before, after, subject)
  const whole = LiveEvaluation.of(after.model, { ...after, pack: currentPack() })
  const at = (code: string) => whole.figures('W', code, subject.method)
  expect(found.after?.map(({ share }) => share)).toEqual(
    subject.destinations.map((code) => at(code).share),
  )
  return { ...found, sentences: found.differences.map(({ sentence }) => sentence) }
}

test('lines are added, removed, swapped, changed and moved, each in one sentence', () => {
  const parts = ['A', 'B', 'C', 'D', 'E'].map((id) => usPart(id))
  const before = state(parts, [
    made('W', [
      ['A', '1'],
      ['B', '1'],
      ['C', '2'],
      ['E', '1'],
    ]),
  ])
  const after = state(parts, [
    made('W', [
      ['E', '1'],
      ['A', '3'],
      ['D', '1'],
      ['C', '2'],
      ['C', '1'],
    ]),
  ])
  const { sentences, differences, stages } = told(before, after)
  expect(sentences).toEqual([
    'W: line E: place line 4 → line 1',
    'W: line A: quantity 1 → 3',
    'W: D in the place of B',
    '1 × C added to W',
  ])
  expect(differences.map(({ rests }) => rests)).toEqual([false, true, true, true])
  expect(differences[2]).toMatchObject({
    before: '1 × B (US, 3A991, 10 USD)',
    after: '1 × D (US, 3A991, 10 USD)',
  })
  expect(stages.map(({ figures }) => figures[1]?.share.low)).toEqual(['0.7', '0.7', '0.8'])
})

test('what lies two levels down is found with the way to it, and what moves no share is not a step', () => {
  const deep = (part: object) =>
    state([part], [made('W', [['S1', '2']]), made('S1', [['S2', '1']]), made('S2', [['A', '1']])])
  const before = deep({ ...usPart('A'), name: 'Old', supplier: 'X' })
  const after = deep({
    ...usPart('A', '12'),
    name: 'New',
    supplier: 'Y',
    origin: 'JP',
    facts: { integratedCircuit: true },
    price: { ...price('12'), source: 'quote 7' },
  })
  const { differences, sentences, stages } = told(before, after)
  expect(differences.every(({ path }) => path.join('/') === 'W/S1/S2/A')).toBe(true)
  expect(sentences.sort()).toEqual([
    'A: country of origin US → JP',
    'A: description Old → New',
    'A: supplier X → Y',
    'A: unit price 10 USD → 12 USD',
    'A: unit price: source not given → quote 7',
    'A: whether it is an integrated circuit not given → yes',
  ])
  expect(stages).toHaveLength(3)
})

test('a part that becomes a sub-assembly is one step, and so is the way back', () => {
  const bought = state([usPart('A'), usPart('S')], [made('W', [['S', '1']])])
  const built = state([usPart('A')], [made('W', [['S', '1']]), made('S', [['A', '3']])])
  for (const [before, after] of [
    [bought, built],
    [built, bought],
  ] as const) {
    const { stages, sentences } = told(before, after)
    expect(stages).toHaveLength(1)
    expect(sentences[0]).toMatch(/^S: what it is a .* → a /)
  }
})

test('two sub-assemblies that change places in each other leave no cycle on the way', () => {
  const parts = [usPart('A')]
  const before = state(parts, [
    made('W', [['S1', '1']]),
    made('S1', [['S2', '1']]),
    made('S2', [['A', '1']]),
  ])
  const after = state(parts, [
    made('W', [['S2', '1']]),
    made('S2', [['S1', '2']]),
    made('S1', [['A', '1']]),
  ])
  const { sentences } = told(before, after)
  expect(sentences).toEqual([
    'S1: A in the place of S2',
    'S2: S1 in the place of A',
    'S2: line S1: quantity 1 → 2',
    'W: S2 in the place of S1',
  ])
})

test('rates, switches, the day and companies are told before the items, with what each did', () => {
  const parts = [{ ...usPart('A'), price: price('10', 'EUR') }]
  const products = [made('W', [['A', '1']])]
  const rates = (rate: string) => [{ from: 'EUR', to: 'USD', rate, asOf: '2026-01-01' }]
  const before = state(parts, products, { rates: rates('1.1') })
  const other = state(parts, products, {
    rates: rates('1.2'),
    entities: [{ id: 'DE1', name: 'Werke', country: 'FR' }],
  })
  const after = { ...other, day: '2026-11-25', choices: { syriaSpp: 'outOfAccount' } }
  const options =
    currentPack()
      .switchById.get('syriaSpp')
      ?.options.map(({ id }) => id) ?? []
  const option = options.find((id) => id !== currentPack().switchById.get('syriaSpp')?.default)
  const { sentences, stages } = told(before, { ...after, choices: { syriaSpp: option ?? '' } })
  expect(sentences).toEqual([
    `switch syriaSpp counts → ${option}`,
    'day of determination 2026-11-24 → 2026-11-25',
    'rate EUR to USD 1.1, of 2026-01-01 → 1.2, of 2026-01-01',
    'company DE1: country DE → FR',
  ])
  expect(stages.map(({ figures }) => figures[1]?.share.low)).toEqual([
    '0.11',
    '0.11',
    '0.12',
    '0.12',
  ])
})

test('more differences than steps are taken item by item, and the last ones at once', () => {
  const many = (amount: string, origin: string) => {
    const ids = Array.from({ length: 100 }, (_, i) => `P${i}`)
    const parts = ids.map((id) => ({ ...usPart(id, amount), origin }))
    return state(parts, [
      made(
        'W',
        ids.map((id): [string, string] => [id, '1']),
      ),
    ])
  }
  const { stages, differences } = told(many('0.1', 'US'), many('0.2', 'JP'))
  expect(differences).toHaveLength(200)
  expect(stages).toHaveLength(MOST_STAGES)
  expect(stages[0]?.differences).toHaveLength(2)
  expect(stages.flatMap((stage) => stage.differences)).toHaveLength(200)
})

test('a product that only one state has is said to be so, with its verdict there', () => {
  const without = state([], [])
  const withIt = state([usPart('A')], [made('W', [['A', '1']])])
  const added = compareStates(without, withIt, subject)
  expect(added).toMatchObject({ isIn: { before: false, after: true }, before: null, stages: [] })
  expect(added.after?.[1]?.share.low).toBe('0.1')
  expect(compareStates(withIt, without, subject)).toMatchObject({ after: null, differences: [] })
  expect(compareStates(withIt, withIt, subject)).toMatchObject({ differences: [], stages: [] })
})
