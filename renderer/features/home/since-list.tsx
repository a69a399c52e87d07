import { useHome } from '../../stores/home.ts'
import { goToProduct, openPanel } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { count, whenText } from '../../ui/format.ts'
import link from '../../ui/link.module.css'
import { flipText } from './figures.ts'
import styles from './home.module.css'
import type { HomeFigures } from './use-home.ts'

const MOST_FLIPS = 8
const MOST_CHANGES = 6

/** What is another one than when the workspace was left last time: verdicts first, then the changes. */
export function SinceList({ figures }: { figures: HomeFigures }) {
  const { seen, isLoaded, since } = useHome()
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const { flips } = figures
  if (!isLoaded) return null
  if (!seen)
    return (
      <section className={styles.section} aria-labelledby="since">
        <h2 id="since">Changed since last time</h2>
        <p className={styles.note}>
          Opened on this computer for the first time. Next time, what has changed since is listed
          here.
        </p>
      </section>
    )
  return (
    <section className={styles.section} aria-labelledby="since" data-testid="since">
      <h2 id="since">Changed since {whenText(seen.at)}</h2>
      {seen.revision > revision && (
        <p className={styles.note}>
          The file is at revision {revision}, before the revision {seen.revision} of last time.
        </p>
      )}
      <ul className={styles.list} data-standing={figures.standing}>
        {flips.slice(0, MOST_FLIPS).map((flip) => (
          <li key={`${flip.product} ${flip.from} ${flip.to}`}>
            <button
              type="button"
              className={styles.flip}
              onClick={() => goToProduct(flip.product)}
              data-testid="flip"
            >
              <strong>{flip.product}</strong> {flipText(flip)}
            </button>
          </li>
        ))}
      </ul>
      {flips.length === 0 && figures.standing === 'current' && (
        <p className={styles.note}>Every verdict is as it was.</p>
      )}
      {flips.length > MOST_FLIPS && (
        <p className={styles.note}>and {flips.length - MOST_FLIPS} more verdicts</p>
      )}
      <Changes />
      {since.length > 0 && (
        <button type="button" className={link.link} onClick={() => openPanel('history')}>
          All changes
        </button>
      )}
    </section>
  )
}

function Changes() {
  const since = useHome((store) => store.since)
  if (since.length === 0) return <p className={styles.note}>Nothing was changed.</p>
  return (
    <>
      <p className={styles.note}>
        {count(since.length, 'change')}
        {since.length > MOST_CHANGES ? ', the last ones:' : ':'}
      </p>
      <ul className={styles.changes}>
        {since.slice(0, MOST_CHANGES).map(({ revision, what, who, at }) => (
          <li key={revision} title={`${who}, ${whenText(at)}`}>
            {what}
          </li>
        ))}
      </ul>
    </>
  )
}
