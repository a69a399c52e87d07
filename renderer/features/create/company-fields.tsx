import { Group, Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { Entity } from '../../../shared/model/schema.ts'
import { originsOf } from '../../stores/destinations.ts'
import { useWorkspace } from '../../stores/workspace.ts'

export interface CompanyDraft {
  id: string
  name: string
  country: string | null
  headquarters: string | null
}

export function companyDraft(name = ''): CompanyDraft {
  return { id: '', name, country: null, headquarters: null }
}

/** A company as a command takes it; where no id was given, its name is one. */
export function companyOf({ id, name, country, headquarters }: CompanyDraft): Entity {
  const given = name.trim()
  return { id: id.trim() || given, name: given || null, country, headquarters }
}

/** Why a company cannot be created; null: it can. */
export function companyProblem(company: Entity, taken: readonly string[]): string | null {
  if (!company.id) return 'Give the company a name.'
  return taken.includes(company.id) ? `There is a company ${company.id} already.` : null
}

interface CompanyFieldsProps {
  draft: CompanyDraft
  onChange: (draft: CompanyDraft) => void
}

/** Name and place of a company of the group. */
export function CompanyFields({ draft, onChange }: CompanyFieldsProps) {
  const pack = useWorkspace((store) => store.info?.pack)
  const countries = useMemo(
    () => originsOf(pack).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` })),
    [pack],
  )
  const change = (changed: Partial<CompanyDraft>) => onChange({ ...draft, ...changed })
  const country = { searchable: true, selectFirstOptionOnChange: true, clearable: true }
  return (
    <>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label="Company"
          data-autofocus
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          data-testid="company-name"
        />
        <TextInput
          label="Id"
          placeholder={draft.name.trim() || 'as the name'}
          value={draft.id}
          onChange={(event) => change({ id: event.currentTarget.value })}
          data-testid="company-id"
        />
      </Group>
      <Group grow align="flex-start" gap="sm">
        <Select
          {...country}
          label="Country"
          description="What it makes is made there"
          placeholder="not known"
          data={countries}
          value={draft.country}
          onChange={(code) => change({ country: code })}
          data-testid="company-country"
        />
        <Select
          {...country}
          label="Headquarters"
          description="Country of its ultimate parent"
          placeholder="not known"
          data={countries}
          value={draft.headquarters}
          onChange={(code) => change({ headquarters: code })}
        />
      </Group>
    </>
  )
}
