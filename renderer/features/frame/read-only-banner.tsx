import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReadOnly, WorkspaceState } from '../../../shared/workspace/views.ts'
import { restoreRevision } from '../../stores/edits.ts'
import { openPanel } from '../../stores/screen.ts'
import { openPresent, reload, saveCopy, useWorkspace } from '../../stores/workspace.ts'
import { LockIcon } from '../../ui/icons.tsx'
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

function titleOf(reason: ReadOnly['reason'], version: string | null): string {
  return reason === 'past' && version !== null
    ? `Read-only: a past revision, ${version}.`
    : TITLES[reason]
}

/** The name of the revision on screen; null: it has none. */
function versionOf({ revision, settings }: WorkspaceState): string | null {
  const name = settings.versions.find((version) => version.revision === revision)?.name
  return name === undefined ? null : `“${name}”`
}

/** Why the workspace cannot be edited, and the way out of it. */
export function ReadOnlyBanner() {
  const workspace = useWorkspace((store) => store.workspace)
  const readOnly = workspace?.readOnly
  // The status bar says it: a banner would come and go at each start.
  if (readOnly?.reason === 'checking') return null
  if (!readOnly) return <Notice text={workspace?.notice} />
  const { reason, message, faults = [], differences = [], elsewhere } = readOnly
  const isBroken = reason === 'damaged' || reason === 'values'
  return (
    <Message
      tone={isBroken || reason === 'displaced' || elsewhere?.changed ? 'problem' : 'notice'}
      icon={<LockIcon />}
      title={elsewhere ? elsewhereTitle(elsewhere) : titleOf(reason, versionOf(workspace))}
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
                Restore {versionOf(workspace) ?? 'it'} as a new revision
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
          {elsewhere && (
            <Button title="F5" onClick={reload} data-testid="reload">
              {elsewhere.changed ? 'Reload' : 'Open for writing'}
            </Button>
          )}
          {reason === 'displaced' && (
            <>
              <Button variant="default" onClick={() => openPanel('backups')}>
                Backups
              </Button>
              <Button onClick={reload}>Open it again</Button>
            </>
          )}
        </>
      }
    >
      {(!elsewhere || reason !== 'held') && `${message} `}
      {elsewhere && elsewhereText(elsewhere, workspace.revision)}
      <Lines of={faults} testId="faults" />
      <Lines of={differences} testId="differences" />
    </Message>
  )
}

type Elsewhere = NonNullable<ReadOnly['elsewhere']>

function elsewhereTitle({ changed }: Elsewhere): string {
  if (changed === null) return 'Read-only: it was closed elsewhere.'
  return changed.how === 'gone' ? 'The file is gone.' : 'Changed elsewhere.'
}

/** What became of a file that is open for reading, and what is on screen of it. */
function elsewhereText({ changed, isFree }: Elsewhere, revision: number): string {
  const shown = `What is on screen is revision ${revision}, as it was opened here.`
  const press = isFree ? 'F5 reloads it, and it can be edited then.' : 'F5 reloads it.'
  if (changed === null) return 'Nobody has it open for writing any more. F5 opens it for writing.'
  if (changed.how === 'gone')
    return `No file of this name is left, or its folder cannot be reached. ${shown} Save a copy to keep it.`
  if (changed.how === 'replaced') return `Another file has taken its name. ${shown} ${press}`
  const now =
    changed.revision === null ? 'It was written to.' : `It is at revision ${changed.revision} now.`
  return `${now} ${shown} ${press}`
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
