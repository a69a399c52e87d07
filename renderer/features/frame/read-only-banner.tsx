import { Button } from '@mantine/core'
import { useState } from 'react'
import { restoreRevision } from '../../stores/edits.ts'
import { openPanel } from '../../stores/screen.ts'
import { openPath, openPresent, saveCopy, useWorkspace } from '../../stores/workspace.ts'
import { Message } from '../../ui/message.tsx'
import { SalvageButton } from '../backups/salvage-button.tsx'

const TITLES = {
  held: 'Read-only: open elsewhere.',
  damaged: 'Read-only: this file is damaged.',
  values: 'Read-only: no verdict from this file.',
  past: 'Read-only: a past revision.',
  'not-writable': 'Read-only: the file cannot be written to.',
  displaced: 'Read-only: the file is no longer the one that was opened.',
  checking: 'The file is being checked.',
}

/** The reasons for which a copy is the way on. */
const COPIED = ['held', 'not-writable', 'displaced']

/** Why the workspace cannot be edited, and the way out of it. */
export function ReadOnlyBanner() {
  const workspace = useWorkspace((store) => store.workspace)
  const readOnly = workspace?.readOnly
  // The status bar says it: a banner would come and go at each start.
  if (readOnly?.reason === 'checking') return null
  if (!readOnly) return <Notice text={workspace?.notice} />
  const { reason, message, faults = [], differences = [] } = readOnly
  const isBroken = reason === 'damaged' || reason === 'values'
  return (
    <Message
      tone={isBroken || reason === 'displaced' ? 'problem' : 'notice'}
      title={TITLES[reason]}
      testId="read-only"
      actions={
        <>
          {reason === 'past' && (
            <>
              <Button
                variant="default"
                title="Everything in the workspace becomes as it was, as a new revision that undo takes back"
                onClick={() => void restoreRevision(workspace.revision)}
                data-testid="restore-revision"
              >
                Restore as a new revision
              </Button>
              <Button onClick={openPresent} data-testid="back-to-present">
                Back to the present
              </Button>
            </>
          )}
          {isBroken && (
            <>
              <Button onClick={() => openPanel('backups')}>Backups</Button>
              <SalvageButton />
            </>
          )}
          {COPIED.includes(reason) && (
            <Button variant="default" onClick={saveCopy}>
              Save a copy
            </Button>
          )}
          {reason === 'displaced' && (
            <>
              <Button variant="default" onClick={() => openPanel('backups')}>
                Backups
              </Button>
              <Button onClick={() => void openPath(workspace.path)}>Open it again</Button>
            </>
          )}
        </>
      }
    >
      {message}
      <Lines of={faults} testId="faults" />
      <Lines of={differences} testId="differences" />
    </Message>
  )
}

function Lines({ of: lines, testId }: { of: readonly string[]; testId: string }) {
  if (lines.length === 0) return null
  return (
    <ul data-testid={testId}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What to know of the file, until it was seen. */
function Notice({ text }: { text: string | undefined }) {
  const [seen, setSeen] = useState<string | undefined>()
  if (text === undefined || text === seen) return null
  return (
    <Message
      tone="notice"
      title="Open elsewhere?"
      testId="file-notice"
      actions={
        <Button variant="default" onClick={() => setSeen(text)}>
          Close
        </Button>
      }
    >
      {text}
    </Message>
  )
}
