import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../stores/call.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { attempt, restoreBackup } from '../../stores/workspace.ts'
import { BackupList } from './backup-list.tsx'
import styles from './backups.module.css'
import { useBackups } from './use-backups.ts'

/** The backups of the open workspace, newest first, each to be restored after a second look. */
export function BackupsDialog() {
  const opened = useScreen((store) => store.panel === 'backups')
  return (
    <Modal opened={opened} onClose={closePanel} title="Backups" size={640}>
      <Backups />
    </Modal>
  )
}

function Backups() {
  const [made, setMade] = useState(0)
  const backups = useBackups(made)
  if (!backups) return null
  const restore = async (path: string) => {
    closePanel()
    await restoreBackup(path)
  }
  const backUp = async () => {
    if (await attempt('make a backup', () => call('workspace.backUp'))) setMade(made + 1)
  }
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button variant="default" onClick={backUp} data-testid="back-up-now">
          Back up now
        </Button>
      </Group>
      {backups.length === 0 ? (
        <p className={styles.none}>
          No backups yet. They are made by themselves while you work and before each upgrade of the
          file.
        </p>
      ) : (
        <BackupList
          backups={backups}
          consequence="The workspace goes back to what this backup holds. Later changes are left out."
          onRestore={restore}
        />
      )}
    </>
  )
}
