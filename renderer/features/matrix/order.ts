import { actsWorstFirst, asksForAct } from '../../../shared/calc/result/act.ts'
import type { Order } from '../../stores/matrix-view.ts'
import { shareAt } from './cell.ts'
import type { Column, ProductLine } from './lines.ts'

type Compare = (a: ProductLine, b: ProductLine) => number

const texts = new Intl.Collator('en', { numeric: true })

/** The order of rows; what is not worked out yet comes last, and the id settles what is equal. */
export function compareLines({ by, isReversed }: Order, columns: readonly Column[]): Compare {
  const first = by === 'company' ? byCompany : by === 'name' ? byName : byFigures(by, columns)
  return (a, b) => {
    const unknown = Number(a.answered === null) - Number(b.answered === null)
    if (by !== 'company' && by !== 'name' && unknown !== 0) return unknown
    const order = first(a, b)
    return (isReversed ? -order : order) || texts.compare(a.product.id, b.product.id)
  }
}

const byName: Compare = (a, b) => texts.compare(a.product.name, b.product.name)

/** By the name of the company, those without one last; then by id. */
const byCompany: Compare = (a, b) => {
  const [one, two] = [a.product, b.product]
  const missing = Number(one.madeBy === null) - Number(two.madeBy === null)
  const nameOf = ({ makerName, madeBy }: typeof one) => makerName ?? madeBy ?? ''
  return (
    missing ||
    texts.compare(nameOf(one), nameOf(two)) ||
    texts.compare(one.madeBy ?? '', two.madeBy ?? '')
  )
}

/** The most pressing first: by counts of acts, or by the share at a destination. */
function byFigures(by: 'worst' | { destination: string }, columns: readonly Column[]): Compare {
  if (by === 'worst') return byCounts
  const at = columns.find(({ code }) => code === by.destination)?.at
  if (at === undefined) return () => 0
  return (a, b) => {
    if (!a.answered || !b.answered) return 0
    const [one, two] = [shareAt(a.answered.row, at), shareAt(b.answered.row, at)]
    return (one === two ? 0 : two - one) || severityAt(b, at) - severityAt(a, at)
  }
}

const PRESSING = actsWorstFirst.filter(asksForAct)

/** More of the act that asks for most first, then of the next. */
const byCounts: Compare = (a, b) => {
  for (const act of PRESSING) {
    const order = (b.counts?.[act] ?? 0) - (a.counts?.[act] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

function severityAt({ answered }: ProductLine, at: number): number {
  const act = answered?.row.acts[at]
  const place = act ? PRESSING.indexOf(act) : -1
  return place < 0 ? 0 : PRESSING.length - place
}
