import { Button } from '@mantine/core'
import { startCreating } from '../../stores/creating.ts'
import { openDemo, useWorkspace } from '../../stores/workspace.ts'
import steps from '../../ui/steps.module.css'

/** What the matrix is and how to come to one. */
export function EmptyMatrix() {
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  return (
    <section className={steps.steps} aria-labelledby="matrix-empty" data-testid="matrix-empty">
      <h1 id="matrix-empty">No products to compare yet</h1>
      <p>
        The matrix shows the verdict of every product at every destination, by rule group, and what
        is near to its level.
      </p>
      <ol>
        <li>
          <span>Create a product and its bill of materials.</span>
          <Button disabled={!canEdit} onClick={() => startCreating('product')}>
            New product
          </Button>
        </li>
        <li>
          <span>Come back: verdicts appear as they are worked out.</span>
        </li>
        <li>
          <span>Look at the demo to see a full matrix.</span>
          <Button variant="default" onClick={openDemo}>
            Demo
          </Button>
        </li>
      </ol>
    </section>
  )
}
