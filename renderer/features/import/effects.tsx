import type { ShownEffects } from '../../ui/use-effects.ts'
import { ACTS } from '../../ui/verdict.tsx'
import { effectWords, memberWords } from './effect-words.ts'
import styles from './plan.module.css'

/** Before anything is written: what changes in parts of other products, and which verdicts change. */
export function EffectsList({
  shown: { effects, destinations, isAsking, problem },
}: {
  shown: ShownEffects
}) {
  if (isAsking)
    return <output className={styles.note}>Working out what changes in other products.</output>
  if (problem)
    return <p className={styles.problem}>What changes elsewhere is not known: {problem}</p>
  if (!effects) return null
  const { facts, verdicts } = effects
  const words = effectWords(effects, destinations)
  if (facts.length + verdicts.length === 0)
    return (
      <p className={styles.effects} data-testid="import-effects">
        {words}
      </p>
    )
  return (
    <details className={styles.effects} data-testid="import-effects" open={facts.length < 8}>
      <summary>{words}</summary>
      <ul>
        {verdicts.map(({ product, destination, before, after }) => (
          <li key={`${product} ${destination}`}>
            {product} to {destination}: {before ? ACTS[before].word : 'not there'} →{' '}
            {after ? ACTS[after].word : 'not there'}
          </li>
        ))}
        {facts.map((fact) => (
          <li key={`${fact.item} ${fact.member}`}>
            {fact.item} {memberWords(fact.member)}: {fact.from ?? 'not known'} →{' '}
            {fact.to ?? 'not known'}, also in {fact.products.join(', ')}
          </li>
        ))}
      </ul>
    </details>
  )
}
