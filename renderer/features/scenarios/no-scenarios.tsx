import { Button, Kbd } from '@mantine/core'
import steps from '../../ui/steps.module.css'

interface NoScenariosProps {
  /** null: the workspace cannot be written to. */
  onNew: (() => void) | null
  onImport: (() => void) | null
}

/** What a scenario is and how to come to one. */
export function NoScenarios({ onNew, onImport }: NoScenariosProps) {
  return (
    <section className={steps.steps} aria-labelledby="no-scenarios" data-testid="no-scenarios">
      <h1 id="no-scenarios">No scenarios yet</h1>
      <p>
        A scenario is a list of changes tried over the workspace: another item, origin, supplier,
        price or place of production. The base stays as it is until one is applied.
      </p>
      <ol>
        <li>
          <span>Write down what would be different, such as "FPGA from Japan".</span>
          <Button
            disabled={!onNew}
            rightSection={<Kbd>Insert</Kbd>}
            onClick={() => onNew?.()}
            data-testid="first-scenario"
          >
            New scenario
          </Button>
        </li>
        <li>
          <span>Set up to four beside the base: verdict, share, room to the level and cost.</span>
        </li>
        <li>
          <span>Open a verdict to see which change turns it, and what none of them can.</span>
        </li>
      </ol>
      <ol className={steps.instead}>
        <li>
          <span>Or take one from a file, as the command line writes and reads it.</span>
          <Button variant="default" disabled={!onImport} onClick={() => onImport?.()}>
            Import
          </Button>
        </li>
      </ol>
    </section>
  )
}
