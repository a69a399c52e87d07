import { useEffect, useState } from 'react'
import { knownItems } from '../../../shared/tabular/known.ts'
import type { TrayRow } from '../../../shared/workspace/views.ts'
import { call } from '../../stores/call.ts'
import { attempt } from '../../stores/workspace.ts'
import { withOwn } from './currencies.ts'
import type { RepairKnowledge } from './read-repair.ts'

/** What the workspace knows of the items that a row names, asked again as its cells change; null: not there yet. */
export function useRepairKnowledge(
  product: string,
  row: TrayRow,
  cells: readonly string[],
): RepairKnowledge | null {
  const [knowledge, setKnowledge] = useState<RepairKnowledge | null>(null)
  useEffect(() => {
    let isWanted = true
    const ids = [product, row.under ?? '', ...cells.map((cell) => cell.trim())]
    const named = [...new Set(ids)].filter((id) => id !== '')
    void attempt('look up what the row names', async () => {
      const [found, companies, { currencies }] = await Promise.all([
        call('items.read', { ids: named }),
        call('companies.list'),
        call('prices.currencies'),
      ])
      if (!isWanted) return
      setKnowledge({
        known: knownItems(found),
        companies: companies.entities,
        currencies: withOwn(currencies),
      })
    })
    return () => {
      isWanted = false
    }
  }, [product, row, cells])
  return knowledge
}
