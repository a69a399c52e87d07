import { create } from 'zustand'
import type { Command, SingleCommand } from '../../shared/workspace/commands.ts'
import type { ItemDetail, Touched, WorkspaceRevision } from '../../shared/workspace/views.ts'
import { asCallError, type CallError, call } from './call.ts'
import { edit } from './edits.ts'
import { latest } from './latest.ts'

const CHANGES = 50

interface ItemStore {
  /** The part or product whose drawer is open; null: none is. */
  id: string | null
  detail: ItemDetail | null
  /** Its last changes, the newest first. */
  changes: WorkspaceRevision[]
  error: CallError | null
}

const closed = { id: null, detail: null, changes: [], error: null }

export const useItem = create<ItemStore>(() => closed)

const ticket = latest()

/** Opens the drawer with everything that is known of a part or product. */
export function openItem(id: string): void {
  useItem.setState({ ...closed, id })
  void load(id)
}

export function closeItem(): void {
  ticket()
  useItem.setState(closed)
}

/** Reads the item again where a change touched it, or the lines that it is on. */
export function followItem(touched: Touched | null): void {
  const { id, detail } = useItem.getState()
  if (id === null) return
  const isUntouched = touched && !touched.items.includes(id) && touched.linesOf.length === 0
  const isUser = detail?.usedOn.some(({ line }) => touched?.lines.includes(line)) ?? false
  if (!isUntouched || isUser) void load(id)
}

/** Changes members of the item, whichever type it is. Throws a CallError where it is refused. */
export async function changeItem(set: Record<string, unknown>): Promise<void> {
  const { id, detail } = useItem.getState()
  if (id === null || !detail) return
  const kind = detail.product ? 'changeProduct' : 'changePart'
  await edit({ kind, id, set } as Command)
}

/** Sends a command about the item. Throws a CallError where it is refused. */
export async function editItem(command: SingleCommand): Promise<void> {
  await edit(command)
}

async function load(id: string): Promise<void> {
  const isLatest = ticket()
  try {
    const [{ detail }, changes] = await Promise.all([
      call('items.detail', { item: id }),
      call('history.list', { item: id, limit: CHANGES }),
    ])
    if (isLatest()) useItem.setState({ id, detail, changes, error: null })
  } catch (error) {
    if (isLatest()) useItem.setState({ detail: null, error: asCallError(error) })
  }
}
