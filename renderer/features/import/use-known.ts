import { useEffect, useState } from 'react'
import type { Rows } from '../../../shared/tabular/columns.ts'
import { type KnownItem, knownItems } from '../../../shared/tabular/known.ts'
import { call } from '../../stores/call.ts'
import { attempt } from '../../stores/workspace.ts'

/** What the workspace knows of the items that a table could name, and how tables were read before. */
export interface Known {
  items: KnownItem[]
  companies: { id: string; name: string | null }[]
  mappings: { key: string; mapping: unknown }[]
}

/** Asks for what is known; null: not there yet. */
export function useKnown(rows: Rows, product: string): Known | null {
  const [known, setKnown] = useState<Known | null>(null)
  useEffect(() => {
    let isWanted = true
    void attempt('look up what is known of these rows', async () => {
      const [items, companies, mappings] = await Promise.all([
        readItems(rows, product),
        call('companies.list'),
        call('bom.mappings'),
      ])
      if (isWanted) setKnown({ items, companies: companies.entities, mappings })
    })
    return () => {
      isWanted = false
    }
  }, [rows, product])
  return known
}

async function readItems(rows: Rows, product: string): Promise<KnownItem[]> {
  const texts = new Set(rows.flat().map((text) => text.trim()))
  const { rows: all } = await call('items.list')
  const ids = all.map(({ id }) => id).filter((id) => id === product || texts.has(id))
  const found = await call('items.read', { ids })
  return knownItems(found)
}
