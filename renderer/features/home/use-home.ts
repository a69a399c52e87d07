import { useMemo } from 'react'
import { missingWords } from '../../../shared/report/words.ts'
import { useCompanies } from '../../stores/companies.ts'
import { useHome } from '../../stores/home.ts'
import { type OverviewRow, overviewStanding, useOverview } from '../../stores/overview.ts'
import { useProducts } from '../../stores/products.ts'
import { useResult } from '../../stores/result.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { usePack } from '../../ui/workspace-context.ts'
import { flipsSince, toFindOut } from './figures.ts'
import { actFirst, groupsOf } from './groups.ts'

const NONE: ReadonlyMap<string, OverviewRow> = new Map()

/** The products by company, with the figures that may be shown of them. */
export function useHomeFigures() {
  const products = useProducts((store) => store.rows)
  const companies = useCompanies((store) => store.loaded?.entities)
  const destinations = useWorkspace((store) => store.workspace?.settings.destinations) ?? []
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const method = useResult((store) => store.method)
  const answered = useOverview((store) => store.answered)
  const seen = useHome((store) => store.seen)
  const pack = usePack()

  const standing = overviewStanding(answered, { destinations, method }, revision)
  const rows = standing === 'none' ? NONE : (answered?.rows ?? NONE)
  const groups = useMemo(
    () =>
      products && companies
        ? actFirst(groupsOf(products, companies), (id) => rows.get(id)?.worst)
        : null,
    [products, companies, rows],
  )
  const top = useMemo(() => groups?.flatMap((group) => group.products) ?? [], [groups])
  const flips = useMemo(
    () => flipsSince(seen, top, rows, destinations),
    [seen, top, rows, destinations],
  )
  const findOut = useMemo(
    () => toFindOut(top, rows, (name) => missingWords(name, pack)),
    [top, rows, pack],
  )
  return { products, groups, top, destinations, standing, answered, rows, flips, findOut }
}

export type HomeFigures = ReturnType<typeof useHomeFigures>
