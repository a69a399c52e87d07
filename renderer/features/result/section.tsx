import type { ReactNode } from 'react'
import styles from './result.module.css'

interface SectionProps {
  title: string
  /** How many there are, or what to say in their place. */
  aside: ReactNode
  isOpen?: boolean | undefined
  children: ReactNode
  testId?: string
}

/** A part of the result that folds. */
export function Section({ title, aside, isOpen = false, children, testId }: SectionProps) {
  return (
    <details className={styles.section} open={isOpen} data-testid={testId}>
      <summary>
        <h2>{title}</h2>
        <span className={styles.muted}>{aside}</span>
      </summary>
      {children}
    </details>
  )
}
