import type { Change } from '../model/scenario.ts'
import type { Part, PartFacts, Price, Product, ProductFacts } from '../model/schema.ts'
import { partFactsSchema } from '../model/schema.ts'
import { type ChangeOutcome, done, refused, touchesOf } from './change-outcome.ts'
import type { Draft } from './draft.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** Another company makes a product; where it is exported from goes with it unless it is given. */
export function moveProduction(draft: Draft, change: Of<'moveProduction'>): ChangeOutcome {
  const { product: id, to, exportedFrom = null, price, prices } = change
  const product = draft.product(id)
  if (!product) return refused(`there is no product ${id}`)
  if (!draft.base.entities.has(to)) return refused(`there is no company ${to}`)
  // Whoever shipped it shipped it for the maker that it had.
  const members = { madeBy: to, exportedFrom, exportedBy: null, ...(price && { price }) }
  const { touched, turnsOn } = touchesOf({ what: 'product', id }, product, members)
  const byDestination = prices
    ? touchesOf(
        { what: 'product', id },
        priceMembers(product.prices),
        priceMembers({ ...emptied(product.prices), ...prices }),
      )
    : null
  const all = [...touched, ...(byDestination?.touched ?? [])]
  if (all.length > 0) draft.setProduct({ ...product, ...members, ...(prices && { prices }) })
  const local = Object.keys(product.prices ?? {})
  const wasFrom = exportedFrom === null ? product.exportedFrom : null
  const says = [
    ...(product.exportedBy ? [`shipped by its maker, no longer by ${product.exportedBy}`] : []),
    ...(wasFrom ? [`exported from where it is made, no longer from ${wasFrom}`] : []),
    ...(price ? [] : [`the selling price stays at ${priceText(product.price)}`]),
    ...(prices || local.length === 0 ? [] : [`the prices for ${local.join(', ')} stay`]),
    ...(hasSubAssemblies(draft, id) ? ['its sub-assemblies are still made where they were'] : []),
  ]
  return done(
    all,
    (touch) =>
      turnsOn(touch) ||
      (prices !== undefined && touch.id === id && touch.member.startsWith('price for ')),
    says,
  )
}

/** What a product is sold for, in general or at one destination. */
export function setSellingPrice(draft: Draft, change: Of<'setSellingPrice'>): ChangeOutcome {
  const { product: id, destination, price } = change
  const product = draft.product(id)
  if (!product) return refused(`there is no product ${id}`)
  if (destination === undefined) {
    const { touched, turnsOn } = touchesOf({ what: 'product', id }, product, { price })
    if (touched.length > 0) draft.setProduct({ ...product, price })
    return done(touched, turnsOn)
  }
  const { touched, turnsOn } = touchesOf(
    { what: 'product', id },
    priceMembers(product.prices),
    priceMembers({ [destination]: price }),
  )
  if (touched.length > 0)
    draft.setProduct({ ...product, prices: { ...product.prices, [destination]: price } })
  return done(touched, turnsOn)
}

/** Whether a sub-assembly is claimed to be a discrete product, and why. */
export function setDiscrete(draft: Draft, change: Of<'setDiscrete'>): ChangeOutcome {
  const { product: id, applies, reason } = change
  const product = draft.product(id)
  if (!product) return refused(`there is no product ${id}`)
  const discrete = { ...product.discrete, applies, reason }
  const { touched, turnsOn } = touchesOf({ what: 'product', id }, product, { discrete })
  if (touched.length > 0) draft.setProduct({ ...product, discrete })
  const says = applies && reason.trim() === '' ? ['without a reason it is not applied'] : []
  return done(touched, turnsOn, says)
}

/** What a part or product answers to the rules. */
export function setFact(draft: Draft, change: Of<'setFact'>): ChangeOutcome {
  const { item: id, fact, value } = change
  const part = draft.part(id)
  const item = part ?? draft.product(id)
  if (!item) return refused(`there is no part or product ${id}`)
  const [name = '', ...rest] = fact.split('.')
  if (part && !(name in partFactsSchema.shape))
    return refused(`${id} is a part: ${fact} is not asked of it`)
  const facts: PartFacts & ProductFacts = item.facts ?? {}
  const answer = name === 'answers' ? rest.join('.') : null
  const before = answer === null ? facts[name] : facts.answers?.[answer]
  const changed =
    answer === null
      ? { ...facts, [name]: value }
      : { ...facts, answers: answered(facts.answers ?? {}, answer, value) }
  const of = { what: part ? ('part' as const) : ('product' as const), id }
  const { touched, turnsOn } = touchesOf(of, { [fact]: before }, { [fact]: value })
  if (touched.length > 0) {
    if (part) draft.setPart({ ...part, facts: changed } as Part)
    else draft.setProduct({ ...item, facts: changed } as Product)
  }
  return done(touched, turnsOn)
}

function answered(
  { ...answers }: Record<string, boolean>,
  id: string,
  value: string | boolean | null,
): Record<string, boolean> {
  if (value === null) delete answers[id]
  else answers[id] = value === true
  return answers
}

/** Prices by destination as members to compare: `price for CN`. */
function priceMembers(prices: Readonly<Record<string, unknown>> | null | undefined) {
  return Object.fromEntries(
    Object.entries(prices ?? {}).map(([code, price]) => [`price for ${code}`, price]),
  )
}

function emptied(prices: Readonly<Record<string, unknown>> | null | undefined) {
  return Object.fromEntries(Object.keys(prices ?? {}).map((code) => [code, null]))
}

function priceText(price: Price | null | undefined): string {
  return price ? `${price.amount} ${price.currency}` : 'what is not known'
}

function hasSubAssemblies(draft: Draft, id: string): boolean {
  return draft.productsFrom(id).size > 1
}
