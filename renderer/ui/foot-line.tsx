import type { ReactNode } from 'react'
import styles from './register.module.css'
import type { Said } from './use-said.ts'

/** The line under a table: what there is in it or, instead, why the last thing was refused. */
export function FootLine({ said, children }: { said: Said | null; children: ReactNode }) {
  return (
    <div
      className={styles.foot}
      data-tone={said?.isProblem ? 'problem' : undefined}
      role={said?.isProblem ? 'alert' : 'status'}
      title={said?.text}
      data-testid="foot-line"
    >
      {said ? said.text : children}
    </div>
  )
}
