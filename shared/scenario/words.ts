import { FACT_WORDS } from '../model/fact-words.ts'
import type { Change, Filter, Target } from '../model/scenario.ts'
import { valueText } from './touch.ts'

/** A change as a phrase: `IC-7: price × 0.9`. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'swapItem':
      return `${targetText(change.where)}: ${change.to} in its place`
    case 'setOrigin':
      return `${targetText(change.where)}: origin ${change.origin ?? 'not known'}`
    case 'setSupplier':
      return `${targetText(change.where)}: supplier ${change.supplier}`
    case 'setEccn':
      return `${targetText(change.where)}: ECCN ${change.eccn}`
    case 'setPartPrice':
      return `${targetText(change.where)}: price ${valueText(change.price)}`
    case 'scalePrice':
      return `${targetText(change.where)}: price × ${change.factor}`
    case 'setQuantity':
      return `${targetText(change.where)}: quantity ${change.quantity}`
    case 'moveProduction':
      return `${change.product}: made by ${change.to}`
    case 'setSellingPrice': {
      const to = change.destination ? ` for ${change.destination}` : ''
      return `${change.product}: selling price${to} ${valueText(change.price)}`
    }
    case 'setRate':
      return `1 ${change.from} = ${change.rate} ${change.to}`
    case 'setDiscrete':
      return `${change.product}: ${change.applies ? 'a' : 'no'} discrete product`
    case 'setFact':
      return `${change.item}: ${factText(change.fact)}: ${answerText(change.value)}`
    case 'usePack':
      return `rule pack ${change.pack}`
  }
}

/** A fact as people say it; an answer by the question that it answers. */
function factText(fact: string): string {
  return FACT_WORDS[fact] ?? fact.replace(/^answers\./, 'answer to ')
}

function answerText(value: string | boolean | null): string {
  if (value === null) return 'not known'
  return typeof value === 'string' ? value : value ? 'yes' : 'no'
}

/** What a change is aimed at, as a phrase. */
export function targetText(where: Target): string {
  if ('filter' in where) return filterText(where.filter)
  if ('line' in where) return `${where.item} on line ${where.line} of ${where.product}`
  return 'product' in where ? `${where.part} in ${where.product}` : where.part
}

function filterText({ origin, eccn, supplier, kind, text, product }: Filter): string {
  const criteria = [
    kind,
    origin && `of origin ${origin}`,
    eccn && `of ECCN ${eccn}`,
    supplier && `from ${supplier}`,
    text && `with "${text}"`,
    product && `in ${product}`,
  ]
  return `all ${criteria.filter(Boolean).join(', ')}`
}
