import { readRatio } from '../money/display.ts'
import { add, compare, format, type Ratio, ZERO } from '../money/ratio.ts'
import { classificationWords } from '../report/input-words.ts'
import { contentPieces, itemText, rangePieces } from './content-pieces.ts'
import type { PaperPiece } from './paper.ts'
import {
  entryOf,
  entryPiece,
  isAt,
  missingPiece,
  type PaperSource,
  placeText,
  someOf,
  textPiece,
} from './source.ts'
import { candidatesText, consignmentOf, NEED_WORDS, withinText } from './spare-parts.ts'
import { dollarFigure, dollarRange, dollarText, wholeDollars } from './us-dollars.ts'
import { basisPieces, optionalEntry } from './values.ts'

/** What fills each block of the description for an application (748 Supp. 2(i)), by the block's id. */
export const applicationBlocks: Record<string, (source: PaperSource) => PaperPiece[]> = {
  '18': consignee,
  '20': exporter,
  '21': (source) => [
    entryPiece(source, 'activity'),
    entryPiece(source, 'endUse'),
    ...optionalEntry(source, 'configuration'),
  ],
  '22(a)': ({ product, inputs: [own] }) => [
    product.eccn == null ? missingPiece('ECCN of the product') : textPiece(product.eccn),
    ...(product.eccn != null && own?.classification ? [textPiece(classificationWords(own))] : []),
  ],
  '22(c)': ({ product }) => [textPiece(product.id)],
  '22(e)': (source) => {
    const quantity = entryOf(source, 'quantity')
    return [quantity === null ? entryPiece(source, 'quantity') : textPiece(quantity)]
  },
  '22(g)': (source) => withUnitValue(source, (value) => [textPiece(`${wholeDollars(value)} USD`)]),
  '22(i)': maker,
  '22(j) product': productPieces,
  '22(j) unit value': (source) =>
    withUnitValue(source, (value) => [
      { kind: 'figures', figures: [dollarFigure('Unit value', value)] },
    ]),
  '22(j) US content': contentPieces,
  '22(j) range': rangePieces,
  '22(j) basis': basisPieces,
  '22(j) foreign content': foreignPieces,
  '22(j) spare parts': sparePieces,
  '24': additional,
}

/** What stands against several consignees or countries, where they are asked for. */
export function severalWarnings(source: PaperSource): string[] {
  if (entryOf(source, 'various') === null) return []
  const to = placeText(source, source.result.destination)
  return [
    ...(isAt(source, 'notForSeveral')
      ? [
          `An application for several consignees or countries is not approved for ${to} (Country Group E:2, 748 Supp. 2(i)).`,
        ]
      : []),
    ...(isAt(source, 'limitedForSeveral')
      ? [
          `An application for several consignees or countries is approved for ${to} in limited circumstances only (Country Group D:1, 748 Supp. 2(i)).`,
        ]
      : []),
  ]
}

function consignee(source: PaperSource): PaperPiece[] {
  if (entryOf(source, 'various') !== null) return [textPiece('Various')]
  return [
    entryPiece(source, 'consigneeName'),
    entryPiece(source, 'consigneeStreet'),
    entryPiece(source, 'consigneeCity'),
    entryPiece(source, 'consigneeCountry', placeText(source, source.result.destination)),
  ]
}

function exporter(source: PaperSource): PaperPiece[] {
  const { exporter: company } = source
  const name = company ? (company.name ?? company.id) : null
  const country = company?.country == null ? null : placeText(source, company.country)
  return [
    entryPiece(source, 'exporterName', name),
    entryPiece(source, 'exporterStreet'),
    entryPiece(source, 'exporterCity'),
    entryPiece(source, 'exporterCountry', country),
  ]
}

function maker(source: PaperSource): PaperPiece[] {
  const { maker: company } = source
  if (!company) return [missingPiece('who makes the product')]
  const country = placeText(source, company.country ?? null)
  return [
    textPiece(`${company.name ?? company.id}, ${country}. Blank where the maker is the applicant.`),
  ]
}

function productPieces(source: PaperSource): PaperPiece[] {
  const { product } = source
  const name = product.name ?? product.id
  const named = name === product.id ? product.id : `${product.id}, ${name}`
  return [
    textPiece(`${named}; ${product.kind}.`),
    ...(entryOf(source, 'description') === null && name !== product.id
      ? []
      : [entryPiece(source, 'description')]),
  ]
}

/** The pieces for the unit value in US dollars, or what is missing for it. */
function withUnitValue(
  { result, dollars }: PaperSource,
  pieces: (value: Ratio) => PaperPiece[],
): PaperPiece[] {
  const value = dollars.of(result.price)
  if (value) return pieces(value)
  return [
    ...(result.price === null ? [missingPiece('fair market selling price of the product')] : []),
    ...(dollars.missing === null ? [] : [missingPiece(dollars.missing)]),
  ]
}

/** Foreign parts and materials as against labour, overhead and the like, as far as prices tell. */
function foreignPieces(source: PaperSource): PaperPiece[] {
  const { madeOf, result, dollars } = source
  const { us, foreign, unknown } = madeOf.materials
  if (dollars.missing !== null) return [missingPiece(dollars.missing)]
  if (!madeOf.isListed) return [missingPiece('a full bill of materials')]
  const price = dollars.of(result.price)
  const amount = (value: string) => dollars.of(value) ?? ZERO
  const figures = [
    dollarFigure('Foreign parts and materials', amount(foreign.value)),
    dollarFigure('US parts and materials', amount(us.value)),
    ...(unknown.items > 0
      ? [dollarFigure('Parts and materials of unknown origin', amount(unknown.value))]
      : []),
  ]
  const unpriced = [...new Set([us, foreign, unknown].flatMap((one) => one.unpriced))]
  const all = [us, foreign, unknown].reduce((sum, { value }) => add(sum, amount(value)), ZERO)
  const rest = price && add(price, { n: -all.n, d: all.d })
  const isTold = rest !== null && unpriced.length === 0
  return [
    ...(unpriced.length > 0 ? [missingPiece(`price of ${someOf(unpriced)}`)] : []),
    ...(price ? [] : [missingPiece('fair market selling price of the product')]),
    {
      kind: 'figures',
      figures: [
        ...figures,
        ...(isTold && compare(rest, ZERO) >= 0
          ? [dollarFigure('Labour, overhead and all else', rest)]
          : []),
      ],
    },
    ...(isTold && compare(rest, ZERO) < 0
      ? [
          textPiece(
            `The parts and materials are worth more than the product by ${dollarText({ n: -rest.n, d: rest.d })}: look at the prices.`,
          ),
        ]
      : []),
    textPiece(
      'Parts at their purchase value; what a sub-assembly of foreign make costs beyond its parts is labour and overhead; one of US make is one part at its price.',
    ),
  ]
}

/** The US-origin spare parts that go along, apart from the product. */
function sparePieces(source: PaperSource): PaperPiece[] {
  const { spares, asked, dollars } = source
  const consignment = consignmentOf(spares, asked.given.spares, entryOf(source, 'quantity'))
  const { chosen, products, worth, controlled, most } = consignment
  if (chosen.length === 0) return [textPiece('No spare parts of US origin are listed to go along.')]
  const money = (value: Ratio | null) => value && dollars.of(format(value))
  const total = money(worth)
  const limit = money(most)
  const least = money(controlled.low)
  const highest = money(controlled.high)
  const unpriced = chosen.filter((one) => one.worth === null).map(({ item }) => item)
  return [
    ...(dollars.missing === null ? [] : [missingPiece(dollars.missing)]),
    ...(unpriced.length > 0 ? [missingPiece(`value of ${someOf(unpriced)}`)] : []),
    {
      kind: 'table',
      columns: [
        { name: '22(j) Spare part', align: 'left' },
        { name: '22(a) ECCN', align: 'left' },
        { name: '22(e) Quantity', align: 'right' },
        { name: '22(h) Value', align: 'right' },
        { name: 'By itself', align: 'left' },
        { name: 'Exceptions to look at', align: 'left' },
      ],
      rows: chosen.map((one) => {
        const value = money(one.worth)
        return [
          itemText({ ...one, isDeclared: false }),
          one.eccn ?? 'not known',
          one.going,
          value ? dollarText(value) : 'not known',
          NEED_WORDS[one.need.state],
          candidatesText(one.need),
        ]
      }),
    },
    {
      kind: 'figures',
      figures: [
        ...(total ? [dollarFigure('Spare parts in all', total)] : []),
        ...(least && highest
          ? [dollarRange('Those that need a licence by themselves, or may', least, highest)]
          : []),
        ...(limit ? [dollarFigure(allowanceName(source, products), limit)] : []),
      ],
    },
    textPiece(`${withinText(consignment)} The form asks for what goes beyond 740.10.`),
  ]
}

function allowanceName({ spares: { share, cite } }: PaperSource, products: string): string {
  const percent =
    share === null ? '' : `${format({ n: readRatio(share).n * 100n, d: readRatio(share).d })} %`
  return `${percent} of the value of ${products === '1' ? 'one product' : `${products} products`} (${cite})`
}

function additional(source: PaperSource): PaperPiece[] {
  const various = entryOf(source, 'various')
  const isAsked = isAt(source, 'technologyAlong')
  const along = entryOf(source, 'technologyAlong')
  return [
    ...(various === null ? [] : [entryPiece(source, 'various')]),
    ...(isAsked || along !== null ? [entryPiece(source, 'technologyAlong')] : []),
    ...optionalEntry(source, 'waiver'),
    ...(various === null && !isAsked && along === null && entryOf(source, 'waiver') === null
      ? [textPiece('Nothing is asked here by what is recorded.')]
      : []),
  ]
}
