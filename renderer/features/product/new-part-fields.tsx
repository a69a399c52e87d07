import { Group, Select, Text, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { Kind, Part } from '../../../shared/model/schema.ts'
import { originsOf } from '../../stores/destinations.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { KINDS } from '../../ui/kinds.ts'

export interface PartDraft {
  name: string
  kind: Kind
  origin: string | null
  eccn: string
  amount: string
  currency: string
}

interface NewPartFieldsProps {
  draft: PartDraft
  problem: string | undefined
  onChange: (draft: PartDraft) => void
}

/** A part as a command takes it; what was left empty is unknown. */
export function partOf(
  id: string,
  { name, kind, origin, eccn, amount, currency }: PartDraft,
): Part {
  const price = amount.trim()
    ? { amount: amount.trim(), currency: currency.trim().toUpperCase() }
    : null
  return { id, name: name.trim() || null, kind, origin, eccn: eccn.trim() || null, price }
}

/** What is known of a new part. Nothing but its kind is needed: the rest is asked for later. */
export function NewPartFields({ draft, problem, onChange }: NewPartFieldsProps) {
  const pack = useWorkspace((store) => store.info?.pack)
  const origins = useMemo(
    () => originsOf(pack).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` })),
    [pack],
  )
  const change = (changed: Partial<PartDraft>) => onChange({ ...draft, ...changed })
  return (
    <>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="Name"
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label="Kind"
          data={KINDS}
          value={draft.kind}
          allowDeselect={false}
          onChange={(value) => value && change({ kind: value as Kind })}
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
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
        <TextInput
          label="ECCN"
          placeholder="not known"
          value={draft.eccn}
          onChange={(event) => change({ eccn: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="Unit price"
          placeholder="not known"
          inputMode="decimal"
          value={draft.amount}
          onChange={(event) => change({ amount: event.currentTarget.value })}
        />
        <TextInput
          label="Currency"
          value={draft.currency}
          maxLength={3}
          onChange={(event) => change({ currency: event.currentTarget.value })}
        />
      </Group>
      {problem && (
        <Text size="xs" c="var(--fail)" role="alert">
          {problem}
        </Text>
      )}
    </>
  )
}
