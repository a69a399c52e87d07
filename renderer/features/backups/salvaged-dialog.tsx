import { Button, Group, Modal } from '@mantine/core'
import { dismissSalvaged, type Salvaged, useWorkspace } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import styles from './backups.module.css'

/** What came of saving what could be read of a damaged file. */
export function SalvagedDialog() {
  const salvaged = useWorkspace((store) => store.salvaged)
  return (
    <Modal
      opened={salvaged !== null}
      onClose={dismissSalvaged}
      title="Saved what could be read"
      size={600}
    >
      {salvaged && <Report {...salvaged} />}
    </Modal>
  )
}

function Report({ name, lost }: Salvaged) {
  return (
    <div data-testid="salvaged">
      <p className={styles.lead}>
        {lost.length === 0
          ? `Everything could be read. ${name} is open and holds it, without the history.`
          : `${name} is open and holds the rest, without the history. ${count(lost.length, 'loss', 'losses')} to look at:`}
      </p>
      {lost.length > 0 && (
        <ul className={styles.lost}>
          {lost.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Group justify="flex-end" mt="sm">
        <Button data-autofocus onClick={dismissSalvaged}>
          Close
        </Button>
      </Group>
    </div>
  )
}
