import { Button } from '@mantine/core'
import { salvage } from '../../stores/workspace.ts'

/** Saves what can be read of a damaged file as a new workspace; asks for its place first. */
export function SalvageButton() {
  return (
    <Button
      variant="default"
      title="Writes a new workspace; the damaged file is left as it is"
      onClick={salvage}
      data-testid="salvage"
    >
      Save what can be read…
    </Button>
  )
}
