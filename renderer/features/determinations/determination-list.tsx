import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import { holdOf } from '../../../shared/determination/retention.ts'
import type { Standing } from '../../../shared/determination/standing.ts'
import {
  determinedToday,
  findDeterminations,
  OF_DETERMINATIONS,
  openDetermination,
  useDeterminations,
} from '../../stores/determinations.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { FindField } from '../../ui/find-field.tsx'
import { countryName, shareText, wholeText } from '../../ui/format.ts'
import { laterWords } from '../../ui/later-words.ts'
import { OUTCOMES } from '../../ui/outcome.tsx'
import screen from '../../ui/screen.module.css'
import table from '../../ui/table.module.css'
import { useFindKey } from '../../ui/use-find-key.ts'
import styles from './determinations.module.css'
import { isFound, type Listed, listedOf, spanText, whatChanged, worstVerdict } from './listed.ts'
import { OfficeMenu } from './office-menu.tsx'
import { STANDING_WORDS } from './standing-words.ts'
import { useRevisions } from './use-revisions.ts'
import { VerifyFile } from './verify-file.tsx'

/** More rows are not drawn at once: the field above narrows them. */
const MOST_ROWS = 500
const NONE: readonly KeptRow[] = []

/** Every determination, the last first, with how it stands today and what changed. */
export function DeterminationList() {
  const rows = useDeterminations((store) => store.rows)
  const later = useDeterminations((store) => store.later)
  const lost = useDeterminations((store) => store.lost)
  const find = useDeterminations((store) => store.find)
  const workspace = useWorkspace((store) => store.workspace)
  const compared = determinedToday.useQuestion()
  const findInput = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  useFindKey(findInput)
  const left = useDeterminations((store) => store.left)
  useEffect(() => {
    if (left) body.current?.querySelector<HTMLElement>(`[data-hash="${left}"]`)?.focus()
  }, [left])
  const revision = workspace?.revision ?? 0
  const isPast = workspace?.readOnly?.reason === 'past'
  const day = workspace?.day ?? ''
  const shown = shownAnswer(compared, OF_DETERMINATIONS, revision)
  const answer = shown.state === 'current' ? shown.answered.answer : shown.older?.answer
  const listed = useMemo(() => {
    const today = new Map((answer?.rows ?? []).map((row) => [row.hash, row]))
    return listedOf(rows ?? NONE, today, day)
  }, [rows, answer, day])
  const found = useMemo(
    () => listed.filter((one) => isFound(one, find, (standing) => STANDING_WORDS[standing].word)),
    [listed, find],
  )
  const revisionOf = useRevisions(listed)
  if (!rows) return null
  return (
    <>
      <div className={screen.head}>
        <h1>Determinations</h1>
        <FindField
          inputRef={findInput}
          label="Find a determination"
          placeholder="product, country, party, paper, day"
          width={280}
          value={find}
          onChange={findDeterminations}
          onLeave={() => body.current?.querySelector<HTMLElement>('tr')?.focus()}
          testId="find-determination"
        />
        <span className={styles.muted} role="status" data-testid="determinations-count">
          {found.length === rows.length
            ? `${wholeText(rows.length)} kept`
            : `${wholeText(found.length)} of ${wholeText(rows.length)}`}
          {laterWords(later, 'issued')}
          {isPast && rows.length > 0 && ' · what was recorded of them is as of today'}
          {compared.job !== null && ', comparing with today'}
          {shown.state === 'failed' && `, not compared: ${shown.error.message}`}
        </span>
        <span className={screen.gap} />
        <VerifyFile />
        <OfficeMenu />
      </div>
      {lost.length > 0 && (
        <p role="alert" className={styles.problem} data-testid="lost-determinations">
          {lost.length === 1
            ? 'A determination that this workspace names is not in it any more: it was taken out of the file.'
            : `${wholeText(lost.length)} determinations that this workspace names are not in it any more: they were taken out of the file.`}{' '}
          Look for {lost.length === 1 ? 'it' : 'them'} in a backup: restoring one keeps what is
          here. Hash {lost.slice(0, 3).join(', ')}
          {lost.length > 3 && ` and ${wholeText(lost.length - 3)} more`}.
        </p>
      )}
      {rows.length === 0 ? (
        later === 0 && <Nothing />
      ) : (
        <div className={table.scroll}>
          <table className={`${table.table} ${styles.list}`} aria-label="Determinations">
            <thead>
              <tr>
                <th className={styles.number}>Number</th>
                <th className={styles.product}>Product</th>
                <th className={styles.destinations}>Destination</th>
                <th className={styles.verdict}>Verdict</th>
                <th className={`${styles.share} ${table.right}`}>Share</th>
                <th className={styles.day}>Day</th>
                <th className={styles.day}>Valid until</th>
                <th className={styles.state}>State</th>
                <th>What changed</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={walk}>
              {found.slice(0, MOST_ROWS).map((one) => (
                <Row key={one.row.hash} listed={one} changed={whatChanged(one, revisionOf)} />
              ))}
            </tbody>
          </table>
          {found.length > MOST_ROWS && (
            <p className={table.empty}>
              {wholeText(found.length - MOST_ROWS)} more. Narrow them with the field above.
            </p>
          )}
          {found.length === 0 && <p className={table.empty}>No determination has this in it.</p>}
        </div>
      )}
    </>
  )
}

function Nothing() {
  return (
    <div className={styles.nothing} data-testid="no-determinations">
      <p>
        Nothing was determined in this workspace yet. A determination keeps a result for good: what
        it rests on, why, and who answers for it. It is never altered and never deleted.
      </p>
      <p>Open a product, look at its result, and press Determine (Ctrl+Shift+E).</p>
    </div>
  )
}

/** The arrows go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as HTMLElement).closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  if (!['ArrowDown', 'ArrowUp'].includes(event.key) || !(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}

function Row({ listed, changed }: { listed: Listed; changed: string }) {
  const { row, standings } = listed
  const { number, hash, summary, events } = row
  const verdict = summary && worstVerdict(summary)
  const Icon = verdict && OUTCOMES[verdict.outcome].Icon
  const open = () => void openDetermination(hash)
  const codes = summary?.verdicts.map(({ destination }) => destination) ?? []
  const hold = holdOf(events)
  return (
    <tr
      tabIndex={0}
      className={styles.row}
      onClick={open}
      onKeyDown={(event) => event.key === 'Enter' && open()}
      data-testid="determination-row"
      data-number={number}
      data-hash={hash}
    >
      <td title={number}>
        {number}
        {hold && (
          <span className={styles.held} title={`Held: ${hold.note}`}>
            hold
          </span>
        )}
      </td>
      <td title={summary?.productName ?? ''}>
        {summary?.product ?? 'not readable'}
        <span className={table.code}>{summary?.productName}</span>
        {summary && summary.origin.scenarios.length > 0 && (
          <span className={table.code}>over {summary.origin.scenarios.at(-1)}</span>
        )}
      </td>
      <td title={codes.map(countryName).join(', ')}>
        {codes.length === 1 ? countryName(codes[0] ?? '') : codes.slice(0, 4).join(', ')}
        {codes.length > 4 && ` +${codes.length - 4}`}
      </td>
      <td data-outcome={verdict?.outcome}>
        {Icon && verdict && (
          <span className={styles.badge} data-outcome={verdict.outcome}>
            <Icon size={12} /> {OUTCOMES[verdict.outcome].word}
          </span>
        )}
      </td>
      <td
        className={`${table.right} ${styles.wraps}`}
        title={verdict?.threshold != null ? `level ${shareText(verdict.threshold)}` : undefined}
      >
        {verdict && spanText(verdict)}
      </td>
      <td>{summary?.on}</td>
      <td>{summary?.validUntil ?? <span className={table.muted}>open</span>}</td>
      <td>
        <StandingBadges standings={standings} />
      </td>
      <td className={styles.wraps} data-testid="what-changed">
        {changed}
      </td>
    </tr>
  )
}

/** How it stands: that which weighs most, with the others beside it on hover. */
export function StandingBadges({ standings }: { standings: readonly Standing[] }) {
  const [first, ...rest] = standings
  if (first === undefined) return <span className={styles.muted}>comparing</span>
  const { word, meaning } = STANDING_WORDS[first]
  const also = rest.map((standing) => STANDING_WORDS[standing].word.toLowerCase())
  return (
    <span
      className={styles.standing}
      data-standing={first}
      title={[meaning, ...(also.length > 0 ? [`Also: ${also.join(', ')}.`] : [])].join(' ')}
      data-testid="standing-badge"
    >
      {word}
      {rest.length > 0 && ` +${rest.length}`}
    </span>
  )
}
