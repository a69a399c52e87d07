import { wholeText } from './format.ts'
import styles from './register.module.css'

interface ToggleProps {
  label: string
  /** What it lets through, in a sentence. */
  hint: string
  count: number
  isOn: boolean
  onToggle: () => void
  testId: string
}

/** A quick filter that is on or off, with how many rows it lets through. */
export function Toggle({ label, hint, count, isOn, onToggle, testId }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={isOn}
      data-count={count}
      title={hint}
      onClick={onToggle}
      data-testid={testId}
    >
      {label}
      <span className={styles.number}>{wholeText(count)}</span>
    </button>
  )
}
