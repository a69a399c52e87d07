import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import styles from './history.module.css'

interface NameFormProps {
  revision: number
  /** The name that it has; '': none. */
  name: string
  onClose: () => void
}

/** Gives a revision a name; an empty one takes it away. Escape leaves what is typed for the next time. */
export function NameForm({ revision, name, onClose }: NameFormProps) {
  const [typed, setTyped] = useKeptState<string>(`name of revision ${revision}`, name)
  const done = () => {
    setTyped(undefined)
    onClose()
  }
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    if (wanted === name) return done()
    try {
      await edit({ kind: 'nameRevision', revision, name: wanted === '' ? null : wanted })
      done()
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <form className={styles.naming} onSubmit={save} noValidate>
      <TextInput
        size="xs"
        autoFocus
        aria-label={`Name of revision ${revision}`}
        placeholder="such as: as sold to Acme"
        maxLength={80}
        value={typed}
        error={problem}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setProblem(null)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
        data-mantine-stop-propagation
        data-testid="version-name"
      />
      <Button type="submit" size="compact-sm" variant="default">
        Save
      </Button>
    </form>
  )
}
