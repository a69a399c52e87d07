import type { Price } from '../../../shared/model/schema.ts'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import { changeItem } from '../../stores/item.ts'
import { typedText } from '../../ui/typed.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import { typedDay } from './typed-day.ts'

/** On what document a price rests, and from which day it holds. */
export function PriceRecord({ price }: { price: Price }) {
  const canEdit = useCanEdit()
  const field = (
    name: 'source' | 'validFrom',
    typed: (text: string) => ReadCell<string | null>,
  ) => ({
    value: price[name] ?? '',
    read: typed,
    commit: (value: string | null) => changeItem({ price: { ...price, [name]: value } }),
    canEdit,
    testId: `price-${name}`,
  })
  return (
    <>
      <CommittedInput
        label="Source of the price"
        {...field('source', typedText)}
        placeholder="not recorded"
      />
      <CommittedInput
        label="Price holds from"
        {...field('validFrom', typedDay)}
        placeholder="YYYY-MM-DD"
      />
    </>
  )
}
