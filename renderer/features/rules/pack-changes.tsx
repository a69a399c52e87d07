import type { PackChange } from '../../../shared/rules/pack-changes.ts'
import { count } from '../../ui/format.ts'
import styles from './rules.module.css'

const MOST = 300

/** What a pack says differently from the one in force, as sentences: what decides, then words folded away. */
export function PackChanges({ changes }: { changes: readonly PackChange[] }) {
  const deciding = changes.filter(({ decides }) => decides)
  const words = changes.filter(({ decides }) => !decides)
  return (
    <section data-testid="pack-changes">
      <h2>What differs from the rules in force</h2>
      {deciding.length === 0 ? (
        <p>No row by which a verdict can differ.</p>
      ) : (
        <Sentences changes={deciding} />
      )}
      {words.length > 0 && (
        <details className={styles.fold}>
          <summary>
            {count(words.length, 'difference', 'differences')} of words, citations and sources alone
          </summary>
          <Sentences changes={words} />
        </details>
      )}
    </section>
  )
}

function Sentences({ changes }: { changes: readonly PackChange[] }) {
  return (
    <>
      <ul className={styles.list}>
        {changes.slice(0, MOST).map((change) => (
          <li key={`${change.from} ${change.text}`}>
            {change.isAnnounced && <strong>Announced, not yet certain: </strong>}
            {change.text} {daysText(change)}{' '}
            {change.cite && <span className={styles.cite}>{change.cite}</span>}
          </li>
        ))}
      </ul>
      {changes.length > MOST && <p>And {count(changes.length - MOST, 'more', 'more')}.</p>}
    </>
  )
}

/** On which days alone it differs; '' where on all. */
function daysText({ from, until }: PackChange): string {
  if (from === null && until === null) return ''
  const days = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')
  return until === null ? `From ${from} on.` : `Only ${days}.`
}
