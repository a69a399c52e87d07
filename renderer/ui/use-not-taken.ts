import type { KeyboardEvent } from 'react'
import type { NotTakenRow } from './not-taken.tsx'
import { useHalfTyped } from './use-half-typed.ts'
import { useKeptState } from './use-kept-state.ts'

interface Refused<Typed, Problem> extends NotTakenRow {
  typed: Typed
  problem: Problem
}

interface Bar<Typed, Problem> {
  /** Under which its rows are kept while the bar is away. */
  place: string
  /** What stands in the bar and could be lost; null: nothing. */
  pending: { title: string; typed: Typed; problem: Problem } | null
  /** Puts a row into the bar, with the keyboard where its problem is. */
  show: (typed: Typed, problem: Problem) => void
}

/**
 * Rows that a bar did not take. The bar stays free for the next row, so that what is typed on lands
 * there; a row comes back by a button, or the last one by the arrow up. Rows stay until each is taken
 * or left out, also while the bar is closed.
 */
export function useNotTaken<Typed, Problem extends { text: string }>(bar: Bar<Typed, Problem>) {
  type Row = Refused<Typed, Problem>
  const [rows, setRows] = useKeptState<readonly Row[]>(notTakenPlace(bar.place), NO_ROWS)
  useHalfTyped(rows.length === 0 ? null : `Not taken: ${rows.map(({ title }) => title).join(', ')}`)
  const add = (title: string, typed: Typed, problem: Problem) => {
    const key = `${count++}`
    setRows((now) => [...now, { key, title, why: problem.text, typed, problem }])
  }
  const drop = ({ key }: NotTakenRow) => setRows((now) => now.filter((row) => row.key !== key))
  const correct = (row: Row) => {
    const { pending, show } = bar
    if (pending) add(pending.title, pending.typed, pending.problem)
    drop(row)
    show(row.typed, row.problem)
  }
  const onArrowUp = (event: KeyboardEvent) => {
    const last = rows.at(-1)
    if (event.key !== 'ArrowUp' || !last || bar.pending) return
    event.preventDefault()
    event.stopPropagation()
    correct(last)
  }
  return { rows, add, drop, correct, onArrowUp }
}

const NO_ROWS: readonly never[] = []
let count = 0

/** Under which the rows that a bar did not take are kept. */
export function notTakenPlace(bar: string): string {
  return `${bar}: not taken`
}
