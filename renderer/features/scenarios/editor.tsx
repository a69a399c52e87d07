import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Change, Scenario } from '../../../shared/model/scenario.ts'
import { asCallError } from '../../stores/call.ts'
import { useCommands } from '../../stores/commands.ts'
import { forgetLeftOut, type LeftOut, sayLeftOut } from '../../stores/done.ts'
import {
  changeDraft,
  dropDraft,
  type ScenarioDraft,
  saveDraft,
  useScenarios,
} from '../../stores/scenarios.ts'
import { count } from '../../ui/format.ts'
import { useHalfTyped } from '../../ui/use-half-typed.ts'
import { ChangeFields } from './change-fields.tsx'
import { type ChangeForm, formOf, formOfKind } from './change-form.ts'
import { ChangeList } from './change-list.tsx'
import styles from './editor.module.css'
import { standingNames, withMoved, withNew, withoutChange } from './scenario-changes.ts'
import type { Checked } from './use-comparison.ts'

interface EditorProps {
  draft: ScenarioDraft
  checked: Checked | undefined
  isCurrent: boolean
  canEdit: boolean
  /** What was kept, with its number. */
  onSaved: (id: number | null, name: string) => void
  onClosed: () => void
}

/** A form for a new change, or with a place for one of the list. */
interface Editing {
  at: number | null
  form: ChangeForm
}

/** A scenario: its name, what it stands on, and its changes in their order with what becomes of them. */
export function Editor({ draft, checked, isCurrent, canEdit, onSaved, onClosed }: EditorProps) {
  const { rows } = useScenarios()
  const { scenario } = draft
  const [begun] = useState(() => JSON.stringify(scenario))
  const [editing, setEditing] = useState<Editing | null>(() =>
    scenario.changes.length === 0 && canEdit ? newChange() : null,
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const leftOut = useRef<LeftOut | null>(null)
  useEffect(() => () => forgetLeftOut(leftOut.current), [])
  const name = useRef<HTMLInputElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    name.current?.focus()
    name.current?.select()
  }, [])

  const isChanged = JSON.stringify(scenario) !== begun || draft.id === null
  useHalfTyped(
    JSON.stringify(scenario) === begun
      ? null
      : `Scenario ${scenario.name.trim() || 'without a name'}`,
  )
  const set = (members: Partial<Scenario>) => {
    setProblem(null)
    changeDraft((before) => ({ ...before, ...members }))
  }
  const close = () => {
    dropDraft()
    onClosed()
  }
  const cancel = () => {
    if (JSON.stringify(scenario) !== begun) setAsking(true)
    else close()
  }
  const save = async () => {
    if (editing && hasText(editing.form))
      return setProblem('Add the change that is typed below first, or leave it with Esc.')
    if (scenario.name.trim() === '') {
      name.current?.focus()
      return setProblem('Give the scenario a name.')
    }
    try {
      onSaved(await saveDraft(), scenario.name)
    } catch (error) {
      const { message, details } = asCallError(error)
      setProblem([message, ...details].join(' '))
    }
  }
  const keep = (change: Change) => {
    const at = editing?.at ?? null
    set({ changes: withNew(scenario.changes, change, at) })
    setEditing(null)
    requestAnimationFrame(() => (at === null ? adder.current?.focus() : focusList()))
  }
  const focusList = () => panel.current?.querySelector<HTMLElement>('[role=listbox]')?.focus()
  useCommands([
    {
      id: 'saveScenario',
      name: 'Save the scenario',
      group: 'Scenarios',
      keys: ['Ctrl+S'],
      whileTyping: true,
      isAvailable: () => canEdit,
      run: save,
    },
    {
      id: 'addChange',
      name: 'Add a change to the scenario',
      group: 'Scenarios',
      keys: ['Alt+N'],
      whileTyping: true,
      isAvailable: () => canEdit,
      run: () => setEditing(newChange()),
    },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }
  const others = (rows ?? [])
    .filter(
      ({ id, scenario: other }) =>
        id !== draft.id && !standingNames(rows ?? [], draft).has(other.name),
    )
    .map(({ scenario: other }) => other.name)
  return (
    <section
      ref={panel}
      className={styles.editor}
      aria-label={draft.id === null ? 'New scenario' : `Edit ${scenario.name}`}
      onKeyDown={onKeyDown}
      data-testid="scenario-editor"
    >
      <header className={styles.head}>
        <h2>{draft.id === null ? 'New scenario' : 'Edit scenario'}</h2>
        <span className={styles.gap} />
        <Button variant="default" title="Esc" onClick={cancel} data-testid="editor-cancel">
          {canEdit ? 'Cancel' : 'Close'}
        </Button>
        {canEdit && (
          <Button
            title="Ctrl+S"
            disabled={!isChanged}
            onClick={() => void save()}
            data-testid="editor-save"
          >
            Save
          </Button>
        )}
      </header>
      {problem && (
        <p className={styles.problem} role="alert" data-testid="editor-problem">
          {problem}
        </p>
      )}
      <div className={styles.fields}>
        <TextInput
          ref={name}
          label="Name"
          value={scenario.name}
          readOnly={!canEdit}
          onChange={(event) => set({ name: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            void save()
          }}
          data-testid="editor-name"
        />
        <Select
          label="On top of"
          placeholder="the base alone"
          data={others}
          value={scenario.onTopOf ?? null}
          readOnly={!canEdit}
          clearable
          searchable
          nothingFoundMessage="No such scenario"
          onChange={(onTopOf) => {
            const { onTopOf: _before, ...rest } = scenario
            setProblem(null)
            changeDraft(() => (onTopOf === null ? rest : { ...rest, onTopOf }))
          }}
          data-testid="editor-on-top-of"
        />
        <Textarea
          size="xs"
          className={styles.note ?? ''}
          label="Note"
          autosize={false}
          rows={2}
          placeholder="What is being tried, and why"
          value={scenario.note ?? ''}
          readOnly={!canEdit}
          onChange={(event) => set({ note: event.currentTarget.value })}
          data-testid="editor-note"
        />
      </div>
      <div className={styles.changesHead}>
        <h3>{count(scenario.changes.length, 'change')}</h3>
        <span className={styles.muted}>
          {scenario.changes.length > 0 &&
            (isCurrent ? 'each on top of those before it' : 'being checked')}
        </span>
        <span className={styles.gap} />
        {canEdit && !editing && (
          <Button
            ref={adder}
            variant="default"
            title="Alt+N"
            onClick={() => setEditing(newChange())}
            data-testid="add-change"
          >
            Add a change
          </Button>
        )}
      </div>
      {checked?.problem && (
        <p className={styles.problem} role="alert">
          {checked.problem}
        </p>
      )}
      <ChangeList
        scenario={scenario}
        checked={checked}
        isCurrent={isCurrent}
        canEdit={canEdit}
        onMove={(at, by) => set({ changes: withMoved(scenario.changes, at, by) })}
        onRemove={(at) => {
          setEditing(null)
          set({ changes: withoutChange(scenario.changes, at) })
        }}
        onEdit={(at) => {
          const change = scenario.changes[at]
          if (change) setEditing({ at, form: formOf(change) })
        }}
      />
      {editing && (
        <ChangeFields
          key={editing.at ?? `new ${scenario.changes.length}`}
          form={editing.form}
          isNew={editing.at === null}
          hasFocus={draft.id !== null || scenario.changes.length > 0}
          onChange={(form) => setEditing({ ...editing, form })}
          onKeep={keep}
          onLeave={() => {
            setEditing(null)
            const left = editing
            if (hasText(left.form))
              leftOut.current = sayLeftOut('a change of the scenario', () => setEditing(left))
            focusList()
          }}
        />
      )}
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title="Leave the scenario"
        size={400}
      >
        <p className={styles.lead}>What you changed in {quoted(scenario.name)} is not saved.</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => setAsking(false)}>
            Go on editing
          </Button>
          <Button data-autofocus onClick={close} data-testid="editor-drop">
            Drop the changes
          </Button>
        </div>
      </Modal>
    </section>
  )
}

function newChange(): Editing {
  return { at: null, form: formOfKind('swapItem', null) }
}

/** Whether something was typed that would be lost. */
function hasText({ values }: ChangeForm): boolean {
  return Object.entries(values).some(([field, value]) => field !== 'scope' && value !== '')
}

function quoted(name: string): string {
  return name.trim() === '' ? 'it' : `"${name}"`
}
