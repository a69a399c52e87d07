import { Button } from '@mantine/core'
import type { Version } from '../../../shared/workspace/settings.ts'
import styles from './history.module.css'

interface VersionListProps {
  versions: readonly Version[]
  /** The revision on screen. */
  shown: number
  onOpen: (revision: number) => void
}

/** The revisions with a name, the newest first, also those far down in the history. */
export function VersionList({ versions, shown, onOpen }: VersionListProps) {
  if (versions.length === 0) return null
  return (
    <section aria-label="Versions with a name" data-testid="versions">
      <h2 className={styles.day}>Versions with a name</h2>
      <ul className={styles.changes}>
        {versions.map(({ revision, name }) => (
          <li
            key={revision}
            className={styles.change}
            aria-current={revision === shown || undefined}
          >
            <span className={styles.revision}>{revision}</span>
            <span className={styles.name}>{name}</span>
            {revision === shown ? (
              <span className={styles.muted}>on screen</span>
            ) : (
              <Button
                variant="subtle"
                onClick={() => onOpen(revision)}
                aria-label={`Open ${name}, revision ${revision}, read-only`}
                data-testid={`open-version-${revision}`}
              >
                Open
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
