import { dismissRefusal, useWorkspace } from '../stores/workspace.ts'
import { Message } from './message.tsx'

/** What to do about a refusal, by its code, where its message does not say so itself. */
const ADVICE: Record<string, string> = {
  'not-a-workspace': 'Choose a file that ends in .minimis and was made by this app.',
  newer: 'Open it with the newer version of Minimis. The file was not touched.',
  damaged: 'Open one of its backups with Open. The damaged file was not touched.',
  held: 'It can be opened once it is closed there.',
  'not-found': 'It was moved, renamed or deleted. Look for it with Open.',
  io: 'Check that the drive is connected and that the file may be read.',
}

/** The last refusal of the main process, with what to do about it. */
export function Refusal() {
  const refusal = useWorkspace((store) => store.refusal)
  if (!refusal) return null
  const { doing, error } = refusal
  const advice = ADVICE[error.code]
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
