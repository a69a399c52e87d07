import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Backup } from '../../../shared/workspace/views.ts'
import { call } from '../../stores/call.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { attempt, restoreBackup } from '../../stores/workspace.ts'
import { bytesText, dateText, timeText } from '../../ui/format.ts'
import styles from './backups.module.css'

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
  const [backups, setBackups] = useState<Backup[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)

  useEffect(() => {
    let isCurrent = true
    void attempt('list the backups', async () => {
      const found = await call('workspace.backups')
      if (isCurrent) setBackups(found)
    })
    return () => {
      isCurrent = false
    }
  }, [])

  const restore = async (path: string) => {
    closePanel()
    await restoreBackup(path)
  }

  if (!backups) return null
  if (backups.length === 0)
    return (
      <p className={styles.none}>
        No backups yet. They are made by themselves while you work and before each upgrade of the
        file.
      </p>
    )
  return (
    <ul className={styles.backups}>
      {backups.map((backup) => (
        <li key={backup.path} data-testid="backup">
          <span className={styles.when} title={backup.path}>
            {dateText(backup.at)}, {timeText(backup.at)}
          </span>
          <span className={styles.muted}>{backup.kind}</span>
          <span className={styles.size}>{bytesText(backup.bytes)}</span>
          <span className={backup.intact ? styles.muted : styles.damaged}>
            {backup.intact ? '✓ intact' : '✗ damaged'}
          </span>
          {chosen === backup.path ? null : (
            <Button
              variant="default"
              disabled={!backup.intact}
              onClick={() => setChosen(backup.path)}
            >
              Restore
            </Button>
          )}
          {chosen === backup.path && (
            <div className={styles.confirm} role="alert">
              <span>
                The workspace goes back to what this backup holds. Later changes are left out.
              </span>
              <Button variant="default" onClick={() => setChosen(null)}>
                Cancel
              </Button>
              <Button
                data-autofocus
                onClick={() => restore(backup.path)}
                data-testid="confirm-restore"
              >
                Restore
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
