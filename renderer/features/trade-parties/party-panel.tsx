import type { Party } from '../../../shared/model/party.ts'
import type { Hit, Standing } from '../../../shared/parties/standing.ts'
import { useTradeParties } from '../../stores/trade-parties.ts'
import { Citation } from '../../ui/citation.tsx'
import { HitCard } from './hit-card.tsx'
import styles from './trade-parties.module.css'
import { useRulePack } from './use-standings.ts'
import { affiliationWords, consequencesOf } from './words.ts'

interface PartyPanelProps {
  party: Party | null
  standing: Standing | undefined
  canEdit: boolean
}

/** What the lists at hand have of one party, each to be decided by a person, and what follows from it. */
export function PartyPanel({ party, standing, canEdit }: PartyPanelProps) {
  const pack = useRulePack()
  const job = useTradeParties((store) => store.jobs.screening)
  const lists = useTradeParties((store) => store.loaded?.lists.length ?? 0)
  if (!party)
    return (
      <aside className={styles.panel} aria-label="Screening">
        <p className={styles.muted}>What the lists have of a party stands here.</p>
      </aside>
    )
  const hits = standing?.hits ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too
    <aside className={styles.panel} tabIndex={0} aria-label="Screening" data-testid="party-panel">
      <h2>{party.name}</h2>
      {job && job.total > 0 && (
        <p className={styles.muted}>
          Screening: {job.done} of {job.total}
        </p>
      )}
      {lists === 0 && <p className={styles.open}>No list has been read: nothing was compared.</p>}
      {standing?.notComparable.map(({ list, name, why }) => (
        <p key={`${list} ${name}`} className={styles.open} data-testid="not-comparable">
          {name} is not settled by its name alone: {why} ({list}).
          {hits.some((hit) => hit.list === list) && ' What was found all the same stands below.'}
        </p>
      ))}
      {hits.map((hit) => (
        <HitCard key={keyOf(hit)} party={party} hit={hit} canEdit={canEdit} />
      ))}
      {standing?.isScreened &&
        lists > 0 &&
        hits.length === 0 &&
        standing.notComparable.length === 0 && (
          <p className={styles.muted}>
            No entry is near by name or address. That is no clearance: lists change, and names hide.
          </p>
        )}
      {standing && (
        <>
          <h3>What follows</h3>
          <ul className={styles.list} data-testid="party-consequences">
            {consequencesOf(pack, standing).map(({ id, tone, text, cite }) => (
              <li key={id} data-tone={tone}>
                {text} {cite && <Citation cite={cite} />}
              </li>
            ))}
          </ul>
          <h3>Owners</h3>
          <ul className={styles.list} data-testid="party-owners">
            {affiliationWords(pack, standing.affiliation).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </aside>
  )
}

function keyOf({ list, entry, state, decision }: Hit): string {
  return [list, entry.id, state, decision?.answer].join(' ')
}
