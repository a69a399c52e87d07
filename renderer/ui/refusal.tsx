import {
  dismissRefusal,
  type Refusal as Refused,
  SALVAGING,
  useWorkspace,
} from '../stores/workspace.ts'
import { Message } from './message.tsx'

/** What to do about a refusal, by its code, where its message does not say so itself. */
const ADVICE: Record<string, string> = {
  'not-a-workspace': 'Choose a file that ends in .minimis and was made by this app.',
  newer: 'Open it with the newer version of Minimis. The file was not touched.',
  damaged: 'The damaged file was not touched. Restore a backup, or save what can be read of it.',
  values: 'The file was not touched. Restore a backup, or save what can be read of it.',
  held: 'It can be opened once it is closed there.',
  'not-found': 'It was moved, renamed or deleted. Look for it with Open.',
  io: 'Check that the drive is connected and that the file may be read.',
}

/** The same while another workspace is open: the backups that are listed then are that one's. */
const CLOSE_FIRST: Record<string, string> = {
  ...ADVICE,
  damaged:
    'The damaged file was not touched. Close the open workspace (File, Close workspace) and open the file again: its backups are then offered.',
}

/** The last refusal of the main process, with what to do about it. */
export function Refusal() {
  const refusal = useWorkspace((store) => store.refusal)
  const isOtherOpen = useWorkspace((store) => store.workspace !== null)
  if (!refusal) return null
  const { doing, error } = refusal
  const advice = adviceOn(refusal, isOtherOpen)
  return (
    <Message
      tone="problem"
      title={`Could not ${doing}.`}
      onDismiss={dismissRefusal}
      testId="refusal"
    >
      {error.message}
      {error.details.length > 0 && (
        <ul>
          {error.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {advice && <p>{advice}</p>}
    </Message>
  )
}

function adviceOn({ doing, error, isOpening }: Refused, isOtherOpen: boolean): string | undefined {
  if (doing === SALVAGING) return 'The damaged file was not touched.'
  return isOpening && isOtherOpen ? CLOSE_FIRST[error.code] : ADVICE[error.code]
}
