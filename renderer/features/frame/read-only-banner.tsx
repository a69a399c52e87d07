import { Button } from '@mantine/core'
import { openPanel } from '../../stores/screen.ts'
import { openPresent, saveCopy, useWorkspace } from '../../stores/workspace.ts'
import { Message } from '../../ui/message.tsx'
import { SalvageButton } from '../backups/salvage-button.tsx'

const TITLES = {
  held: 'Read-only: open elsewhere.',
  damaged: 'Read-only: this file is damaged.',
  values: 'Read-only: no verdict from this file.',
  past: 'Read-only: a past revision.',
  'not-writable': 'Read-only: the file cannot be written to.',
}

/** Why the workspace cannot be edited, and the way out of it. */
export function ReadOnlyBanner() {
  const workspace = useWorkspace((store) => store.workspace)
  const readOnly = workspace?.readOnly
  if (!readOnly) return null
  const { reason, message, faults = [] } = readOnly
  const isBroken = reason === 'damaged' || reason === 'values'
  return (
    <Message
      tone={isBroken ? 'problem' : 'notice'}
      title={TITLES[reason]}
      testId="read-only"
      actions={
        <>
          {reason === 'past' && (
            <Button onClick={openPresent} data-testid="back-to-present">
              Back to the present
            </Button>
          )}
          {isBroken && (
            <>
              <Button onClick={() => openPanel('backups')}>Backups</Button>
              <SalvageButton />
            </>
          )}
          {(reason === 'held' || reason === 'not-writable') && (
            <Button variant="default" onClick={saveCopy}>
              Save a copy
            </Button>
          )}
        </>
      }
    >
      {message}
      {faults.length > 0 && (
        <ul data-testid="faults">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </Message>
  )
}
