import type { Change } from '../model/scenario.ts'
import { type ChangeOutcome, done, refused } from './change-outcome.ts'
import type { Draft } from './draft.ts'
import { setQuantity, swapItem } from './line-changes.ts'
import { changeParts, scaledPrice, setProductEccn } from './part-changes.ts'
import { moveProduction, setDiscrete, setFact, setSellingPrice } from './product-changes.ts'
import { setRate } from './rate-changes.ts'

/** Makes one change over all that were made before. What does not fit changes nothing. */
export function makeChange(
  draft: Draft,
  change: Change,
  { day, packs }: { day: string; packs: readonly string[] },
): ChangeOutcome {
  switch (change.kind) {
    case 'swapItem':
      return swapItem(draft, change.where, change.to)
    case 'setQuantity':
      return setQuantity(draft, change.where, change.quantity)
    case 'setOrigin':
      return changeParts(draft, change.where, 'origin', () => change.origin)
    case 'setSupplier':
      return changeParts(draft, change.where, 'supplier', () => change.supplier)
    case 'setEccn': {
      const { where, eccn } = change
      if ('part' in where && !('product' in where) && draft.product(where.part))
        return setProductEccn(draft, where.part, eccn)
      return changeParts(draft, where, 'eccn', () => eccn)
    }
    case 'setPartPrice':
      return changeParts(draft, change.where, 'price', () => change.price)
    case 'scalePrice':
      return changeParts(draft, change.where, 'price', scaledPrice(change.factor))
    case 'moveProduction':
      return moveProduction(draft, change)
    case 'setSellingPrice':
      return setSellingPrice(draft, change)
    case 'setRate':
      return setRate(draft, { from: change.from, to: change.to, rate: change.rate, asOf: day })
    case 'setDiscrete':
      return setDiscrete(draft, change)
    case 'setFact':
      return setFact(draft, change)
    case 'usePack':
      return setPack(draft, change.pack, packs)
  }
}

function setPack(draft: Draft, pack: string, packs: readonly string[]): ChangeOutcome {
  const { pack: from } = draft
  const turnsOn: ChangeOutcome['turnsOn'] = ({ what }) => what === 'pack'
  if (!packs.includes(pack)) return refused(`there is no rule pack ${pack}`, turnsOn)
  if (pack === from) return done([], turnsOn)
  draft.pack = pack
  return done([{ what: 'pack', id: '', member: 'pack', from, to: pack }], turnsOn)
}
