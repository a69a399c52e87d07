import { create } from 'zustand'
import type { ItemRow } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

/** Every part and product as of the last time that they were asked for; null: not loaded. */
export const useItems = create<{ rows: ItemRow[] | null }>(() => ({ rows: null }))

const ticket = latest()

export async function loadItems(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the parts and products', async () => {
    const { rows } = await call('items.list')
    if (isLatest()) useItems.setState({ rows })
  })
}

export function clearItems(): void {
  ticket()
  useItems.setState({ rows: null })
}
