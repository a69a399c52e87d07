import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ResultLine } from '../../../shared/calc/result.ts'
import { moneyText, shareOfPrice } from '../../ui/format.ts'
import { LineName, pathText } from './line-name.tsx'
import styles from './result.module.css'
import { Section } from './section.tsx'

const SHOWN = 8

interface LineListProps {
  title: string
  lines: ResultLine[]
  price: string | null
  currency: string
  isOpen?: boolean
  testId: string
}

/** Items with their value, their share of the price, the reason and its citation. */
export function LineList({ title, lines, price, currency, isOpen, testId }: LineListProps) {
  const [showAll, setShowAll] = useState(false)
  const shown = showAll ? lines : lines.slice(0, SHOWN)
  return (
    <Section title={title} aside={lines.length} isOpen={isOpen} testId={testId}>
      {lines.length === 0 && <p className={styles.muted}>No item.</p>}
      <ul className={styles.lines}>
        {shown.map((line) => (
          <li key={line.path.join('/')} title={pathText(line)}>
            <LineName line={line} />
            <span className={styles.value} title={line.value ?? undefined}>
              {line.value === null ? 'value not known' : moneyText(line.value, currency)}
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
