import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './register.module.css'

interface EmptyRegisterProps {
  /** What stands in the register, and what its absence means. */
  children: ReactNode
  /** Such as `Add price`. */
  add: string
  /** null: the workspace cannot be written to. */
  onAdd: (() => void) | null
}

/** What a register is for and how to begin, while it has no row. */
export function EmptyRegister({ children, add, onAdd }: EmptyRegisterProps) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {onAdd && (
        <Button variant="default" onClick={onAdd}>
          {add}
        </Button>
      )}
    </div>
  )
}
