import { Button } from '@mantine/core'
import { goToProduct } from '../../stores/screen.ts'
import { newWorkspace, useWorkspace } from '../../stores/workspace.ts'
import { Message } from '../../ui/message.tsx'
import { useKeptState } from '../../ui/use-kept-state.ts'
import styles from './home.module.css'

/** That this is the demo, with the way to a workspace of one's own; and the next step in one without lines. */
export function FirstSteps({ first }: { first: string | undefined }) {
  const workspace = useWorkspace((store) => store.workspace)
  const demoPath = useWorkspace((store) => store.info?.demoPath)
  const [isAway, setAway] = useKeptState('demo is known', false)
  if (!workspace) return null
  if (workspace.path === demoPath && !isAway)
    return (
      <div className={styles.problem}>
        <Message
          tone="notice"
          title="This is the demo."
          testId="demo"
          onDismiss={() => setAway(true)}
          actions={
            <Button onClick={() => void newWorkspace()} data-testid="start-own">
              Start your own
            </Button>
          }
        >
          Its companies, parts and prices are made up.
        </Message>
      </div>
    )
  if (workspace.counts.lines > 0 || first === undefined || workspace.readOnly) return null
  return (
    <div className={styles.problem}>
      <Message
        tone="notice"
        title="No product has lines yet."
        testId="no-lines-yet"
        actions={
          <Button onClick={() => goToProduct(first)} data-testid="add-first-lines">
            Add lines to {first}
          </Button>
        }
      >
        Type them, or paste them from a spreadsheet: each with its quantity, price, origin and ECCN.
        The verdict follows.
      </Message>
    </div>
  )
}
