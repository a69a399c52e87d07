import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { suggestValues } from '../../ui/choosing/suggest-values.ts'
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
  const readCompany = (text: string): ReadCell<string | null> => {
    const typed = text.trim()
    const known = companies.find(({ value }) => value.toLowerCase() === typed.toLowerCase())
    if (typed === '' || known) return read(known?.value ?? null)
    return unreadable(`"${typed}" is no company of the group. Companies are added under Companies.`)
  }
  return (
    <CommittedInput
      {...field}
      value={company ?? ''}
      read={readCompany}
      canEdit={canEdit}
      hint={companies.find(({ value }) => value === company)?.hint}
      suggest={(text) => suggestValues(companies, text)}
    />
  )
}
