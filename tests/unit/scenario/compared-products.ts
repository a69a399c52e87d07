import type {
  ComparedFigures,
  ComparedProduct,
  ComparedScenario,
} from '../../../shared/scenario/compare.ts'
import type { Cost } from '../../../shared/scenario/cost.ts'

/** Figures that differ in their share alone. */
export const figures = (low: string, high: string | null = low): ComparedFigures => ({
  method: 'look-through',
  outcome: 'not-subject',
  act: 'not-subject',
  rule: '734.4(d)',
  threshold: '0.25',
  share: { low, high },
  controlled: { low, high },
  price: '1',
  headroom: { low: '0.05', high: '0.05', isOver: false },
})
const same: ComparedScenario = { figures: figures('0.2'), flip: null }
const moved: ComparedScenario = { figures: figures('0.1'), flip: null }
const flipped: ComparedScenario = {
  figures: { ...figures('0.3'), outcome: 'subject', act: 'licence' },
  flip: {
    outcome: { from: 'not-subject', to: 'subject' },
    act: { from: 'not-subject', to: 'licence' },
    rule: { from: '734.4(d)', to: '734.4(d)' },
    by: [],
  },
}
/** A cost of which every price is known. */
export const cost = (amount: string): Cost => ({ amount, known: amount, unknown: [] })
const product = (
  id: string,
  scenarios: Record<string, ComparedScenario[]>,
  costs: string[] = ['10', '10'],
): ComparedProduct => ({
  product: id,
  cost: { base: cost('10'), scenarios: costs.map(cost) },
  destinations: Object.entries(scenarios).map(([destination, each]) => ({
    destination,
    base: figures('0.2'),
    scenarios: each,
  })),
})

/** Four products to two destinations, with two scenarios beside the base. */
export const comparedProducts = [
  product('A', { CN: [same, flipped], DE: [same, same] }),
  product('B', { CN: [same, same], DE: [same, same] }),
  product('C', { CN: [moved, flipped], DE: [same, flipped] }),
  product('D', { CN: [same, same], DE: [same, same] }, ['10', '11']),
]
