import { type Refusal, restoreBackup, SALVAGING } from '../../stores/workspace.ts'
import { BackupList } from './backup-list.tsx'
import styles from './backups.module.css'
import { SalvageButton } from './salvage-button.tsx'
import { useBackups } from './use-backups.ts'

/** The failures after which an earlier state of the file helps. */
const RESCUED = ['damaged', 'not-a-workspace', 'not-found', 'io']

/** The ways out where a file could not be opened and none is open: its backups, and what can be read. */
export function Rescue({ refusal }: { refusal: Refusal | null }) {
  if (!refusal?.isOpening || !RESCUED.includes(refusal.error.code)) return null
  return <WaysOut refusal={refusal} />
}

function WaysOut({ refusal }: { refusal: Refusal }) {
  const backups = useBackups(refusal)
  const isDamaged = refusal.error.code === 'damaged'
  if (!backups || (backups.length === 0 && !isDamaged)) return null
  return (
    <section className={styles.rescue} aria-labelledby="rescue-title" data-testid="rescue">
      <header>
        <h2 id="rescue-title">Backups of this file</h2>
        {isDamaged && refusal.doing !== SALVAGING && <SalvageButton />}
      </header>
      {backups.length === 0 ? (
        <p className={styles.none}>There are none beside it.</p>
      ) : (
        <BackupList
          backups={backups}
          consequence="This backup takes the place of the file, which is kept among the backups."
          onRestore={restoreBackup}
        />
      )}
    </section>
  )
}
