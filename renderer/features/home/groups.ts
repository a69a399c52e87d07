import { type Act, actsWorstFirst } from '../../../shared/calc/result/act.ts'
import type { EntityRow, ProductRow } from '../../../shared/workspace/views.ts'

/** The products of one company of the group; `id` is '' where the maker is not known. */
export interface CompanyGroup {
  id: string
  name: string
  country: string | null
  headquarters: string | null
  products: ProductRow[]
}

/** A line of the home table. */
export type HomeRow =
  | { type: 'company'; key: string; group: CompanyGroup; isOpen: boolean }
  | { type: 'product'; key: string; group: CompanyGroup; product: ProductRow }

/** What is sold, by the company that makes it, in the order of the companies; the unknown maker last. */
export function groupsOf(
  products: readonly ProductRow[],
  companies: readonly EntityRow[],
): CompanyGroup[] {
  const byMaker = Map.groupBy(
    products.filter((product) => !product.isSubAssembly),
    ({ madeBy }) => madeBy ?? '',
  )
  const known = new Map(companies.map((company) => [company.id, company]))
  const order = [...companies.map(({ id }) => id), ...byMaker.keys()]
  const ids = [...new Set(order)].filter((id) => byMaker.has(id))
  ids.sort((a, b) => Number(a === '') - Number(b === ''))
  return ids.map((id) => {
    const company = known.get(id)
    return {
      id,
      name: company?.name ?? (id || 'Maker not known'),
      country: company?.country ?? null,
      headquarters: company?.headquarters ?? null,
      products: byMaker.get(id) ?? [],
    }
  })
}

/** The lines to show, given the companies that are closed. */
export function homeRows(groups: readonly CompanyGroup[], closed: ReadonlySet<string>): HomeRow[] {
  return groups.flatMap((group) => {
    const isOpen = !closed.has(group.id)
    const company: HomeRow = { type: 'company', key: `company ${group.id}`, group, isOpen }
    if (!isOpen) return [company]
    return [
      company,
      ...group.products.map(
        (product): HomeRow => ({
          type: 'product',
          key: `product ${product.id}`,
          group,
          product,
        }),
      ),
    ]
  })
}

/** Companies and their products in the order in which they ask for an act; what is not worked out stays last. */
export function actFirst(
  groups: readonly CompanyGroup[],
  actOf: (product: string) => Act | undefined,
): CompanyGroup[] {
  const rank = (product: ProductRow) => {
    const act = actOf(product.id)
    return act === undefined ? actsWorstFirst.length : actsWorstFirst.indexOf(act)
  }
  return groups
    .map((group) => ({ ...group, products: group.products.toSorted((a, b) => rank(a) - rank(b)) }))
    .sort((a, b) => rankOfFirst(a, rank) - rankOfFirst(b, rank))
}

function rankOfFirst({ products: [first] }: CompanyGroup, rank: (product: ProductRow) => number) {
  return first ? rank(first) : actsWorstFirst.length
}
