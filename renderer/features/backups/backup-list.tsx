import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Backup } from '../../../shared/workspace/views.ts'
import { bytesText, dateText, timeText } from '../../ui/format.ts'
import styles from './backups.module.css'

/** Why a backup was made, as people say it. */
const KINDS: Record<string, string> = {
  routine: 'while working',
  migration: 'before an upgrade',
  replaced: 'before a restore',
}

function intactText({ intact }: Backup): string {
  if (intact === null) return 'being checked…'
  return intact ? '✓ intact' : '✗ damaged'
}

interface BackupListProps {
  backups: Backup[]
  /** What restoring one does. */
  consequence: string
  onRestore: (path: string) => void
}

/** Backups, newest first, each to be restored after a second look. */
export function BackupList({ backups, consequence, onRestore }: BackupListProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <ul className={styles.backups}>
      {backups.map((backup) => (
        <li key={backup.path} data-testid="backup">
          <span title={backup.path}>
            {dateText(backup.at)}, {timeText(backup.at)}
          </span>
          <span className={styles.muted}>{KINDS[backup.kind] ?? backup.kind}</span>
          <span className={styles.size}>{bytesText(backup.bytes)}</span>
          <span className={backup.intact === false ? styles.damaged : styles.muted}>
            {intactText(backup)}
          </span>
          {chosen === backup.path ? null : (
            <Button
              variant="default"
              disabled={backup.intact !== true}
              onClick={() => setChosen(backup.path)}
            >
              Restore
            </Button>
          )}
          {chosen === backup.path && (
            <div className={styles.confirm} role="alert">
              <span>{consequence}</span>
              <Button variant="default" onClick={() => setChosen(null)}>
                Cancel
              </Button>
              <Button
                data-autofocus
                onClick={() => onRestore(backup.path)}
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
