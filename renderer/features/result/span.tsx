import styles from './result.module.css'

interface SpanProps {
  low: string | null
  high: string | null
  text: (exact: string) => string
  /** Said once, after the last figure. */
  unit?: string
}

/** A low and a high, as one where they are the same. */
export function Span({ low, high, text, unit = '' }: SpanProps) {
  if (low === null) return 'not known'
  const withUnit = (exact: string) => `${text(exact)} ${unit}`.trimEnd()
  if (low === high) return <span className={styles.bound}>{withUnit(low)}</span>
  return (
    <>
      <span className={styles.bound}>{high === null ? withUnit(low) : text(low)}</span>{' '}
      <span className={styles.to}>to</span>{' '}
      <span className={styles.bound}>{high === null ? 'no bound' : withUnit(high)}</span>
    </>
  )
}

/** A low and a high as they are, for whoever wants every digit. */
export function exactly(low: string | null, high: string | null): string | undefined {
  if (low === null) return undefined
  return low === high ? `exactly ${low}` : `exactly ${low} to ${high ?? 'no bound'}`
}
