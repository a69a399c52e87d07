import { Modal } from '@mantine/core'
import { type Creatable, stopCreating, useCreating } from '../../stores/creating.ts'
import { NewCompany } from './new-company.tsx'
import { NewPart } from './new-part.tsx'
import { NewProduct } from './new-product.tsx'

const TITLES: Record<Creatable, string> = {
  product: 'New product',
  company: 'New company',
  part: 'New part',
}

/** The dialog that creates a product, company or part, from whatever screen it is asked for. */
export function CreateDialog() {
  const { what, draft } = useCreating()
  return (
    <Modal opened={what !== null} onClose={stopCreating} title={what && TITLES[what]} size={460}>
      {what === 'product' && <NewProduct draft={draft} onDone={stopCreating} />}
      {what === 'company' && <NewCompany draft={draft} onDone={stopCreating} />}
      {what === 'part' && <NewPart draft={draft} onDone={stopCreating} />}
    </Modal>
  )
}
