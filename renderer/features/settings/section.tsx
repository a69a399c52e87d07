import type { ReactNode } from 'react'
import styles from './settings.module.css'
import type { Saved } from './use-saved.ts'

interface SectionProps {
  title: string
  about: string
  saved?: Saved | null
  children: ReactNode
  testId: string
}

/** A group of settings; what came of the last change stands beside its title. */
export function Section({ title, about, saved, children, testId }: SectionProps) {
  return (
    <section className={styles.section} data-testid={testId}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <span
          role="status"
          className={styles.saved}
          data-problem={saved?.isProblem}
          data-testid={`${testId}-saved`}
        >
          {saved?.text}
        </span>
      </div>
      <p className={styles.about}>{about}</p>
      {children}
    </section>
  )
}
