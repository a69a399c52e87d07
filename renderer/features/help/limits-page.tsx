import { LIMITS } from '../../../shared/help/limits.ts'
import { Citation } from '../../ui/citation.tsx'
import { usePack } from '../../ui/workspace-context.ts'
import styles from './help.module.css'

/** What the app does not answer, and the questions that the rule text leaves open. */
export function LimitsPage() {
  const pack = usePack()
  return (
    <div className={styles.words} data-testid="help-limits">
      {LIMITS.map(({ title, text }) => (
        <article key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </article>
      ))}
      <h2>Open questions of the text</h2>
      <p>Each is a switch of the rules; Rules, Switches shows what another reading would change.</p>
      <ul>
        {[...pack.switchById.values()].map(({ id, question, cite }) => (
          <li key={id}>
            {question} <Citation cite={cite} />
          </li>
        ))}
      </ul>
    </div>
  )
}
