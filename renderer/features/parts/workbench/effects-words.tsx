import type { SingleCommand } from '../../../../shared/workspace/commands.ts'
import { type LongBatch, textsOf } from '../../../../shared/workspace/long-batch.ts'
import { count } from '../../../ui/format.ts'
import type { ShownEffects } from '../../../ui/use-effects.ts'
import { ACTS } from '../../../ui/verdict.tsx'
import styles from './workbench.module.css'

const MOST = 40

/** The verdicts that a change would move, before it is written. */
export function MovedVerdicts({ shown }: { shown: ShownEffects }) {
  const { effects, destinations, isAsking, problem } = shown
  if (isAsking) return <output>Working out which verdicts move.</output>
  if (problem) return <p>Which verdicts move is not known: {problem}</p>
  if (!effects) return null
  const { verdicts } = effects
  if (verdicts.length === 0)
    return <p data-testid="moved">No verdict changes for {count(destinations, 'destination')}.</p>
  return (
    <div data-testid="moved">
      <p>{count(verdicts.length, 'verdict')} would change:</p>
      <ul className={styles.moved}>
        {verdicts.slice(0, MOST).map(({ product, destination, before, after }) => (
          <li key={`${product} ${destination}`}>
            {product} to {destination}: {before ? ACTS[before].word : 'not there'} →{' '}
            {after ? ACTS[after].word : 'not there'}
          </li>
        ))}
      </ul>
      {verdicts.length > MOST && <p>and {count(verdicts.length - MOST, 'more', 'more')}</p>}
    </div>
  )
}

/** Commands as a batch that is asked about and not written. */
export function asBatch(what: string, commands: readonly SingleCommand[]): LongBatch | null {
  if (commands.length === 0) return null
  return { what, texts: textsOf(commands), count: commands.length }
}
