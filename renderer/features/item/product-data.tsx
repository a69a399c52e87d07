import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ItemDetail } from '../../../shared/workspace/views.ts'
import { asCallError } from '../../stores/call.ts'
import { changeItem } from '../../stores/item.ts'
import { closedOffer, countryOffer, eccnOffer } from '../../ui/choosing/offers.ts'
import { eccnWords } from '../../ui/eccn-standing.ts'
import { BASES } from '../../ui/grid/columns/price-columns.ts'
import { type PartChange, readItemCell } from '../../ui/grid/columns/read-item-cell.ts'
import { HelpMark } from '../../ui/help-mark.tsx'
import { KINDS } from '../../ui/kinds.ts'
import { typedPrice, typedText } from '../../ui/typed.ts'
import { useCanEdit, useOrigins, usePack, useTypedAs } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import { CompanyField } from './company-field.tsx'
import styles from './item.module.css'
import { priceText } from './item-text.ts'
import { PriceRecord } from './price-record.tsx'

/** What a product is, without its lines: they stand on its own screen. */
export type ProductHead = NonNullable<ItemDetail['product']>

/** What a product or sub-assembly is: each field is written by itself. */
export function ProductData({
  product,
  eccnSource,
}: {
  product: ProductHead
  eccnSource: string | null
}) {
  const canEdit = useCanEdit()
  const pack = usePack()
  const origins = useOrigins()
  const as = useTypedAs()
  const { price } = product
  const field = (column: keyof typeof HELP, label: string, value: string | null | undefined) => ({
    label,
    help: HELP[column],
    value: value ?? '',
    read: (text: string) => readItemCell(column, text, { price, ...as }),
    commit: (change: PartChange) => changeItem(change),
    canEdit,
    testId: `product-${column}`,
  })
  return (
    <div className={styles.fields}>
      <div className={styles.whole}>
        <CommittedInput {...field('name', 'Name', product.name)} placeholder="" />
      </div>
      <CommittedInput {...field('kind', 'Kind', product.kind)} offer={KIND_OFFER} />
      <CompanyField
        label="Made by"
        company={product.madeBy}
        commit={(madeBy) => changeItem({ madeBy })}
        testId="product-madeBy"
      />
      <div className={styles.whole}>
        <CommittedInput
          {...field('eccn', 'ECCN', product.eccn)}
          hint={product.eccn ? eccnWords(pack, product.eccn, eccnSource) : undefined}
          offer={eccnOffer(pack)}
        />
      </div>
      <CommittedInput
        label="Exported from"
        help="country-of-export"
        value={product.exportedFrom ?? ''}
        read={(text) => readItemCell('origin', text, { price, ...as })}
        commit={(change) => changeItem({ exportedFrom: change.origin })}
        canEdit={canEdit}
        placeholder="where it is made"
        hint={origins.find(({ value }) => value === product.exportedFrom)?.hint}
        offer={countryOffer(origins)}
      />
      <CompanyField
        label="Exported by"
        company={product.exportedBy}
        commit={(exportedBy) => changeItem({ exportedBy })}
        placeholder="its maker"
        testId="product-exportedBy"
      />
      <CommittedInput
        label="Price"
        help="selling-price"
        value={price ? priceText(price) : ''}
        read={(text) => typedPrice(text, price, as)}
        commit={(value) => changeItem({ price: value })}
        canEdit={canEdit}
        hint={
          product.kind === 'software'
            ? product.sales
              ? 'the sales below count in its place'
              : 'firm orders plus forecast, in all'
            : 'fair market selling price of one'
        }
        testId="product-price"
      />
      <CommittedInput
        {...field('basis', 'Basis of the price', price?.basis)}
        placeholder="not recorded"
        offer={BASIS_OFFER}
      />
      {price && <PriceRecord price={price} />}
      <DiscreteClaim discrete={product.discrete} canEdit={canEdit} />
    </div>
  )
}

interface DiscreteClaimProps {
  discrete: ProductHead['discrete']
  canEdit: boolean
}

/** Whether second incorporation is claimed for it where it is a sub-assembly. */
function DiscreteClaim({ discrete, canEdit }: DiscreteClaimProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (value: string) => {
    setProblem(null)
    try {
      const claim =
        value === 'unknown' ? null : { reason: discrete?.reason, applies: value === 'yes' }
      await changeItem({ discrete: claim })
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <div className={styles.whole}>
      <div className={styles.question}>
        <span>
          As a sub-assembly: is it a discrete product, sold alone?{' '}
          <span className={styles.hint}>second incorporation</span>
          <HelpMark term="discrete-product" />
          {problem && <span className={styles.problem}>{problem}</span>}
        </span>
        <SegmentedControl
          aria-label="Is it a discrete product?"
          value={discrete ? (discrete.applies ? 'yes' : 'no') : 'unknown'}
          readOnly={!canEdit}
          onChange={choose}
          data={[
            { value: 'yes', label: 'Claimed' },
            { value: 'no', label: 'No' },
            { value: 'unknown', label: 'Not looked at' },
          ]}
        />
      </div>
      {discrete && (
        <CommittedInput
          label="Reason"
          value={discrete.reason ?? ''}
          read={typedText}
          commit={(reason) => changeItem({ discrete: { ...discrete, reason } })}
          canEdit={canEdit}
          placeholder="what the claim rests on"
        />
      )}
    </div>
  )
}

const HELP = {
  name: undefined,
  kind: undefined,
  eccn: 'eccn',
  basis: 'basis',
} as const

const KIND_OFFER = closedOffer(() => KINDS)
const BASIS_OFFER = closedOffer(() => BASES)
