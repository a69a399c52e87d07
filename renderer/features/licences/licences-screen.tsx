import { Button, Menu } from '@mantine/core'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import {
  countsByState,
  daysLeftText,
  leftText,
  licenceRegister,
  partiesOf,
  type RegisteredLicence,
} from '../../../shared/licences/register.ts'
import { STATE_WORDS } from '../../../shared/licences/stages.ts'
import { call } from '../../stores/call.ts'
import { useLicences } from '../../stores/licences.ts'
import { goTo } from '../../stores/screen.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { FindField } from '../../ui/find-field.tsx'
import { wholeText } from '../../ui/format.ts'
import screen from '../../ui/screen.module.css'
import table from '../../ui/table.module.css'
import { useFindKey } from '../../ui/use-find-key.ts'
import { exactText } from './amounts.ts'
import { Deadlines } from './deadlines.tsx'
import { isFound } from './found.ts'
import { LicenceDetail } from './licence-detail.tsx'
import styles from './licences.module.css'
import { NewLicence } from './new-licence.tsx'

/** Applications and licences by state, with the days by which something is due. */
export function LicencesScreen() {
  const { licences, opened, find, state } = useLicences()
  const workspace = useWorkspace((store) => store.workspace)
  const findInput = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  useFindKey(findInput)
  const day = workspace?.day ?? ''
  const register = useMemo(() => licenceRegister(licences ?? [], day), [licences, day])
  const counts = useMemo(() => countsByState(register), [register])
  const shown = register.filter(
    (one) => (state === null || one.standing.state === state) && isFound(one, find),
  )
  const open = register.find(({ id }) => id === opened)
  const kept = licences?.find(({ id }) => id === opened)
  if (!licences || !workspace) return null
  const isFixed = workspace.readOnly !== null
  return (
    <div className={screen.screen} data-testid="licences-screen">
      <div className={screen.head}>
        <h1>Licences</h1>
        <FindField
          inputRef={findInput}
          label="Find a licence"
          placeholder="reference, number, party, country"
          width={290}
          value={find}
          onChange={(text) => useLicences.setState({ find: text })}
          onLeave={() => body.current?.querySelector<HTMLElement>('tr')?.focus()}
          testId="find-licence"
        />
        <span className={screen.gap} />
        <Button variant="default" onClick={() => goTo('shipments')} data-testid="check-shipment">
          Check a shipment
        </Button>
        <Files isFixed={isFixed} isEmpty={licences.length === 0} />
        <Button
          disabled={isFixed}
          onClick={() => useLicences.setState({ dialog: 'new' })}
          data-testid="new-licence"
        >
          New application
        </Button>
      </div>
      <fieldset className={styles.states} aria-label="States">
        {counts.map(({ state: one, count }) => (
          <button
            key={one}
            type="button"
            className={styles.state}
            data-state={one}
            aria-pressed={state === one}
            onClick={() => useLicences.setState({ state: state === one ? null : one })}
          >
            {STATE_WORDS[one]} <b>{wholeText(count)}</b>
          </button>
        ))}
      </fieldset>
      {licences.length === 0 ? (
        <Nothing />
      ) : (
        <div className={styles.body}>
          <div className={table.scroll}>
            <table className={`${table.table} ${styles.list}`} aria-label="Licences">
              <thead>
                <tr>
                  <th className={styles.stateColumn}>State</th>
                  <th className={styles.age}>Days</th>
                  <th>Reference</th>
                  <th className={styles.number}>Number</th>
                  <th>To</th>
                  <th className={styles.left}>Left</th>
                  <th className={styles.next}>Next day</th>
                </tr>
              </thead>
              <tbody ref={body} onKeyDown={walk}>
                {shown.map((one) => (
                  <Row key={one.id} one={one} isOpen={one.id === opened} />
                ))}
              </tbody>
            </table>
            {shown.length === 0 && <p className={table.empty}>No licence has this in it.</p>}
          </div>
          <aside className={styles.side}>
            {open && kept ? (
              <LicenceDetail key={open.id} one={open} events={kept.events} isFixed={isFixed} />
            ) : (
              <Deadlines register={register} day={day} />
            )}
          </aside>
        </div>
      )}
      <NewLicence />
    </div>
  )
}

function Row({ one, isOpen }: { one: RegisteredLicence; isOpen: boolean }) {
  const { id, licence, standing, deadlines } = one
  const [next] = deadlines
  const open = () => useLicences.setState({ opened: id })
  return (
    <tr
      tabIndex={0}
      className={styles.row}
      aria-selected={isOpen}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open()
        if (event.key === 'Escape') useLicences.setState({ opened: null })
      }}
      data-testid="licence-row"
      data-reference={licence.reference}
      data-state={standing.state}
    >
      <td>
        <span className={styles.badge} data-state={standing.state}>
          {STATE_WORDS[standing.state]}
        </span>
      </td>
      <td className={styles.age}>{standing.age === null ? '' : wholeText(standing.age)}</td>
      <td title={licence.reference}>{licence.reference}</td>
      <td>{standing.number ?? standing.controlNumber ?? ''}</td>
      <td title={partiesOf(licence, 'ultimate-consignee')}>
        {partiesOf(licence, 'ultimate-consignee') || licence.destinations.join(', ')}
      </td>
      <td className={styles.left} title={leftText(standing, exactText)}>
        {leftText(standing, exactText)}
      </td>
      <td title={next?.what}>
        {next && (
          <span data-late={(next.daysLeft ?? 0) < 0 || undefined} className={styles.due}>
            {next.day ?? ''} {daysLeftText(next)}
          </span>
        )}
      </td>
    </tr>
  )
}

function Files({ isFixed, isEmpty }: { isFixed: boolean; isEmpty: boolean }) {
  const write = (what: string, work: () => Promise<unknown>) => void attempt(what, work)
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" data-testid="licence-files">
          Import and export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={isFixed}
          onClick={() => write('enter the table', () => call('licences.importTable'))}
        >
          Enter licences of a table (CSV, XLSX)
        </Menu.Item>
        {(['csv', 'xlsx'] as const).map((format) => (
          <Menu.Item
            key={format}
            disabled={isEmpty}
            onClick={() => write('export', () => call('licences.exportTable', { format }))}
          >
            Register as {format.toUpperCase()}
          </Menu.Item>
        ))}
        <Menu.Item
          disabled={isEmpty}
          onClick={() => write('export', () => call('licences.exportCalendar'))}
        >
          Days as a calendar (ICS)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Nothing() {
  return (
    <div className={styles.nothing} data-testid="no-licences">
      <p>
        No application and no licence is kept here yet. Start with New application, or enter those
        that there are from a table: Import and export, CSV or XLSX, with the columns that the
        register is exported with.
      </p>
      <p>A shipment can be checked without one: it says whether a licence is lacking.</p>
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
