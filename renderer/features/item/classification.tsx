import { classificationSchema, type Part } from '../../../shared/model/schema.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { changeItem } from '../../stores/item.ts'
import { closedOffer } from '../../ui/choosing/offers.ts'
import { typedText } from '../../ui/typed.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import styles from './item.module.css'
import { typedDay } from './typed-day.ts'

type Classification = NonNullable<Part['classification']>

const STATES = [
  { value: 'proposed', hint: 'not checked yet' },
  { value: 'confirmed', hint: 'checked' },
  { value: 'doubted', hint: 'to be looked at again' },
]
const STATE_OFFER = closedOffer(() => STATES)

/** How sure the ECCN of an item is: who says so, since when and on what ground. */
export function ClassificationOf({
  classification,
}: {
  classification: Classification | null | undefined
}) {
  const canEdit = useCanEdit()
  const field = (name: keyof typeof classificationSchema.shape) => ({
    value: classification?.[name] ?? '',
    commit: (value: string | null) =>
      changeItem({ classification: { ...classification, [name]: value } }),
    canEdit,
    placeholder: 'not recorded',
    testId: `classification-${name}`,
  })
  return (
    <div className={styles.fields}>
      <CommittedInput label="State" {...field('state')} read={typedState} offer={STATE_OFFER} />
      <CommittedInput label="By" {...field('who')} read={typedText} />
      <CommittedInput label="On" {...field('on')} read={typedDay} placeholder="YYYY-MM-DD" />
      <CommittedInput label="Source" {...field('source')} read={typedText} />
      <div className={styles.whole}>
        <CommittedInput label="Note" {...field('note')} read={typedText} placeholder="" />
      </div>
    </div>
  )
}

function typedState(text: string): ReadCell<string | null> {
  const typed = text.trim().toLowerCase()
  if (typed === '') return read(null)
  const isKnown = classificationSchema.shape.state.safeParse(typed).success
  return isKnown ? read(typed) : unreadable('Say proposed, confirmed or doubted.')
}
