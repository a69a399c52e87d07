import { SegmentedControl } from '@mantine/core'
import type { Method, Result } from '../../../shared/calc/result.ts'
import { chooseMethod } from '../../stores/result.ts'
import { shareText } from '../../ui/format.ts'
import { VERDICTS } from '../../ui/verdict.tsx'
import styles from './result.module.css'

const METHODS: { value: Method; label: string }[] = [
  { value: 'look-through', label: 'Look-through' },
  { value: 'second-incorporation', label: 'Second incorporation' },
]

/** The two methods, and what the other one gives, where a discrete product makes them differ. */
export function MethodChoice({ result }: { result: Result }) {
  const { method, otherMethod, threshold } = result
  if (!otherMethod && method === 'look-through') return null
  const share = otherMethod?.share.low
  return (
    <div className={styles.method}>
      <SegmentedControl
        fullWidth
        aria-label="Method"
        data={METHODS}
        value={method}
        onChange={(value) => chooseMethod(value as Method)}
      />
      {otherMethod && (
        <p>
          By {labelOf(otherMethod.method)}: {VERDICTS[otherMethod.outcome].word}
          {share && `, ${shareText(share, threshold)}`}
          {otherMethod.rule && `, ${otherMethod.rule}`}
          {otherMethod.discrete.map(({ path, reason }) => (
            <span key={path.join('/')} className={styles.muted}>
              {' '}
              {path.at(-1)} as a discrete product: {reason}.
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

function labelOf(method: Method): string {
  return METHODS.find(({ value }) => value === method)?.label.toLowerCase() ?? method
}
