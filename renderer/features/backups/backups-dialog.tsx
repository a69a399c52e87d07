import { Modal } from '@mantine/core'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { restoreBackup } from '../../stores/workspace.ts'
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
  const backups = useBackups(null)
  if (!backups) return null
  if (backups.length === 0)
    return (
      <p className={styles.none}>
        No backups yet. They are made by themselves while you work and before each upgrade of the
        file.
      </p>
    )
  const restore = async (path: string) => {
    closePanel()
    await restoreBackup(path)
  }
  return (
    <BackupList
      backups={backups}
      consequence="The workspace goes back to what this backup holds. Later changes are left out."
      onRestore={restore}
    />
  )
}
