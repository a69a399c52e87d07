import { Button, TextInput } from '@mantine/core'
import { useKeptState } from '../../ui/use-kept-state.ts'
import styles from './tray.module.css'

interface SetAsideProps {
  row: number
  onSetAside: (why: string) => void
}

/** Asks why a row is set aside. */
export function SetAside({ row, onSetAside }: SetAsideProps) {
  const [why, setWhy] = useKeptState<string>(`why row ${row} is set aside`, '')
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
