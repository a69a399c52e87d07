import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef } from 'react'
import { loadCompanies, useCompanies } from '../../stores/companies.ts'
import { loadLicences, useLicences } from '../../stores/licences.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { standingAnswers } from '../../stores/shipment-draft.ts'
import { changeDraft, check, giveUpShipments, keep, useShipments } from '../../stores/shipments.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { useDestinationGroups } from '../../ui/use-destination-groups.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { Answer } from './answer.tsx'
import { LineFields } from './line-fields.tsx'
import { PartyFields } from './party-fields.tsx'
import styles from './shipments.module.css'
import { SpareFields } from './spare-fields.tsx'

/** Asks what is shipped, to whom and by whom, and answers it. */
export function NewShipment() {
  const { draft, checked, problems, job } = useShipments()
  const who = usePreferences((store) => store.who)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void check()
  }
  useEffect(() => {
    if (who && useShipments.getState().draft.by === '') changeDraft({ by: who })
  }, [who])
  const found = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (checked) found.current?.scrollIntoView({ block: 'start' })
  }, [checked])
  const isChecking = job?.what === 'check'
  return (
    <form onSubmit={submit} noValidate data-testid="check-form">
      <h2>Check a shipment</h2>
      <Head />
      <LineFields lines={draft.lines} />
      <PartyFields parties={draft.parties} />
      <SpareFields spares={draft.spares} />
      <Asked />
      <div className={styles.acts}>
        <Button type="submit" loading={isChecking} data-testid="check-run">
          Check
        </Button>
        {isChecking && (
          <Button variant="default" onClick={giveUpShipments}>
            Stop
          </Button>
        )}
      </div>
      {problems.length > 0 && (
        <ul role="alert" className={styles.problems} data-testid="check-problem">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {checked && (
        <div ref={found}>
          <Answer answer={checked.answer}>
            <Keeping />
          </Answer>
        </div>
      )}
    </form>
  )
}

function Head() {
  const draft = useShipments((store) => store.draft)
  const groups = useDestinationGroups()
  const companies = useCompanies((store) => store.loaded)
  const licences = useLicences((store) => store.licences)
  useEffect(() => {
    if (!companies) void loadCompanies()
    if (!licences) void loadLicences()
  }, [companies, licences])
  return (
    <div className={styles.fields}>
      <TextInput
        label="Shipment"
        placeholder="its number"
        value={draft.reference}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => changeDraft({ reference: value })}
        data-testid="check-reference"
      />
      <ChoiceSelect
        label="Destination"
        data={groups}
        ofPlaces
        value={draft.destination || null}
        maxDropdownHeight={300}
        nothingFoundMessage="No such destination"
        onChoose={(destination) => changeDraft({ destination })}
        onClear={() => changeDraft({ destination: '' })}
        data-testid="check-destination"
      />
      <Select
        label="Shipped by"
        placeholder="as recorded"
        data={(companies?.entities ?? []).map(({ id, name }) => ({
          value: id,
          label: name === id ? id : `${name} (${id})`,
        }))}
        value={draft.exportedBy}
        searchable
        clearable
        limit={200}
        onChange={(exportedBy) => changeDraft({ exportedBy })}
        data-testid="check-exporter"
      />
      <TextInput
        label="Shipped from"
        placeholder="as recorded"
        value={draft.exportedFrom}
        onChange={({ currentTarget: { value } }) => changeDraft({ exportedFrom: value })}
        data-testid="check-from"
      />
      <TextInput
        label="Route"
        placeholder="countries, such as SG, HK"
        value={draft.route}
        onChange={({ currentTarget: { value } }) => changeDraft({ route: value })}
        data-testid="check-via"
      />
      <Select
        label="Licence"
        placeholder="any that covers it"
        data={(licences ?? []).map(({ licence }) => licence.reference)}
        value={draft.licence}
        searchable
        clearable
        limit={200}
        onChange={(licence) => changeDraft({ licence })}
        data-testid="check-licence"
      />
      <TextInput
        label="Exception claimed"
        placeholder="none, or such as GBS"
        value={draft.exception}
        onChange={({ currentTarget: { value } }) => changeDraft({ exception: value })}
        data-testid="check-exception"
      />
    </div>
  )
}

const KNOWN = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
]

function Asked() {
  const draft = useShipments((store) => store.draft)
  const { asked, advanced, equally, by, why } = draft
  const before = standingAnswers(draft)
  const said = [
    ['uses', before.usesAsked],
    ['route', before.routeAsked],
    ['exception', before.exception],
    ['equal controls', before.controlledEqually],
  ] as const
  const told = said.flatMap(([what, one]) =>
    one ? [`${what}: ${one.by}, ${one.on}: ${one.why}`] : [],
  )
  return (
    <fieldset className={styles.group}>
      <legend>What somebody asked</legend>
      {told.length > 0 && (
        <p className={styles.muted} data-testid="check-given">
          As it was answered then, unless you answer it anew: {told.join(' · ')}
        </p>
      )}
      <div className={styles.asked}>
        <Checkbox
          label="No end use of Part 744 is known"
          checked={asked.uses}
          onChange={({ currentTarget: { checked } }) =>
            changeDraft({ asked: { ...asked, uses: checked } })
          }
          data-testid="check-uses"
        />
        <Checkbox
          label="No country of General Prohibition Eight lies on the route"
          checked={asked.route}
          onChange={({ currentTarget: { checked } }) =>
            changeDraft({ asked: { ...asked, route: checked } })
          }
          data-testid="check-route"
        />
      </div>
      <div className={styles.fields}>
        <Known
          label="Recipient makes advanced-node circuits"
          value={advanced}
          onChange={(is) => changeDraft({ advanced: is })}
          testId="check-advanced"
        />
        <Known
          label="Country of export controls it equally"
          value={equally}
          onChange={(is) => changeDraft({ equally: is })}
          testId="check-equally"
        />
        <TextInput
          label="Answered by"
          value={by}
          onChange={({ currentTarget: { value } }) => changeDraft({ by: value })}
          data-testid="check-by"
        />
        <TextInput
          label="What the answers rest on"
          placeholder="statement, e-mail, waybill"
          value={why}
          onChange={({ currentTarget: { value } }) => changeDraft({ why: value })}
          data-testid="check-why"
        />
      </div>
    </fieldset>
  )
}

interface KnownProps {
  label: string
  value: boolean | null
  onChange: (value: boolean | null) => void
  testId: string
}

/** Yes, no, or not known. */
function Known({ label, value, onChange, testId }: KnownProps) {
  return (
    <Select
      label={label}
      placeholder="not known"
      data={KNOWN}
      value={value === null ? null : value ? 'yes' : 'no'}
      clearable
      onChange={(given) => onChange(given === null ? null : given === 'yes')}
      data-testid={testId}
    />
  )
}

/** What may be done with an answer, as long as nothing changed since. */
function Keeping() {
  const checked = useShipments((store) => store.checked)
  const workspace = useWorkspace((store) => store.workspace)
  const canEdit = useCanEdit()
  if (!checked || !canEdit) return null
  const { answer, revision } = checked
  const isCurrent = revision === workspace?.revision && answer.day === workspace.day
  return (
    <div className={styles.acts}>
      {answer.answer === 'licensed' && answer.licence && (
        <Button disabled={!isCurrent} onClick={() => void keep(true)} data-testid="check-confirm">
          Keep, and draw down {answer.licence.reference}
        </Button>
      )}
      <Button
        variant="default"
        disabled={!isCurrent}
        onClick={() => void keep(false)}
        data-testid="check-keep"
      >
        Keep the check
      </Button>
      {!isCurrent && (
        <span className={styles.muted}>The workspace changed since: check it again.</span>
      )}
    </div>
  )
}
