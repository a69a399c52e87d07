import { type ReactNode, useRef } from 'react'
import { FindField } from '../../ui/find-field.tsx'
import { useFindKey } from '../../ui/use-find-key.ts'
import styles from './rules.module.css'

interface FilterBarProps {
  label: string
  /** What is looked at, such as `country, group or column`. */
  placeholder: string
  value: string
  onChange: (text: string) => void
  testId: string
  /** What is to be known of the table below. */
  children?: ReactNode
}

/** The filter of a tab of the rules; Ctrl+F and the slash go to it. */
export function FilterBar({ children, ...field }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null)
  useFindKey(input)
  return (
    <div className={styles.tools}>
      <FindField inputRef={input} width={240} {...field} />
      <span className={styles.muted}>{children}</span>
    </div>
  )
}
