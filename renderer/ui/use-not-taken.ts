import { useRef, useState } from 'react'
import type { NotTakenRow } from './not-taken.tsx'

interface Refused<Typed, Problem> extends NotTakenRow {
  typed: Typed
  problem: Problem
}

/**
 * Rows that a bar did not take. The bar stays free for the next row, so that what is typed on lands
 * there; a row comes back by a button, or the last one by the arrow up.
 */
export function useNotTaken<Typed, Problem extends { text: string }>() {
  const [rows, setRows] = useState<readonly Refused<Typed, Problem>[]>([])
  const count = useRef(0)
  return {
    rows,
    add: (title: string, typed: Typed, problem: Problem) => {
      const key = `${count.current++}`
      setRows((now) => [...now, { key, title, why: problem.text, typed, problem }])
    },
    drop: ({ key }: NotTakenRow) => setRows((now) => now.filter((row) => row.key !== key)),
  }
}
