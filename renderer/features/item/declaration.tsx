import type { Part } from '../../../shared/model/schema.ts'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import { changeItem } from '../../stores/item.ts'
import { typedText } from '../../ui/typed.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import { typedDay } from './typed-day.ts'

type Declared = NonNullable<Part['usContent']>

/** Who declared the US content inside a part, when and in which document, and until when it holds. */
export function DeclarationOf({ usContent }: { usContent: Declared }) {
  const canEdit = useCanEdit()
  const field = (
    name: 'declaredBy' | 'declaredOn' | 'validUntil' | 'withdrawnOn' | 'document',
    typed: (text: string) => ReadCell<string | null>,
  ) => ({
    value: usContent[name] ?? '',
    read: typed,
    commit: (value: string | null) => changeItem({ usContent: { ...usContent, [name]: value } }),
    canEdit,
    testId: `part-${name}`,
  })
  return (
    <>
      <CommittedInput
        label="Declared by"
        {...field('declaredBy', typedText)}
        placeholder="not recorded"
      />
      <CommittedInput
        label="Declared on"
        {...field('declaredOn', typedDay)}
        placeholder="YYYY-MM-DD"
      />
      <CommittedInput
        label="Valid until"
        {...field('validUntil', typedDay)}
        placeholder="no end recorded"
        hint="after this day the content is open"
      />
      <CommittedInput
        label="Withdrawn on"
        {...field('withdrawnOn', typedDay)}
        placeholder="not withdrawn"
      />
      <CommittedInput
        label="Document"
        {...field('document', typedText)}
        placeholder="not recorded"
      />
    </>
  )
}
