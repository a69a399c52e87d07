import { Group, Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { Kind } from '../../../shared/model/schema.ts'
import { originsOf } from '../../stores/destinations.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { KINDS } from '../../ui/kinds.ts'

export interface PartDraft {
  name: string
  kind: Kind
  origin: string | null
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
  const pack = useWorkspace((store) => store.info?.pack)
  const origins = useMemo(
    () => originsOf(pack).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` })),
    [pack],
  )
  const change = (changed: Partial<PartDraft>) => onChange({ ...draft, ...changed })
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
        <Select
          label="Country of origin"
          placeholder="not known"
          searchable
          selectFirstOptionOnChange
          clearable
          data={origins}
          value={draft.origin}
          onChange={(origin) => change({ origin })}
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="ECCN"
          description="To the paragraph where known"
          placeholder="not known"
          value={draft.eccn}
          onChange={(event) => change({ eccn: event.currentTarget.value })}
        />
        <TextInput
          label="Unit price"
          description={`Fair market value; ${currency} unless said`}
          placeholder="not known"
          value={draft.price}
          onChange={(event) => change({ price: event.currentTarget.value })}
        />
      </Group>
    </>
  )
}
