import type { Part } from '../../../shared/model/schema.ts'
import { changeItem } from '../../stores/item.ts'
import { closedOffer, countryOffer, eccnOffer, openOffer } from '../../ui/choosing/offers.ts'
import { eccnWords } from '../../ui/eccn-standing.ts'
import { BASES } from '../../ui/grid/columns/price-columns.ts'
import { type PartChange, readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { KINDS } from '../../ui/kinds.ts'
import { typedPrice } from '../../ui/typed.ts'
import {
  useCanEdit,
  useOrigins,
  usePack,
  useSuppliers,
  useTypedAs,
} from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import { DeclarationOf } from './declaration.tsx'
import styles from './item.module.css'
import { priceText } from './item-text.ts'
import { PriceRecord } from './price-record.tsx'

/** What a part is: each field is written by itself. */
export function PartData({ part, eccnSource }: { part: Part; eccnSource: string | null }) {
  const canEdit = useCanEdit()
  const pack = usePack()
  const origins = useOrigins()
  const suppliers = useSuppliers()
  const as = useTypedAs()
  const { price, usContent } = part
  const read = (column: string) => (text: string) =>
    readItemCell(column, text, { price, usContent, ...as })
  const field = (column: keyof typeof HELP, label: string, value: string | null | undefined) => ({
    label,
    help: HELP[column],
    value: value ?? '',
    read: read(column),
    commit: (change: PartChange) => changeItem(change),
    canEdit,
    testId: `part-${column}`,
  })
  return (
    <div className={styles.fields}>
      <div className={styles.whole}>
        <CommittedInput {...field('name', 'Name', part.name)} placeholder="" />
      </div>
      <CommittedInput {...field('kind', 'Kind', part.kind)} offer={KIND_OFFER} />
      <CommittedInput
        {...field('origin', 'Country of origin', part.origin)}
        hint={origins.find(({ value }) => value === part.origin)?.hint}
        offer={countryOffer(origins)}
      />
      <div className={styles.whole}>
        <CommittedInput
          {...field('eccn', 'ECCN', part.eccn)}
          hint={part.eccn ? eccnWords(pack, part.eccn, eccnSource) : undefined}
          offer={eccnOffer(pack)}
        />
      </div>
      <CommittedInput
        {...field('supplier', 'Supplier', part.supplier)}
        placeholder="not recorded"
        offer={openOffer(() => suppliers)}
      />
      <span />
      <CommittedInput
        label="Unit price"
        help="fair-market-value"
        value={price ? priceText(price) : ''}
        read={(text) => typedPrice(text, price, as)}
        commit={(value) => changeItem({ price: value })}
        canEdit={canEdit}
        hint="fair market value of one"
        testId="part-price"
      />
      <CommittedInput
        {...field('basis', 'Basis of the price', price?.basis)}
        placeholder="not recorded"
        offer={BASIS_OFFER}
      />
      {price && <PriceRecord price={price} />}
      <CommittedInput
        {...field('usShare', 'Declared US content', usContent?.share)}
        placeholder="none declared"
        hint="share of its price, such as 12 %"
      />
      <CommittedInput
        {...field('usEccn', 'ECCN of that content', usContent?.eccn)}
        offer={eccnOffer(pack)}
      />
      {usContent && <DeclarationOf usContent={usContent} />}
    </div>
  )
}

const HELP = {
  name: undefined,
  kind: undefined,
  origin: 'origin',
  eccn: 'eccn',
  supplier: 'made-by',
  basis: 'basis',
  usShare: 'declared-content',
  usEccn: 'eccn',
} as const

const KIND_OFFER = closedOffer(() => KINDS)
const BASIS_OFFER = closedOffer(() => BASES)
