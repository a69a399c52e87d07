import { create } from 'zustand'
import type { Touched } from '../../shared/workspace/views.ts'
import { latest } from './latest.ts'
import { mergeRows } from './merge.ts'
import { attempt } from './workspace.ts'

interface Rows<Row> {
  /** The rows as of `revision`; null: not loaded. */
  rows: Row[] | null
  revision: number | null
}

interface RowsOptions<Row> {
  /** What is read, in words, for when it is refused. */
  what: string
  load: (ids?: string[]) => Promise<{ revision: number; rows: Row[] }>
  idOf: (row: Row) => string
  /** The ids to read again after a change; null: all of them. */
  touchedIds: (touched: Touched) => string[] | null
}

/** A store of rows that follow the workspace: after an edit only what it touched is read again. */
export function rowsStore<Row>({ what, load, idOf, touchedIds }: RowsOptions<Row>) {
  const empty = { rows: null, revision: null }
  const useRows = create<Rows<Row>>(() => empty)
  const ticket = latest()
  let queue = Promise.resolve()

  async function loadAll(): Promise<void> {
    const isLatest = ticket()
    await attempt(what, async () => {
      const loaded = await load()
      if (isLatest()) useRows.setState(loaded)
    })
  }

  /** Brings the rows to a revision, one after another; `touched` says what changed from the one before it. */
  function follow(revision: number, touched: Touched | null): Promise<void> {
    queue = queue.then(() => bringTo(revision, touched))
    return queue
  }

  async function bringTo(revision: number, touched: Touched | null): Promise<void> {
    const { rows, revision: from } = useRows.getState()
    if (!rows) return
    const ids = touched && from === revision - 1 ? touchedIds(touched) : null
    if (!ids) return loadAll()
    if (ids.length === 0) return useRows.setState({ revision })
    const isLatest = ticket()
    await attempt(what, async () => {
      const fresh = await load(ids)
      if (!isLatest()) return
      // Rows of a later revision may be among them; the change to it is followed next.
      useRows.setState({ rows: mergeRows(rows, ids, fresh.rows, idOf), revision })
    })
  }

  function clear(): void {
    ticket()
    useRows.setState(empty)
  }

  return { useRows, loadAll, follow, clear }
}
