import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ListMapping } from '../../../shared/model/screening.ts'
import { edit } from '../../stores/edits.ts'
import {
  type ChosenList,
  type Loaded,
  leaveChosen,
  readTable,
  showDifference,
} from '../../stores/trade-parties.ts'
import { attempt } from '../../stores/workspace.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { dayOfList } from './states.ts'
import styles from './trade-parties.module.css'

interface ListFormProps {
  chosen: ChosenList
  lists: Loaded['lists']
  today: string
}

/** Asks of a file that was read what it is called and of which day it is, and of a table what its columns hold. */
export function ListForm({ chosen, lists, today }: ListFormProps) {
  return (
    <div className={styles.form} data-testid="list-form">
      {chosen.kind === 'table' ? (
        <TableForm chosen={chosen} />
      ) : (
        <ReadForm key={chosen.reading.sha256} chosen={chosen} lists={lists} today={today} />
      )}
    </div>
  )
}

const CSL = 'Consolidated Screening List'

function ReadForm({
  chosen: { reading, isCsl, problems },
  lists,
  today,
}: ListFormProps & { chosen: Extract<ChosenList, { kind: 'list' }> }) {
  const place = `list ${reading.sha256}`
  const given = isCsl ? CSL : reading.file.replace(/\.\w+$/, '')
  const [name, setName] = useKeptState<string>(`${place} name`, given)
  const [asOf, setAsOf] = useKeptState<string>(`${place} day`, '')
  const [problem, setProblem] = useState<{ name?: string; asOf?: string }>({})
  const known = lists.find(({ id }) => id === name.trim())
  const take = () => {
    if (name.trim() === '') return setProblem({ name: 'Give the list a name.' })
    const day = dayOfList(asOf, today)
    if (!day.ok) return setProblem({ asOf: day.message })
    if (known && day.value < known.asOf)
      return setProblem({ asOf: `${known.id} of ${known.asOf} is here already, and newer.` })
    const before = known && known.content !== reading.content ? readingOf(known) : null
    void attempt('take the list over', async () => {
      await edit({
        kind: 'setScreeningList',
        list: {
          ...reading,
          id: name.trim(),
          asOf: day.value,
          before: before ?? known?.before ?? null,
        },
      })
      setName(undefined)
      setAsOf(undefined)
      leaveChosen()
      if (before) await showDifference(name.trim())
    })
  }
  return (
    <>
      <p>
        {reading.file}: {reading.parties} parties with {reading.names} names
        {reading.notRead > 0 && `, ${reading.notRead} rows not read`}. SHA-256{' '}
        <code>{reading.sha256.slice(0, 16)}</code>
      </p>
      {problems.length > 0 && (
        <p className={styles.open}>Not read: {problems.slice(0, 5).join('; ')}</p>
      )}
      <div className={styles.fields}>
        <TextInput
          size="xs"
          label="List"
          value={name}
          error={problem.name}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => setName(value)}
          data-testid="list-name"
        />
        <TextInput
          size="xs"
          label="As of"
          description="the day of the list, not that of reading it"
          placeholder="YYYY-MM-DD"
          value={asOf}
          error={problem.asOf}
          onChange={({ currentTarget: { value } }) => setAsOf(value)}
          data-testid="list-as-of"
        />
        <Button size="xs" onClick={take} data-testid="list-take">
          {known ? `Take the place of ${known.asOf}` : 'Screen against it'}
        </Button>
        <Button size="xs" variant="default" onClick={leaveChosen}>
          Leave it
        </Button>
      </div>
    </>
  )
}

/** What a list that is here was read as. */
function readingOf({ id: _, isHere: __, before: ___, ...reading }: Loaded['lists'][number]) {
  return reading
}

const COLUMNS: { member: keyof ListMapping; name: string }[] = [
  { member: 'name', name: 'Name' },
  { member: 'alternates', name: 'Other names (;)' },
  { member: 'source', name: 'Name of the list' },
  { member: 'id', name: 'Number of the entry' },
  { member: 'addresses', name: 'Addresses (;)' },
  { member: 'country', name: 'Country' },
  { member: 'requirement', name: 'Licence requirement' },
  { member: 'remarks', name: 'Remarks' },
]

const NO_COLUMNS: Omit<ListMapping, 'name'> = {
  source: null,
  id: null,
  alternates: null,
  addresses: null,
  country: null,
  requirement: null,
  remarks: null,
}

function TableForm({ chosen }: { chosen: Extract<ChosenList, { kind: 'table' }> }) {
  const { file, header, sample, guessed } = chosen
  const [mapping, setMapping] = useState<ListMapping>(guessed ?? { name: 0, ...NO_COLUMNS })
  const [source, setSource] = useState(file.replace(/\.\w+$/, ''))
  const columns = header.map((text, at) => ({
    value: String(at),
    label: [text || `column ${at + 1}`, sample[0]?.[at]].filter(Boolean).join(': ').slice(0, 60),
  }))
  return (
    <>
      <p>{file} is no Consolidated Screening List. Say what its columns hold.</p>
      <div className={styles.fields}>
        <TextInput
          size="xs"
          label="What the list is"
          description='such as "Unverified List"'
          value={source}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => setSource(value)}
          data-testid="table-source"
        />
        {COLUMNS.map(({ member, name }) => (
          <Select
            key={member}
            size="xs"
            label={name}
            data={columns}
            clearable={member !== 'name'}
            value={mapping[member] === null ? null : String(mapping[member])}
            onChange={(at) =>
              setMapping((before) => ({
                ...before,
                [member]: at === null ? (member === 'name' ? before.name : null) : Number(at),
              }))
            }
            data-testid={`table-${member}`}
          />
        ))}
        <Button
          size="xs"
          disabled={source.trim() === ''}
          onClick={() => void readTable(mapping, source.trim())}
          data-testid="table-read"
        >
          Read it so
        </Button>
        <Button size="xs" variant="default" onClick={leaveChosen}>
          Leave it
        </Button>
      </div>
    </>
  )
}
