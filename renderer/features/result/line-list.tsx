import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ResultLine } from '../../../shared/calc/result.ts'
import { amountText, shareOfPrice } from '../../ui/format.ts'
import styles from './result.module.css'
import { Section } from './section.tsx'

const SHOWN = 8

interface LineListProps {
  title: string
  lines: ResultLine[]
  price: string | null
  isOpen?: boolean
  testId: string
}

/** Items with their value, their share of the price, the reason and its citation. */
export function LineList({ title, lines, price, isOpen, testId }: LineListProps) {
  const [showAll, setShowAll] = useState(false)
  const shown = showAll ? lines : lines.slice(0, SHOWN)
  return (
    <Section title={title} aside={lines.length} isOpen={isOpen} testId={testId}>
      {lines.length === 0 && <p className={styles.muted}>No item.</p>}
      <ul className={styles.lines}>
        {shown.map((line) => (
          <li key={line.path.join('/')} title={pathText(line)}>
            <span className={styles.lineName}>{line.path.at(-1)}</span>
            <span className={styles.value} title={line.value ?? undefined}>
              {line.value === null ? 'value not known' : amountText(line.value)}
            </span>
            <span className={styles.value}>{shareOfPrice(line.value, price)}</span>
            <span className={styles.reason}>
              {[...line.because, ...line.cite].join(' · ') || '-'}
            </span>
          </li>
        ))}
      </ul>
      {lines.length > shown.length && (
        <Button variant="subtle" onClick={() => setShowAll(true)}>
          {lines.length - shown.length} more
        </Button>
      )}
    </Section>
  )
}

/** Where an item lies and how many of it there are. */
export function pathText({ path, paths, quantity, basis }: ResultLine): string {
  const others = paths === '1' ? '' : ` and on ${paths} paths in all`
  const valued = basis ? `, valued ${basis}` : ''
  return `${path.join(' / ')}${others}: ${quantity} in one product${valued}`
}
