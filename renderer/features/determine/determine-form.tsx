import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import { noticesOf } from '../../../shared/determination/notices.ts'
import type { OfficeState } from '../../../shared/ipc/determination-calls.ts'
import { METHOD_WORDS } from '../../../shared/report/words.ts'
import type { ScenarioRow, WorkspaceState } from '../../../shared/workspace/views.ts'
import { asCallError, type CallError, call } from '../../stores/call.ts'
import { openDetermination, showDeterminations } from '../../stores/determinations.ts'
import { closeDetermining, type Determining } from '../../stores/determining.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useResult } from '../../stores/result.ts'
import { NO_PASSPHRASES, OfficeKey, readyToSign } from '../../ui/office-key.tsx'
import { useHalfTyped } from '../../ui/use-half-typed.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { useRulesAge } from '../../ui/use-rules-age.ts'
import styles from './determine.module.css'
import { DraftVerdicts } from './draft-verdicts.tsx'
import {
  type DetermineForm as Form,
  nextNumber,
  problemsOf,
  statementOf,
  withAgeNoted,
} from './form.ts'
import { Notices } from './notices.tsx'
import { Papers } from './papers.tsx'
import { useDraft } from './use-draft.ts'

interface DetermineFormProps {
  asked: Determining
  office: OfficeState
  workspace: WorkspaceState
  rows: readonly KeptRow[]
  scenarios: readonly ScenarioRow[]
}

const BASE = 'base'

/** The form of a determination: what is determined, what is said of it, and who answers for it. */
export function DetermineForm({ asked, office, workspace, rows, scenarios }: DetermineFormProps) {
  const { product } = asked
  const { day, settings } = workspace
  const who = usePreferences((store) => store.who)
  const method = useResult((store) => store.method)
  const [first] = useState<Form>(() => ({
    destinations: asked.destinations.join(', '),
    scenario: asked.scenario,
    number: nextNumber(rows, day),
    rationale: '',
    preparer: who,
    approver: '',
    validUntil: '',
    notes: {},
    supersedes: asked.supersedes,
    reason: '',
    papers: [],
  }))
  const [typed, setForm] = useKeptState(`determine ${product} ${asked.supersedes ?? ''}`, first)
  const [passphrases, setPassphrases] = useState(NO_PASSPHRASES)
  const [isPressed, setPressed] = useState(false)
  const [isIssuing, setIssuing] = useState(false)
  const [refused, setRefused] = useState<CallError | null>(null)
  useHalfTyped(typed === first ? null : `The determination of ${product} that is being written`)
  const { draft, digest, problem, isCurrent } = useDraft({ ...typed, product, method })
  const age = useRulesAge()
  const form = draft ? withAgeNoted(typed, draft.result, age, settings.rulesAgeLimit) : typed

  const set = (change: Partial<Form>) => {
    setForm((now) => ({ ...now, ...change }))
    setRefused(null)
  }
  const isApproved = settings.approvalByAnother
  const problems = draft ? problemsOf(form, { result: draft.result, isApproved }) : {}
  const shown = isPressed ? problems : {}
  const others = rows.filter(
    ({ summary, supersededBy }) => summary?.product === product && supersededBy === null,
  )

  const issue = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (!draft || !digest || !isCurrent || Object.keys(problems).length > 0) return
    setIssuing(true)
    setRefused(null)
    try {
      await readyToSign(office, passphrases)
      const { row } = await call('determinations.issue', {
        product,
        destinations: draft.destinations,
        method,
        ...(form.scenario !== null && { scenario: form.scenario }),
        digest,
        ...statementOf(form, draft.result),
      })
      setForm(undefined)
      closeDetermining()
      await openDetermination(row.hash)
      // Another one may be superseded by it, and it is compared with today as well.
      await showDeterminations()
    } catch (error) {
      setRefused(asCallError(error))
    } finally {
      setIssuing(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={issue} noValidate data-testid="determine-form">
      <p className={styles.about}>
        Kept for good as it is on {day} at revision {workspace.revision}, with the part of the model
        and the rows of rules that it rests on. Method: {METHOD_WORDS[method]}.
      </p>
      <div className={styles.row}>
        <TextInput
          className={styles.wide}
          label="Destinations"
          description="By code or name, such as CN, Macao"
          value={form.destinations}
          error={problem?.field === 'destinations' ? problem.message : undefined}
          onChange={(event) => set({ destinations: event.currentTarget.value })}
          data-testid="determine-destinations"
        />
        <Select
          label="Over"
          description="The base, or a scenario on it"
          data={[
            { value: BASE, label: 'Base' },
            ...scenarios.map(({ id, scenario }) => ({ value: `${id}`, label: scenario.name })),
          ]}
          value={form.scenario === null ? BASE : `${form.scenario}`}
          allowDeselect={false}
          error={problem?.field === 'scenario' ? problem.message : undefined}
          onChange={(value) => set({ scenario: value === BASE ? null : Number(value) })}
          data-testid="determine-scenario"
        />
      </div>
      <DraftVerdicts
        draft={draft}
        isCurrent={isCurrent}
        isComing={!isCurrent && problem === null}
      />
      <div className={styles.row}>
        <TextInput
          label="Number"
          value={form.number}
          error={shown.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
          data-testid="determine-number"
        />
        <TextInput
          label="Prepared by"
          value={form.preparer}
          error={shown.preparer}
          onChange={(event) => set({ preparer: event.currentTarget.value })}
          data-testid="determine-preparer"
        />
        <TextInput
          label={isApproved ? 'To be approved by' : 'Approved by'}
          value={form.approver}
          error={shown.approver}
          onChange={(event) => set({ approver: event.currentTarget.value })}
          data-testid="determine-approver"
        />
        <TextInput
          label="Valid until"
          placeholder="2027-11-29, or blank"
          value={form.validUntil}
          error={shown.validUntil}
          onChange={(event) => set({ validUntil: event.currentTarget.value })}
          data-testid="determine-until"
        />
      </div>
      <Textarea
        label="Rationale"
        description="What it rests on, what was looked at, and what was decided where there was a choice"
        autosize
        minRows={2}
        maxRows={8}
        value={form.rationale}
        error={shown.rationale}
        onChange={(event) => set({ rationale: event.currentTarget.value })}
        data-testid="determine-rationale"
      />
      {draft && (
        <Notices
          notices={noticesOf(draft.result)}
          notes={form.notes}
          isPressed={isPressed}
          onChange={(notes) => set({ notes })}
        />
      )}
      {others.length > 0 && (
        <div className={styles.row}>
          <Select
            label="In the place of"
            data={others.map(({ hash, number, summary }) => ({
              value: hash,
              label: `${number}, ${summary?.on}`,
            }))}
            value={form.supersedes}
            clearable
            placeholder="None"
            onChange={(supersedes) => set({ supersedes })}
            data-testid="determine-supersedes"
          />
          {form.supersedes !== null && (
            <TextInput
              className={styles.wide}
              label="Because"
              value={form.reason}
              error={shown.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
              data-testid="determine-reason"
            />
          )}
        </div>
      )}
      <Papers papers={form.papers} onChange={(papers) => set({ papers })} />
      <OfficeKey office={office} passphrases={passphrases} onChange={setPassphrases} />
      <div className={styles.foot}>
        <span role="alert" className={styles.problem} data-testid="determine-problem">
          {refused
            ? [refused.message, ...refused.details].join(' ')
            : (problem?.message ?? (isPressed ? Object.values(problems).join(' ') : ''))}
        </span>
        <Button variant="default" onClick={closeDetermining}>
          Cancel
        </Button>
        <Button
          type="submit"
          loading={isIssuing}
          disabled={!draft || !isCurrent}
          data-testid="determine-issue"
        >
          Issue
        </Button>
      </div>
    </form>
  )
}
