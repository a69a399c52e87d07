import { amendmentText } from '../../../shared/rules/amend.ts'
import { coverage } from '../../../shared/rules/coverage.ts'
import { Citation } from '../../ui/citation.tsx'
import facts from '../../ui/facts.module.css'
import { count } from '../../ui/format.ts'
import { usePack } from '../../ui/workspace-context.ts'
import styles from './rules.module.css'

/** Which rules are in force here, what they were read from, and what was not seen. */
export function PackTab() {
  const pack = usePack()
  const { header, chartNotes, switches } = pack
  const known = coverage(pack)
  const { amended } = pack.files.header
  const unreadNotes = chartNotes.footnotes.filter(({ effect }) => effect === 'unknown')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too
    <section className={styles.text} tabIndex={0} aria-label="Rules in force" data-testid="pack">
      <h2>{header.title}</h2>
      <dl className={facts.facts}>
        <dt>Pack</dt>
        <dd>{header.id}</dd>
        <dt>Text as of</dt>
        <dd>
          {header.asOf}, or the date of the row's source. Of the text itself nothing later was seen.
        </dd>
        {amended && <dt>Amendments</dt>}
        {amended && (
          <dd data-testid="pack-amended">
            Laid over that text by this office:
            {amended.by.map((one) => (
              <div key={one.id}>{amendmentText(one)}</div>
            ))}
          </dd>
        )}
        <dt>ECCNs</dt>
        <dd>
          {count(known.eccns, 'entry', 'entries')}. An ECCN outside them has an unknown licence
          need.
        </dd>
        <dt>Licence rows</dt>
        <dd>
          {count(known.licenceRows, 'row')}: {count(known.byColumn, 'row')} by a column of the
          chart, {count(known.byProse, 'row')} by a set of destinations
        </dd>
        <dt>Not modelled</dt>
        <dd>
          {count(known.bounded, 'row')}: unknown wherever they could apply, never taken as no
          licence
        </dd>
        <dt>Added</dt>
        <dd>
          {count(known.added, 'requirement')} of Part 742 or of a note of an entry, in no row of the
          table
        </dd>
        <dt>Open questions</dt>
        <dd>{count(switches.switches.length, 'switch', 'switches')}, each with a default</dd>
      </dl>
      <h2>Sources</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Tag</th>
            <th>Source</th>
            <th>Date</th>
            <th>Licence rows</th>
            <th>Other rows</th>
          </tr>
        </thead>
        <tbody>
          {known.bySource.map(({ source, date, licenceRows, otherRows }) => (
            <tr key={source}>
              <td>{source}</td>
              <td>{header.sources[source]?.title}</td>
              <td className={styles.nowrap}>{date}</td>
              <td>{licenceRows}</td>
              <td>{otherRows}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Not seen, or read with less than high confidence</h2>
      <ul className={styles.list}>
        {unreadNotes.map(({ number, meaning, cite }) => (
          <li key={number}>
            Footnote {number} of the chart: {meaning} <Citation cite={cite} />
          </li>
        ))}
        {pack.proseRules.readings
          .filter(({ confidence }) => confidence !== 'high')
          .map(({ id, reason, eccns, note, cite, confidence }) => (
            <li key={id}>
              {reason} row of {eccns.join(', ')}: read with {confidence} confidence.{' '}
              {note ?? 'Text not seen.'} <Citation cite={cite} />
            </li>
          ))}
      </ul>
    </section>
  )
}
