import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asCallError, callFor } from '../../stores/call.ts'
import { sayDoneAsWritten } from '../../stores/done.ts'
import { inTurn } from '../../stores/edits.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { readDay } from '../../ui/read-day.ts'
import { ReasonInput } from '../../ui/reason-input.tsx'
import { useKeptState } from '../../ui/use-kept-state.ts'
import styles from './rules.module.css'

/** What is typed; it is kept while another tab or screen is on. */
interface Typed {
  who: string
  on: string
  reason: string
}

const UNTYPED: Partial<Typed> = {}

interface AdoptFormProps {
  hash: string
  /** The day that it is. */
  today: string
  /** Who says so already, and why; '': nobody. */
  said?: { who: string; why: string }
  /** Whether what it changes was looked at. */
  isSeen: boolean
  onDone: () => void
  onLeave: () => void
}

/** Who takes a rule pack into force, why and from which day. */
export function AdoptForm({ hash, today, said, isSeen, onDone, onLeave }: AdoptFormProps) {
  const known = usePreferences((store) => store.who)
  const [kept, keep] = useKeptState<Partial<Typed>>(`adopt ${hash}`, UNTYPED)
  const typed: Typed = { who: said?.who || known, on: today, reason: said?.why ?? '', ...kept }
  const { who, on, reason } = typed
  const set = (change: Partial<Typed>) => keep({ ...kept, ...change })
  const [isPressed, setPressed] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const day = readDay(on)
  const problems = {
    who: who.trim() === '' ? 'Name who takes them into force.' : null,
    on: !day.ok
      ? `${day.message}.`
      : day.value > today
        ? 'They are in force at once: no later day.'
        : null,
    reason: reason.trim() === '' ? 'Say why.' : null,
  }
  const shown = isPressed ? problems : { who: null, on: null, reason: null }
  const adopt = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (!day.ok || problems.who || problems.on || problems.reason) return
    const adopted = { hash, on: day.value, who: who.trim(), reason: reason.trim() }
    try {
      const { revision } = await inTurn((meant) => callFor(meant, 'rules.adopt', adopted))
      sayDoneAsWritten(revision)
      keep(undefined)
      onDone()
    } catch (error) {
      setRefused(asCallError(error).message)
    }
  }
  const isSaid = Boolean(said?.who && said.why)
  return (
    <form onSubmit={adopt} noValidate data-testid="adopt-form">
      {isSaid && (
        <p data-testid="adopt-said">
          Taken into force by {who}: {reason}
        </p>
      )}
      <div className={styles.fields}>
        {!isSaid && (
          <TextInput
            size="xs"
            label="Taken into force by"
            maxLength={200}
            value={who}
            error={shown.who}
            onChange={(event) => set({ who: event.currentTarget.value })}
            data-testid="adopt-who"
          />
        )}
        <TextInput
          size="xs"
          label="From"
          value={on}
          error={shown.on}
          onChange={(event) => set({ on: event.currentTarget.value })}
          data-testid="adopt-on"
        />
      </div>
      {!isSaid && (
        <ReasonInput
          label="Reason, kept in the history and in the list of packs"
          value={reason}
          onChange={(text) => set({ reason: text })}
          testId="adopt-reason"
        />
      )}
      {(shown.reason ?? refused) && <p role="alert">{shown.reason ?? refused}</p>}
      <div className={styles.buttons}>
        <Button type="submit" disabled={!isSeen} data-testid="adopt">
          Take into force in this workspace
        </Button>
        <Button
          variant="default"
          onClick={() => {
            keep(undefined)
            onLeave()
          }}
        >
          Leave as it is
        </Button>
      </div>
    </form>
  )
}
