import { Button } from '@mantine/core'
import { openOffer } from '../../ui/choosing/offers.ts'
import { PickInput } from '../../ui/choosing/pick-input.tsx'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { Helped } from '../../ui/help-mark.tsx'
import { useField } from './form.tsx'

interface MakerInputProps {
  value: string
  /** Its data are typed below: it is created with the product. */
  isNew: boolean
  makers: readonly Suggestion[]
  onChange: (text: string) => void
  onCreate: (name: string) => void
}

/** The company that makes a product: one of the group, or a new one. */
export function MakerInput({ value, isNew, makers, onChange, onCreate }: MakerInputProps) {
  const field = useField(() => onCreate(value))
  return (
    <Helped term="made-by">
      <PickInput
        {...openOffer(() => makers)}
        {...field('maker')}
        label="Made by"
        listLabel="Made by"
        description="Where it is made follows from this"
        placeholder={isNew ? 'the new company below' : 'not known'}
        value={value}
        onChange={onChange}
        rightSectionWidth={44}
        rightSection={
          <Button
            size="compact-xs"
            variant="subtle"
            tabIndex={-1}
            title="A company that is not there yet"
            onClick={() => onCreate(value)}
            data-testid="new-maker"
          >
            New
          </Button>
        }
        data-testid="product-maker"
      />
    </Helped>
  )
}
