import type { UsContent } from '../calc/explain/made-of.ts'
import { add, type Ratio, ZERO } from '../money/ratio.ts'
import { assumptionsOf } from '../report/assumptions.ts'
import { priceRecordWords, priceWords, rateWords } from '../report/input-words.ts'
import { METHOD_WORDS } from '../report/words.ts'
import type { PaperPiece } from './paper.ts'
import { entryPiece, missingPiece, type PaperSource, someOf, textPiece } from './source.ts'
import { dollarText } from './us-dollars.ts'

const BASES: Record<string, string> = {
  'arms-length': "arm's length",
  comparable: 'comparable prices',
  'cost-built': 'cost of production and distribution',
}

/** How a fair market value was found (734 Supp. 2(a)(2), (3)); null: nobody recorded it. */
export function basisText(basis: string | null): string | null {
  return basis === null ? null : (BASES[basis] ?? basis)
}

/** The price of the product as it is recorded: amount, basis, day, document. */
export function priceText({ inputs: [own] }: Pick<PaperSource, 'inputs'>): string | null {
  if (!own?.price) return null
  const { price } = own
  const basis = basisText(price.basis)
  const record = priceRecordWords({ ...own, price: { ...price, basis: basis ?? price.basis } })
  return `${priceWords(own)}; ${record}`
}

/** What the values of the product and of its US content rest on. */
export function basisPieces(source: PaperSource): PaperPiece[] {
  const { result, inputs, madeOf, model, dollars, pack } = source
  const assumptions = assumptionsOf(result, inputs, model.currency)
  const price = priceText(source)
  return [
    textPiece(
      `US content is valued at its fair market price where the product is made, and the product at its fair market price where it is sold (734 Supp. 2(a)(2), (3)), by the rules of ${pack.header.id} and the method ${METHOD_WORDS[result.method]}.`,
    ),
    ...(price === null ? [] : [textPiece(`Selling price: ${price}.`)]),
    ...missingRecords(source),
    basisTable(source),
    ...ratePieces(source),
    ...dollars.rates.map((rate) => textPiece(`Turned into US dollars: ${rate}.`)),
    ...(assumptions.length > 0
      ? [
          textPiece('Taken for granted without a record:'),
          { kind: 'figures' as const, figures: assumptions },
        ]
      : []),
    ...(madeOf.isListed
      ? []
      : [missingPiece('not all that lies in the product is listed in its bill of materials')]),
    ...optionalEntry(source, 'valueSupport'),
  ]
}

/** An entry that nobody misses where it is empty. */
export function optionalEntry(source: PaperSource, id: string): PaperPiece[] {
  const piece = entryPiece(source, id)
  return piece.kind === 'missing' ? [] : [piece]
}

/** That the price, or values of US content, have no recorded basis. */
function missingRecords({ inputs: [own], madeOf: { usContent } }: PaperSource): PaperPiece[] {
  const ofContent = namesOf(usContent, ({ value, basis }) => value !== null && basis === null)
  const isSold = own?.price?.of === 'sales'
  return [
    ...(own?.price && own.price.basis === null && !isSold
      ? [missingPiece('how the selling price was found')]
      : []),
    ...(ofContent.length > 0
      ? [missingPiece(`how the value of these was found: ${someOf(ofContent)}`)]
      : []),
  ]
}

function namesOf(content: readonly UsContent[], wanted: (one: UsContent) => boolean): string[] {
  return [...new Set(content.filter(wanted).map(({ item }) => item))]
}

/** How many values of US content were found in which way, and what they are worth. */
function basisTable({ madeOf: { usContent }, dollars }: PaperSource): PaperPiece {
  const groups = new Map<string, { items: Set<string>; value: Ratio }>()
  for (const { item, basis, value } of usContent) {
    if (value === null) continue
    const name = basisText(basis) ?? 'not recorded'
    const group = groups.get(name) ?? { items: new Set<string>(), value: ZERO }
    group.items.add(item)
    group.value = add(group.value, dollars.of(value) ?? ZERO)
    groups.set(name, group)
  }
  return {
    kind: 'table',
    columns: [
      { name: 'How the value of US content was found', align: 'left' },
      { name: 'Items', align: 'right' },
      { name: 'Value', align: 'right' },
    ],
    rows: [...groups].map(([name, { items, value }]) => [
      name,
      `${items.size}`,
      dollars.missing === null ? dollarText(value) : 'not known',
    ]),
  }
}

/** Each rate that turned a price into the reporting currency, once. */
function ratePieces({ inputs, madeOf: { usContent }, product }: PaperSource): PaperPiece[] {
  const shown = new Set([product.id, ...usContent.map(({ item }) => item)])
  const rates = inputs
    .filter(({ item }) => shown.has(item))
    .flatMap((input) => (input.rates ?? []).map(rateWords))
  return [...new Set(rates)].map((rate) => textPiece(`Rate: ${rate}.`))
}
