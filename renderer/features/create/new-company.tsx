import { useEffect, useState } from 'react'
import { loadCompanies, useCompanies } from '../../stores/companies.ts'
import { edit } from '../../stores/edits.ts'
import { CompanyFields, companyDraft, readCompanyDraft } from './company-fields.tsx'
import { Form } from './form.tsx'

/** A company of the group: products are made by one. */
export function NewCompany({ draft, onDone }: { draft: string; onDone: () => void }) {
  const [company, setCompany] = useState(() => companyDraft(draft))
  useEffect(() => void loadCompanies(), [])

  const create = async () => {
    const taken = useCompanies.getState().loaded?.entities.map(({ id }) => id) ?? []
    const read = readCompanyDraft(company, taken)
    if ('problem' in read) return read.problem
    await edit({ kind: 'setEntity', entity: read.entity })
    onDone()
    return null
  }
  return (
    <Form create={create} onDone={onDone}>
      <CompanyFields draft={company} onChange={setCompany} />
    </Form>
  )
}
