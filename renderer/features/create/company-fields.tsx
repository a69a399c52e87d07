import { Group, TextInput } from '@mantine/core'
import type { Entity } from '../../../shared/model/schema.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { countryOffer } from '../../ui/choosing/offers.ts'
import { PickInput } from '../../ui/choosing/pick-input.tsx'
import { useOrigins } from '../../ui/workspace-context.ts'
import { useField } from './form.tsx'
import { type FormProblem, problemIn } from './form-problem.ts'
import { typedCountry } from './typed-country.ts'

/** A company as it is typed. */
export interface CompanyDraft {
  id: string
  name: string
  country: string
  headquarters: string
}

export function companyDraft(name = ''): CompanyDraft {
  return { id: '', name, country: '', headquarters: '' }
}

/**
 * A company as a command takes it, or what keeps it from being one; where no id was given, its name is
 * one.
 */
export function readCompanyDraft(
  draft: CompanyDraft,
  taken: readonly string[],
): { entity: Entity } | { problem: FormProblem } {
  const name = cleanCell(draft.name).trim()
  const id = cleanCell(draft.id).trim() || name
  if (id === '') return { problem: { text: 'Give the company a name.', field: 'company' } }
  if (taken.includes(id))
    return { problem: { text: `There is a company ${id} already.`, field: 'company' } }
  const country = typedCountry(draft.country)
  if (!country.ok) return { problem: problemIn('country', country) }
  const headquarters = typedCountry(draft.headquarters)
  if (!headquarters.ok) return { problem: problemIn('headquarters', headquarters) }
  const places = { country: country.value, headquarters: headquarters.value }
  return { entity: { id, name: name || null, ...places } }
}

interface CompanyFieldsProps {
  draft: CompanyDraft
  onChange: (draft: CompanyDraft) => void
}

/** Name and place of a company of the group. */
export function CompanyFields({ draft, onChange }: CompanyFieldsProps) {
  const countries = countryOffer(useOrigins())
  const change = (changed: Partial<CompanyDraft>) => onChange({ ...draft, ...changed })
  const field = useField((name, text) => change({ [name]: text }))
  return (
    <>
      <Group grow align="flex-start" gap="sm">
        <TextInput
          {...field('company')}
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
        <PickInput
          {...countries}
          {...field('country')}
          label="Country"
          listLabel="Country"
          description="What it makes is made there"
          placeholder="not known"
          value={draft.country}
          onChange={(country) => change({ country })}
          data-testid="company-country"
        />
        <PickInput
          {...countries}
          {...field('headquarters')}
          label="Headquarters"
          listLabel="Headquarters"
          description="Country of its ultimate parent"
          placeholder="not known"
          value={draft.headquarters}
          onChange={(headquarters) => change({ headquarters })}
          data-testid="company-headquarters"
        />
      </Group>
    </>
  )
}
