import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import styles from './tray.module.css'

/** Asks why a row is set aside. */
export function SetAside({ onSetAside }: { onSetAside: (why: string) => void }) {
  const [why, setWhy] = useState('')
  return (
    <form
      className={styles.why}
      onSubmit={(event) => {
        event.preventDefault()
        if (why.trim() !== '') onSetAside(why.trim())
      }}
    >
      <TextInput
        aria-label="Why the row is set aside"
        placeholder="Why it is set aside"
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        disabled={why.trim() === ''}
        data-testid="tray-set-aside"
      >
        Set aside
      </Button>
    </form>
  )
}
