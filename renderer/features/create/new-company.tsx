import { useEffect } from 'react'
import { loadCompanies, useCompanies } from '../../stores/companies.ts'
import { edit } from '../../stores/edits.ts'
import { CompanyFields, companyDraft, readCompanyDraft } from './company-fields.tsx'
import { Form } from './form.tsx'
import { useDraft } from './use-draft.ts'

const NO_COMPANY = companyDraft()

/** A company of the group: products are made by one. */
export function NewCompany({ draft, onDone }: { draft: string; onDone: () => void }) {
  const typed = useDraft('company', NO_COMPANY, draft ? companyDraft(draft) : null)
  const company = typed.draft
  const leave = () => {
    typed.forget()
    onDone()
  }
  useEffect(() => void loadCompanies(), [])

  const create = async () => {
    const taken = useCompanies.getState().loaded?.entities.map(({ id }) => id) ?? []
    const read = readCompanyDraft(company, taken)
    if ('problem' in read) return read.problem
    await edit({ kind: 'setEntity', entity: read.entity })
    leave()
    return null
  }
  return (
    <Form create={create} onDone={leave}>
      <CompanyFields draft={company} onChange={typed.change} />
    </Form>
  )
}
