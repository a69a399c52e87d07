import type { ReactNode } from 'react'
import type { ResultLine } from '../../../shared/calc/result/result.ts'
import styles from './result.module.css'

interface LineNameProps {
  line: ResultLine
  /** Before the id. */
  sign?: ReactNode
}

/** The id of an item, and below it its name where it has one of its own. */
export function LineName({ line, sign }: LineNameProps) {
  const id = line.path.at(-1)
  return (
    <>
      <span className={styles.lineId}>
        {sign}
        {id}
      </span>
      {line.name && line.name !== id && <span className={styles.lineName}>{line.name}</span>}
    </>
  )
}

/** What an item is, where it lies and how many of it there are. */
export function pathText({ path, name, paths, quantity, basis }: ResultLine): string {
  const others = paths === '1' ? '' : ` and on ${paths} paths in all`
  const valued = basis ? `, valued ${basis}` : ''
  const named = name ? `${name}\n` : ''
  return `${named}${path.join(' / ')}${others}: ${quantity} in one product${valued}`
}
