import type { ColDef } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import { eccnFinds, familiesOf, paragraphWords, wordsOf } from '../../../shared/help/eccn-words.ts'
import { toKnow } from '../../../shared/help/to-know.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import type { EccnEntry, LicenceRow } from '../../../shared/rules/schema.ts'
import { Citation } from '../../ui/citation.tsx'
import { DataGrid } from '../../ui/grid/data-grid.tsx'
import { usePack } from '../../ui/workspace-context.ts'
import { FilterBar } from './filter-bar.tsx'
import {
  destinationWords,
  rowDestinationWords,
  STATUS_WORDS,
  scopeWords,
  sourceWords,
} from './rule-words.ts'
import styles from './rules.module.css'

const COLUMNS: ColDef<EccnEntry>[] = [
  { colId: 'eccn', headerName: 'ECCN', width: 76, field: 'eccn' },
  {
    colId: 'title',
    headerName: 'In our words',
    flex: 1,
    minWidth: 160,
    valueGetter: ({ data }) => (data ? (wordsOf(data.eccn) ?? data.title) : ''),
    getQuickFilterText: ({ data }) => eccnFinds(data.eccn) ?? data.title,
  },
  {
    colId: 'reasons',
    headerName: 'Reasons',
    width: 136,
    valueGetter: ({ data }) => data?.reasons.join(', ') ?? '',
  },
  {
    colId: 'open',
    headerName: 'Not modelled',
    width: 104,
    type: 'rightAligned',
    valueGetter: ({ data }) => data?.rows.filter((row) => row.possible).length || '',
    getQuickFilterText: () => '',
  },
]

/** Every entry of the pack; beside it, the rows of the one in hand. */
export function EccnsTab() {
  const pack = usePack()
  const [filter, setFilter] = useState('')
  const [shown, setShown] = useState<EccnEntry | null>(null)
  const rows = useMemo(() => [...pack.entryByEccn.values()], [pack])
  return (
    <>
      <FilterBar
        label="Filter ECCNs"
        placeholder="ECCN, kind of part or reason"
        value={filter}
        onChange={setFilter}
        testId="eccns-filter"
      >
        In our own words: a candidate to look at. The entry decides.
      </FilterBar>
      <div className={styles.beside}>
        <div className={styles.grid}>
          <DataGrid
            label="ECCNs"
            rows={rows}
            columns={COLUMNS}
            idOf={({ eccn }) => eccn}
            filter={filter}
            onFocus={({ row }) => row && setShown(row)}
            empty="No entry matches the filter."
            testId="eccns-grid"
          />
        </div>
        {shown ? (
          <EntryDetails pack={pack} entry={shown} />
        ) : (
          <aside className={styles.details}>Choose an ECCN to see its rows.</aside>
        )}
      </div>
    </>
  )
}

function EntryDetails({ pack, entry }: { pack: RulePack; entry: EccnEntry }) {
  const families = familiesOf(entry.eccn)
  const { eccn, title, status, rows, gbs, gbsExcept, note, exhaustive, shortSupplyOnly } = entry
  return (
    <aside className={styles.details} aria-label={eccn} data-testid="eccn-details">
      <h2>
        {eccn} <span className={styles.muted}>{STATUS_WORDS[status]}</span>
      </h2>
      <p>{wordsOf(eccn) ?? title}</p>
      {families.length > 0 && <p className={styles.muted}>Such as {families.join(', ')}.</p>}
      <Paragraphs pack={pack} eccn={eccn} />
      <ToKnow pack={pack} eccn={eccn} />
      {note && <p>{note}</p>}
      {exhaustive && <p>The paragraphs named below are all there are.</p>}
      {shortSupplyOnly && <p>Controlled for short supply only.</p>}
      <h3>Licence rows</h3>
      {rows.length === 0 && <p className={styles.muted}>None.</p>}
      {rows.map((row) => (
        <Row key={JSON.stringify(row)} pack={pack} row={row} source={row.source ?? entry.source} />
      ))}
      <h3>License Exception GBS</h3>
      {gbs ? <Lines lines={scopeWords(pack, gbs)} /> : <p>Nowhere.</p>}
      {gbsExcept && <p>Not for {destinationWords(pack, gbsExcept)}.</p>}
      <div className={styles.cite}>
        <Citation cite={entry.cite} /> ({sourceWords(pack, entry.source)})
      </div>
    </aside>
  )
}

/** The paragraphs that rules tell apart, in words where there are some. */
function Paragraphs({ pack, eccn }: { pack: RulePack; eccn: string }) {
  const named = (pack.namedByEccn.get(eccn) ?? []).map((steps) => [eccn, ...steps].join('.'))
  if (named.length === 0) return null
  return (
    <>
      <h3>Paragraphs that rules tell apart</h3>
      <Lines lines={named.map((one) => `${one}: ${paragraphWords(one) ?? 'see the entry'}`)} />
    </>
  )
}

/** What would have to be known of an item to place it under the entry. */
function ToKnow({ pack, eccn }: { pack: RulePack; eccn: string }) {
  const lines = toKnow(pack, eccn)
  return (
    <>
      <h3>What would have to be known</h3>
      {lines.length === 0 ? (
        <p className={styles.muted}>See the entry.</p>
      ) : (
        <Lines lines={lines} />
      )}
    </>
  )
}

function Row({ pack, row, source }: { pack: RulePack; row: LicenceRow; source: string }) {
  const reading = pack.proseRules.readings.find(({ id }) => id === row.prose)
  const flip = row.switch && pack.switchById.get(row.switch)
  return (
    <section className={styles.row} data-open={row.possible ? true : undefined}>
      <strong>{row.reason}</strong>
      <div>
        <div>{rowDestinationWords(pack, row)}</div>
        <Lines lines={scopeWords(pack, row.scope)} />
        {row.note && <div className={styles.muted}>{row.note}</div>}
        {row.added && <div className={styles.muted}>In no row of the table: {row.added}</div>}
        {flip && <div className={styles.muted}>Turns on the switch: {flip.question}</div>}
        {reading && (
          <div className={styles.muted}>
            Reading {reading.id}, {reading.confidence} confidence
            {reading.note && `: ${reading.note}`}
          </div>
        )}
        <div className={styles.cite}>
          <Citation cite={row.cite} /> ({sourceWords(pack, source)})
        </div>
      </div>
    </section>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>)
}
