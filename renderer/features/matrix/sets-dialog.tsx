import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { DestinationSet } from '../../../shared/workspace/settings.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { placeLabel, rankedPlaces } from '../../ui/choosing/ranked-options.ts'
import { ReasonInput, reasonGiven } from '../../ui/reason-input.tsx'
import { useKeptState } from '../../ui/use-kept-state.ts'
import styles from './matrix.module.css'
import { problemOf, withoutSet, withSet } from './sets.ts'
import { useGroups } from './use-shown.ts'

interface SetsDialogProps {
  opened: boolean
  onClose: () => void
  /** What a new set begins with. */
  begin: readonly string[]
}

const NEW = ''

/** What is typed of a set, and of which one; kept until it is saved or cancelled. */
interface TypedSet {
  known: string
  draft: DestinationSet
  reason: string
}

/** Names a choice of destinations, changes it or deletes it; it is kept with the workspace. */
export function SetsDialog({ opened, onClose, begin }: SetsDialogProps) {
  const sets = useWorkspace((store) => store.workspace?.settings.destinationSets) ?? []
  const choice = useMatrixView((view) => view.choice)
  const groups = useGroups()
  const [known, setKnown] = useState(NEW)
  const [shown, setShown] = useState<DestinationSet>({ name: '', destinations: [] })
  const [typed, setTyped] = useKeptState<TypedSet | null>('set of destinations', null)
  const draft = typed?.draft ?? shown
  const reason = typed?.reason ?? ''
  const [problem, setProblem] = useState<string | null>(null)

  const show = (name: string) => {
    const set = sets.find((other) => other.name === name)
    setTyped(undefined)
    setKnown(set ? name : NEW)
    setShown(set ?? { name: '', destinations: [...begin] })
    setProblem(null)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it starts anew each time that it opens
  useEffect(() => {
    if (!opened) return
    // What was typed and left by Escape is gone on with.
    if (typed && (typed.known === NEW || sets.some(({ name }) => name === typed.known)))
      setKnown(typed.known)
    else show(choice.startsWith('set:') ? choice.slice(4) : NEW)
  }, [opened])

  const write = async (destinationSets: DestinationSet[], chosen: string | null) => {
    try {
      await edit({ kind: 'changeSettings', set: { destinationSets }, ...reasonGiven(reason) })
      if (chosen !== null) useMatrixView.setState({ choice: `set:${chosen}` })
      else if (choice === `set:${known}`) useMatrixView.setState({ choice: 'all' })
      setTyped(undefined)
      onClose()
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  const change = (next: DestinationSet) => {
    setTyped({ known, reason, draft: next })
    setProblem(null)
  }
  const save = () => {
    const found = problemOf(draft, sets, known)
    if (found) return setProblem(found)
    void write(withSet(sets, draft, known), draft.name.trim())
  }
  const options = groups.map(({ title, destinations }) => ({
    group: title,
    items: destinations.map(({ code, name }) => ({
      value: code,
      label: placeLabel({ code, name }),
    })),
  }))
  return (
    <Modal opened={opened} onClose={onClose} title="Sets of destinations" size={620}>
      <form
        className={styles.sets}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        data-testid="sets-dialog"
      >
        <p className={styles.muted}>
          A set has a name, such as "Sales regions". It is kept with the workspace, and everyone who
          works with the file can choose it.
        </p>
        <div className={styles.pair}>
          <Select
            label="Set"
            data={[
              { value: NEW, label: 'New set' },
              ...sets.map(({ name }) => ({ value: name, label: name })),
            ]}
            value={known}
            allowDeselect={false}
            onChange={(value) => show(value ?? NEW)}
            data-testid="sets-known"
          />
          <TextInput
            label="Name"
            data-autofocus
            value={draft.name}
            onChange={(event) => {
              const name = event.currentTarget.value
              change({ ...draft, name })
            }}
            data-testid="sets-name"
          />
        </div>
        <MultiSelect
          label={`Destinations, ${draft.destinations.length} chosen`}
          size="xs"
          classNames={{ pillsList: styles.pills ?? '' }}
          data={options}
          value={draft.destinations}
          searchable
          filter={rankedPlaces}
          clearable
          hidePickedOptions
          maxDropdownHeight={260}
          nothingFoundMessage="No such destination"
          onChange={(destinations) => change({ ...draft, destinations })}
          data-testid="sets-destinations"
        />
        <Select
          label="Add a whole rule group"
          data={groups.map(({ id, title, destinations }) => ({
            value: id,
            label: `${title} · ${destinations.length}`,
          }))}
          value={null}
          placeholder="Rule group"
          onChange={(id) => {
            const group = groups.find((other) => other.id === id)
            const codes = group?.destinations.map(({ code }) => code) ?? []
            change({ ...draft, destinations: [...new Set([...draft.destinations, ...codes])] })
          }}
          data-testid="sets-group"
        />
        <ReasonInput
          value={reason}
          onChange={(text) => setTyped({ known, draft, reason: text })}
          testId="sets-reason"
        />
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={styles.buttons}>
          {known !== NEW && (
            <Button
              variant="default"
              onClick={() => void write(withoutSet(sets, known), null)}
              data-testid="sets-delete"
            >
              Delete "{known}"
            </Button>
          )}
          <span className={styles.gap} />
          <Button
            variant="default"
            onClick={() => {
              setTyped(undefined)
              onClose()
            }}
          >
            Cancel
          </Button>
          <Button type="submit" data-testid="sets-save">
            Save
          </Button>
        </div>
      </form>
    </Modal>
  )
}
