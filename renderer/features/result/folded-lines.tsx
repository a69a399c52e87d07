import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ResultLine } from '../../../shared/calc/result.ts'
import { pathText } from './line-name.tsx'
import styles from './result.module.css'

interface FoldedLinesProps<T extends ResultLine> {
  lines: readonly T[]
  /** How many are shown before the rest is asked for. */
  first: number
  children: (line: T) => ReactNode
}

/** Lines of a result, the first ones at once and the rest on demand; the path of each on hover. */
export function FoldedLines<T extends ResultLine>({ lines, first, children }: FoldedLinesProps<T>) {
  const [showAll, setShowAll] = useState(false)
  const shown = showAll ? lines : lines.slice(0, first)
  return (
    <>
      <ul className={styles.lines}>
        {shown.map((line) => (
          <li key={line.path.join('/')} title={pathText(line)}>
            {children(line)}
          </li>
        ))}
      </ul>
      {lines.length > shown.length && (
        <Button variant="subtle" onClick={() => setShowAll(true)}>
          {lines.length - shown.length} more
        </Button>
      )}
    </>
  )
}
