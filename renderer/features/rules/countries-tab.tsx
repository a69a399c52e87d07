import type { ColDef } from 'ag-grid-community'
import { Fragment, useMemo, useState } from 'react'
import { daysText } from '../../../shared/rules/dated.ts'
import { findDestination, isAmong } from '../../../shared/rules/destination.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { COLUMNS, type Country } from '../../../shared/rules/schema.ts'
import { Citation } from '../../ui/citation.tsx'
import facts from '../../ui/facts.module.css'
import { DataGrid } from '../../ui/grid/data-grid.tsx'
import { usePack } from '../../ui/workspace-context.ts'
import { FilterBar } from './filter-bar.tsx'
import { levelWords, sourceWords } from './rule-words.ts'
import styles from './rules.module.css'

/** Every country with its groups and its row of the chart; below, what holds for the one in hand. */
export function CountriesTab() {
  const pack = usePack()
  const [filter, setFilter] = useState('')
  const [shown, setShown] = useState<Country | null>(null)
  const columns = useMemo(() => columnsOf(pack), [pack])
  return (
    <>
      <FilterBar
        label="Filter countries"
        placeholder="country, group or column"
        value={filter}
        onChange={setFilter}
        testId="countries-filter"
      >
        ● a mark in the chart. Without a row in the chart, no column answers.
      </FilterBar>
      <div className={styles.stack}>
        <div className={styles.grid}>
          <DataGrid
            label="Countries"
            rows={pack.countries.countries}
            columns={columns}
            idOf={({ code }) => code}
            filter={filter}
            onFocus={({ row }) => row && setShown(row)}
            empty="No country matches the filter."
            testId="countries-grid"
          />
        </div>
        <CountryDetails pack={pack} country={shown} />
      </div>
    </>
  )
}

function columnsOf(pack: RulePack): ColDef<Country>[] {
  const answering = (row: Country | undefined) =>
    row?.treatedAs ? pack.countryByCode.get(row.treatedAs) : row
  return [
    { colId: 'code', headerName: 'Code', width: 58, field: 'code' },
    { colId: 'name', headerName: 'Country', field: 'name', flex: 1, minWidth: 150 },
    {
      colId: 'groups',
      headerName: 'Groups',
      width: 172,
      tooltipValueGetter: ({ value }) => value,
      valueGetter: ({ data }) => answering(data)?.groups.join(', ') ?? '',
    },
    ...COLUMNS.map(
      (column): ColDef<Country> => ({
        colId: column,
        headerName: column,
        width: 41,
        headerClass: styles.chartHead as string,
        cellClass: styles.chartCell as string,
        valueGetter: ({ data }) => {
          const chart = answering(data)?.chart
          if (chart === null) return '-'
          return chart?.includes(column) ? '●' : ''
        },
        getQuickFilterText: ({ value }) => (value === '●' ? column : ''),
      }),
    ),
    {
      colId: 'notes',
      headerName: 'Notes',
      width: 60,
      valueGetter: ({ data }) => data?.footnotes?.join(', ') ?? '',
      getQuickFilterText: () => '',
    },
  ]
}

function CountryDetails({ pack, country }: { pack: RulePack; country: Country | null }) {
  if (!country)
    return <aside className={styles.below}>Choose a country to see what holds for it.</aside>
  const destination = findDestination(pack, country.code)
  const names = (destinations: Parameters<typeof isAmong>[2]) =>
    destination !== null && isAmong(pack, destination, destinations)
  const level = pack.levels.levels.find((row) => names(row.destinations))
  const cases = pack.noLevel.rules.filter((rule) => names(rule.destinations))
  const embargoes = pack.part746.rules.filter((rule) => names(rule.destinations))
  const notices = pack.notices.notices.filter(
    (notice) => notice.destinations && names(notice.destinations),
  )
  const footnotes = pack.chartNotes.footnotes.filter(({ number }) =>
    country.footnotes?.includes(number),
  )
  const otherDays = pack.files.countries.countries.filter(
    (row) => row.code === country.code && daysText(row) !== daysText(country),
  )
  const treatedAs = country.treatedAs && pack.countryByCode.get(country.treatedAs)?.name
  return (
    <aside className={styles.below} aria-label={country.name} data-testid="country-details">
      <h2>
        {country.name} <span className={styles.muted}>{country.code}</span>
      </h2>
      <dl className={facts.facts}>
        <dt>Level</dt>
        <dd>
          {destination === null && (country.refusal ?? 'Not a destination.')}
          {destination && !level && 'Not seen.'}
          {level && (
            <>
              {levelWords(level.level)} of the price <Citation cite={level.cite} />
            </>
          )}
        </dd>
        {otherDays.map((row) => (
          <Fragment key={daysText(row)}>
            <dt>{capitalised(daysText(row))}</dt>
            <dd>
              {groupsWords(row)} <Citation cite={row.cite} />
            </dd>
          </Fragment>
        ))}
        {treatedAs && (
          <>
            <dt>Treated as</dt>
            <dd>
              {treatedAs}: its groups and its row answer.
              {destination && country.territory && ' Asked for by name, not with all destinations.'}
            </dd>
          </>
        )}
        {destination && destination.chart === null && (
          <>
            <dt>Chart</dt>
            <dd>No row of its own in the Commerce Country Chart.</dd>
          </>
        )}
        <dt>No level</dt>
        <dd>
          <Named rows={cases} none="No case of 734.4(a) names it." />
        </dd>
        {embargoes.length > 0 && (
          <>
            <dt>Part 746</dt>
            <dd>
              <Named rows={embargoes} none="" />
            </dd>
          </>
        )}
        {footnotes.map(({ number, meaning, cite }) => (
          <Footnote key={number} number={number} meaning={meaning} cite={cite} />
        ))}
        {notices.map(({ code, text, cite }) => (
          <Note key={code} text={text} cite={cite} />
        ))}
        <dt>Source</dt>
        <dd>
          <Citation cite={country.cite} />{' '}
          <span className={styles.muted}>
            {sourceWords(pack, country.source)}
            {country.chartSource && `, the chart's row ${sourceWords(pack, country.chartSource)}`}
          </span>
        </dd>
      </dl>
    </aside>
  )
}

/** The Country Groups of a row of other days, or in which it may have been where that was not read. */
function groupsWords({ groups, mayBeIn }: Country): string {
  if (!mayBeIn) return groups.length > 0 ? groups.join(', ') : 'In no Country Group.'
  const sure = groups.length > 0 ? `${groups.join(', ')}; ` : ''
  return `${sure}perhaps ${mayBeIn.join(', ')}, not read: what turns on them is open on these days.`
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function Named({ rows, none }: { rows: { because: string; cite: string }[]; none: string }) {
  if (rows.length === 0) return none
  return (
    <ul className={styles.list}>
      {rows.map(({ because, cite }) => (
        <li key={`${cite} ${because}`}>
          {because} <Citation cite={cite} />
        </li>
      ))}
    </ul>
  )
}

function Footnote({ number, meaning, cite }: { number: number; meaning: string; cite: string }) {
  return (
    <>
      <dt>Footnote {number}</dt>
      <dd>
        {meaning} <Citation cite={cite} />
      </dd>
    </>
  )
}

function Note({ text, cite }: { text: string; cite: string }) {
  return (
    <>
      <dt>Notice</dt>
      <dd>
        {text} <Citation cite={cite} />
      </dd>
    </>
  )
}
