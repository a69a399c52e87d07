import type { ResultLine } from '../../../shared/calc/result.ts'
import { moneyText, shareOfPrice } from '../../ui/format.ts'
import { FoldedLines } from './folded-lines.tsx'
import { LineName } from './line-name.tsx'
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
  return (
    <Section title={title} aside={lines.length} isOpen={isOpen} testId={testId}>
      {lines.length === 0 && <p className={styles.muted}>No item.</p>}
      <FoldedLines lines={lines} first={SHOWN}>
        {(line) => (
          <>
            <LineName line={line} />
            <span className={styles.value} title={line.value ?? undefined}>
              {line.value === null ? 'value not known' : moneyText(line.value, currency)}
            </span>
            <span className={styles.value}>{shareOfPrice(line.value, price)}</span>
            <span className={styles.reason}>
              {[...line.because, ...line.cite].join(' · ') || '-'}
            </span>
          </>
        )}
      </FoldedLines>
    </Section>
  )
}
