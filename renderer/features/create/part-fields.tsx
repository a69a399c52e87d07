import { Group, Select, TextInput } from '@mantine/core'
import type { Kind } from '../../../shared/model/schema.ts'
import { countryOffer } from '../../ui/choosing/offers.ts'
import { PickInput } from '../../ui/choosing/pick-input.tsx'
import { Helped } from '../../ui/help-mark.tsx'
import { KINDS } from '../../ui/kinds.ts'
import { useOrigins, usePack } from '../../ui/workspace-context.ts'
import { EccnInput } from './eccn-input.tsx'
import { useField } from './form.tsx'

export interface PartDraft {
  name: string
  kind: Kind
  origin: string
  eccn: string
  price: string
}

interface PartFieldsProps {
  draft: PartDraft
  /** The currency of a price without one. */
  currency: string
  onChange: (draft: PartDraft) => void
}

/** What is known of a new part. Nothing but its kind is needed: the rest is asked for later. */
export function PartFields({ draft, currency, onChange }: PartFieldsProps) {
  const pack = usePack()
  const origins = useOrigins()
  const change = (changed: Partial<PartDraft>) => onChange({ ...draft, ...changed })
  const field = useField((name, text) => change({ [name]: text }))
  return (
    <>
      <Group grow align="flex-start" gap="sm">
        <Select
          label="Kind"
          data={KINDS}
          value={draft.kind}
          allowDeselect={false}
          onChange={(value) => value && change({ kind: value as Kind })}
        />
        <Helped term="origin">
          <PickInput
            {...countryOffer(origins)}
            {...field('origin')}
            label="Country of origin"
            listLabel="Country of origin"
            placeholder="not known"
            value={draft.origin}
            onChange={(origin) => change({ origin })}
            data-testid="part-origin"
          />
        </Helped>
      </Group>
      <Group grow align="flex-start" gap="sm">
        <EccnInput
          {...field('eccn')}
          pack={pack}
          value={draft.eccn}
          onChange={(eccn) => change({ eccn })}
        />
        <Helped term="fair-market-value">
          <TextInput
            {...field('price')}
            label="Unit price"
            description={`Fair market value; ${currency} unless said`}
            placeholder="not known"
            value={draft.price}
            onChange={(event) => change({ price: event.currentTarget.value })}
          />
        </Helped>
      </Group>
    </>
  )
}
