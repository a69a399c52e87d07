import { Button, Group, Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { Party } from '../../../shared/model/party.ts'
import { partyCell } from '../../../shared/tabular/party-cells.ts'
import { type PartyPlan, planParties } from '../../../shared/tabular/party-rows.ts'
import { call } from '../../stores/call.ts'
import { editAllAndSay } from '../../stores/edits.ts'
import { attempt } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import table from '../../ui/table.module.css'
import styles from './trade-parties.module.css'

type Chosen = NonNullable<Output<'import.choose'>>

/** Rows that are shown before they are taken over; the counts are of all. */
const MOST_SHOWN = 200

/** Takes parties over from a table (CSV, XLSX), after a look at what each row would do. */
export function ImportParties({ parties }: { parties: readonly Party[] }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const choose = () =>
    void attempt('read the table', async () => setChosen(await call('import.choose')))
  return (
    <>
      <Button variant="default" onClick={choose} data-testid="import-parties">
        Import a table
      </Button>
      <Modal
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        title="Take over parties"
        size={980}
      >
        {chosen && <Preview chosen={chosen} parties={parties} onClose={() => setChosen(null)} />}
      </Modal>
    </>
  )
}

interface PreviewProps {
  chosen: Chosen
  parties: readonly Party[]
  onClose: () => void
}

function Preview({ chosen, parties, onClose }: PreviewProps) {
  const { name, sheets, notes } = chosen
  const filled = sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  const plan = useMemo(() => planParties(filled?.rows ?? [], parties), [filled, parties])
  const { added, changed, same, problems, ignored } = plan
  const taken = added + changed
  const take = () =>
    void attempt('take over the parties', async () => {
      await editAllAndSay(`Take over ${count(taken, 'party', 'parties')} of ${name}`, plan.commands)
      onClose()
    })
  return (
    <div data-testid="party-import">
      <p data-testid="party-import-counts">
        <bdi>{name}</bdi>: {added} new, {changed} changed, {same} as they are
        {problems.length > 0 && `, ${count(problems.length, 'row')} not read`}.
        {ignored.length > 0 && ` Columns that say nothing here: ${ignored.join(', ')}.`}{' '}
        {notes.join(' ')}
      </p>
      {problems.length > 0 && (
        <ul className={styles.notRead} data-testid="party-import-problems">
          {problems.slice(0, MOST_SHOWN).map(({ row, message }) => (
            <li key={row}>
              Row {row}: {message}
            </li>
          ))}
          {problems.length > MOST_SHOWN && <li>and {problems.length - MOST_SHOWN} more</li>}
        </ul>
      )}
      {plan.rows.length > 0 && <Rows rows={plan.rows} />}
      <Group justify="flex-end" gap="xs" mt="sm">
        <Button variant="default" onClick={onClose}>
          Leave it
        </Button>
        <Button disabled={taken === 0} onClick={take} data-testid="party-import-take">
          Take over {count(taken, 'party', 'parties')}
          {problems.length > 0 && `, leave ${count(problems.length, 'row')} out`}
        </Button>
      </Group>
    </div>
  )
}

const WORDS = { added: 'new', changed: 'changed', same: 'as it is' }

function Rows({ rows }: { rows: PartyPlan['rows'] }) {
  return (
    <div className={`${table.scroll} ${styles.preview}`}>
      <table
        className={table.table}
        aria-label="Rows that are taken over"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
        tabIndex={0}
      >
        <thead>
          <tr>
            <th className={styles.rowNumber}>Row</th>
            <th className={styles.day}>Is</th>
            <th>Party</th>
            <th>Name</th>
            <th className={styles.day}>Country</th>
            <th>Roles</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map(({ row, id, is, set }) => {
            const party = { ...set, id, name: set.name ?? id }
            return (
              <tr key={row} data-testid="party-import-row">
                <td>{row}</td>
                <td>{WORDS[is]}</td>
                <td title={id}>
                  <bdi>{id}</bdi>
                </td>
                <td title={party.name}>
                  <bdi>{party.name}</bdi>
                </td>
                <td>{party.country ?? ''}</td>
                <td>{partyCell(party, 'roles') ?? ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length > MOST_SHOWN && (
        <p className={styles.muted}>
          The first {MOST_SHOWN} of {rows.length} rows.
        </p>
      )}
    </div>
  )
}
