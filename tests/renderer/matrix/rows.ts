import type { Material } from '../../../renderer/features/matrix/view.ts'
import type { MatrixRow } from '../../../renderer/stores/matrix.ts'
import type { MatrixView } from '../../../renderer/stores/matrix-view.ts'
import { actOf } from '../../../shared/calc/result/act.ts'
import type { Outcome } from '../../../shared/calc/result/result.ts'
import type { RuleGroup } from '../../../shared/rules/groups.ts'
import type { NeedState } from '../../../shared/rules/product-need.ts'
import type { ProductRow } from '../../../shared/workspace/views.ts'

/** A verdict in short: outcome, then share or bounds, against a level of 25 % where none is given. */
export interface Given {
  outcome: Outcome
  /** Of the product itself; required where none is given. */
  need?: NeedState
  low?: string | null
  high?: string | null
  level?: string | null
  rule?: string | null
}

export const pass = (low: string): Given => ({ outcome: 'not-subject', low, rule: '734.4(d)' })
export const fail = (low: string): Given => ({ outcome: 'subject', low, rule: '734.4(d)' })
export const open = (low: string | null, high: string | null): Given => ({
  outcome: 'undetermined',
  low,
  high,
})

export function rowOf(product: string, given: readonly Given[]): MatrixRow {
  return {
    product,
    outcomes: given.map(({ outcome }) => outcome),
    acts: given.map(({ outcome, need = 'required' }) =>
      actOf({ outcome, need, beside: 'nothing' }),
    ),
    candidates: given.map(() => ''),
    needMissing: [],
    rules: given.map(({ rule = null }) => rule),
    low: given.map(({ low = null }) => low),
    high: given.map(({ low = null, high = low }) => high),
    levels: given.map(({ level = '0.25' }) => level),
    prices: ['1000'],
  }
}

export function productOf(id: string, more: Partial<ProductRow> = {}): ProductRow {
  return {
    id,
    name: `name of ${id}`,
    kind: 'commodity',
    eccn: null,
    eccnSource: null,
    madeBy: 'A',
    makerName: 'Alpha',
    country: 'DE',
    exportedFrom: null,
    price: null,
    lines: 1,
    rowsNotTaken: 0,
    isSubAssembly: false,
    ...more,
  }
}

const group = (id: string, codes: string[]): RuleGroup => ({
  id,
  title: `Group ${id}`,
  members: id.toUpperCase(),
  level: '0.25',
  cite: '740 Supp. 1',
  destinations: codes.map((code) => ({ code, name: `Land ${code}` })),
})

/** Two groups of two destinations; the answers come in another order than the columns. */
export const GROUPS = [group('one', ['XA', 'XB']), group('two', ['XC', 'XD'])]
export const DESTINATIONS = ['XC', 'XA', 'XD', 'XB']

/** What is known: verdicts by product in the order of DESTINATIONS, all of revision 5. */
export function material(
  verdicts: Record<string, readonly Given[]>,
  more: Partial<Material> = {},
): Material {
  const sheet = new Map(
    Object.entries(verdicts).map(([id, given]) => [id, { row: rowOf(id, given), revision: 5 }]),
  )
  return {
    groups: GROUPS,
    destinations: DESTINATIONS,
    often: ['XD'],
    sets: [{ name: 'Sales: north', destinations: ['XA', 'XC'] }],
    products: Object.keys(verdicts).map((id) => productOf(id)),
    sheet,
    otherSheet: null,
    ...more,
  }
}

export const VIEW: MatrixView = {
  picture: 'table',
  scenario: null,
  choice: 'all',
  showAll: false,
  destinationFilter: '',
  productFilter: '',
  only: 'all',
  order: { by: 'name', isReversed: false },
  compares: false,
  place: null,
  mapsWorst: false,
}
