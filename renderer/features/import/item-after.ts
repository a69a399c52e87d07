import type { Price } from '../../../shared/model/schema.ts'
import type { KnownItem } from '../../../shared/tabular/known.ts'
import type { RowOutcome } from '../../../shared/tabular/plan.ts'

/** What a part or product says after a table was taken over; null: not known. */
export interface ItemAfter {
  name: string | null
  origin: string | null
  eccn: string | null
  price: Price | null
  kind: string | null
  supplier: string | null
  madeBy: string | null
  manufacturerPartNumber: string | null
  hts: string | null
  usShare: string | null
  usEccn: string | null
}

const NOTHING: ItemAfter = {
  name: null,
  origin: null,
  eccn: null,
  price: null,
  kind: null,
  supplier: null,
  madeBy: null,
  manufacturerPartNumber: null,
  hts: null,
  usShare: null,
  usEccn: null,
}

/** What each item of a plan says after it, by id. */
export function itemsAfter(
  outcomes: readonly RowOutcome[],
  known: readonly KnownItem[],
): Map<string, ItemAfter> {
  const before = new Map(known.map((item) => [item.id, item]))
  const after = new Map<string, ItemAfter>()
  for (const outcome of outcomes) {
    if (!('line' in outcome) || after.has(outcome.item)) continue
    const was = before.get(outcome.item)
    if (outcome.kind === 'adds') {
      const { adds } = outcome
      after.set(outcome.item, facts(adds.type === 'part' ? adds.part : adds.product))
    } else if (outcome.kind === 'updates') {
      const set = Object.fromEntries(outcome.changes.map(({ member, value }) => [member, value]))
      after.set(outcome.item, facts({ ...was, ...set }))
    } else after.set(outcome.item, was ? facts(was) : NOTHING)
  }
  return after
}

/** The members of a part or product that a table can tell. */
export function facts(item: object): ItemAfter {
  const {
    facts: more,
    usContent,
    ...own
  } = item as Record<string, unknown> & {
    facts?: { hts6?: string | null } | null
    usContent?: { share: string; eccn?: string | null } | null
  }
  const members = Object.keys(NOTHING).map((key) => [key, own[key] ?? null])
  return {
    ...(Object.fromEntries(members) as unknown as ItemAfter),
    hts: more?.hts6 ?? null,
    usShare: usContent?.share ?? null,
    usEccn: usContent?.eccn ?? null,
  }
}
