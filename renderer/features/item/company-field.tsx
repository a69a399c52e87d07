import { readCompany } from '../../ui/choosing/companies.ts'
import { openOffer } from '../../ui/choosing/offers.ts'
import { useCanEdit, useMakers } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'

interface CompanyFieldProps {
  label: string
  /** The id of the company; absent or null: none is named. */
  company: string | null | undefined
  commit: (company: string | null) => Promise<unknown>
  placeholder?: string
  testId: string
}

/** A company of the group, by its id. */
export function CompanyField({ company, ...field }: CompanyFieldProps) {
  const canEdit = useCanEdit()
  const companies = useMakers()
  return (
    <CommittedInput
      {...field}
      value={company ?? ''}
      read={(text) => readCompany(text, companies)}
      canEdit={canEdit}
      hint={companies.find(({ value }) => value === company)?.hint}
      offer={openOffer(() => companies)}
    />
  )
}
