import { Button } from '@mantine/core'
import { startCreating } from '../../stores/creating.ts'
import { openDemo, useWorkspace } from '../../stores/workspace.ts'
import steps from '../../ui/steps.module.css'

/** What levers are and how to come to some. */
export function EmptyLevers() {
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  return (
    <section className={steps.steps} aria-labelledby="levers-empty" data-testid="levers-empty">
      <h1 id="levers-empty">No product to look for levers in yet</h1>
      <p>
        Levers are single changes that make another verdict: an alternate, an origin, a part price,
        the selling price, a rate.
      </p>
      <ol>
        <li>
          <span>Create a product and its bill of materials.</span>
          <Button disabled={!canEdit} onClick={() => startCreating('product')}>
            New product
          </Button>
        </li>
        <li>
          <span>Note alternates on its lines with Alt+A, where there are any.</span>
        </li>
        <li>
          <span>Look at the demo to see levers of a whole range of products.</span>
          <Button variant="default" onClick={openDemo}>
            Demo
          </Button>
        </li>
      </ol>
    </section>
  )
}
