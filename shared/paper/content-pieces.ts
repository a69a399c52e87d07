import type { UsContent } from '../calc/explain/made-of.ts'
import { format } from '../money/ratio.ts'
import { missingWords } from '../report/words.ts'
import type { Answer } from '../rules/answer.ts'
import type { PaperPiece } from './paper.ts'
import { shareOf, shareRange } from './shares.ts'
import { missingPiece, type PaperSource, placeText, someOf, textPiece } from './source.ts'
import { allUsContent, byEccn, ORDER } from './us-content.ts'
import { dollarFigure, dollarRange, dollarText } from './us-dollars.ts'
import { basisText } from './values.ts'

/** Items that a paper names one by one; what is beyond is in the sums by ECCN. */
const MOST_ITEMS = 400

const CONTROLLED: Record<Answer, string> = { yes: 'yes', no: 'no', unknown: 'not known' }

/** The US content by ECCN with its value in US dollars, then item by item. */
export function contentPieces(source: PaperSource): PaperPiece[] {
  const { madeOf, dollars, result } = source
  const { usContent } = madeOf
  if (dollars.missing !== null) return [missingPiece(dollars.missing)]
  if (usContent.length === 0) {
    return [
      madeOf.isListed
        ? textPiece('No item of US origin is recorded in it.')
        : missingPiece('what lies in the product is not listed'),
    ]
  }
  const to = placeText(source, result.destination)
  const withoutEccn = usContent.filter(({ eccn }) => eccn === null).map(({ item }) => item)
  const withoutValue = usContent.filter(({ value }) => value === null).map(({ item }) => item)
  const ofOpenOrigin = usContent.filter(({ origin }) => origin === 'unknown')
  return [
    ...(withoutEccn.length > 0 ? [missingPiece(`ECCN of ${someOf(distinct(withoutEccn))}`)] : []),
    ...(withoutValue.length > 0
      ? [missingPiece(`value of ${someOf(distinct(withoutValue))}`)]
      : []),
    ...(ofOpenOrigin.length > 0
      ? [missingPiece(`origin of ${someOf(distinct(ofOpenOrigin.map(({ item }) => item)))}`)]
      : []),
    eccnTable(source, to),
    textPiece(`Item by item, for ${to}:`),
    itemTable(source, to),
    ...(usContent.length > MOST_ITEMS
      ? [textPiece(`${usContent.length - MOST_ITEMS} more items are in the sums by ECCN above.`)]
      : []),
  ]
}

function eccnTable({ madeOf, dollars }: PaperSource, to: string): PaperPiece {
  const rows = byEccn(madeOf.usContent)
  const isOpen = rows.some(({ isSure }) => !isSure)
  return {
    kind: 'table',
    columns: [
      { name: 'ECCN', align: 'left' },
      { name: `Controlled for ${to}`, align: 'left' },
      ...(isOpen ? [{ name: 'Of US origin', align: 'left' as const }] : []),
      { name: 'Items', align: 'right' },
      { name: 'Value', align: 'right' },
    ],
    rows: rows.map(({ eccn, counts, isSure, items, value, unpriced }) => [
      eccn ?? 'not known',
      CONTROLLED[counts],
      ...(isOpen ? [isSure ? 'yes' : 'may be'] : []),
      `${items}`,
      [
        ...(items > unpriced ? [dollarText(dollars.of(format(value)) ?? value)] : []),
        ...(unpriced > 0 ? [`${unpriced} of no known value`] : []),
      ].join(', and '),
    ]),
  }
}

function itemTable({ madeOf, dollars }: PaperSource, to: string): PaperPiece {
  const wanted = [...madeOf.usContent]
    .sort((a, b) => ORDER[a.counts] - ORDER[b.counts])
    .slice(0, MOST_ITEMS)
  return {
    kind: 'table',
    columns: [
      { name: 'Item', align: 'left' },
      { name: 'ECCN', align: 'left' },
      { name: 'Quantity', align: 'right' },
      { name: 'Value', align: 'right' },
      { name: 'Basis', align: 'left' },
      { name: `Controlled for ${to}`, align: 'left' },
    ],
    rows: wanted.map((one) => {
      const value = dollars.of(one.value)
      return [
        itemText(one),
        one.eccn ?? 'not known',
        one.quantity,
        value ? dollarText(value) : 'not known',
        basisText(one.basis) ?? 'not recorded',
        CONTROLLED[one.counts],
      ]
    }),
  }
}

/** An item by its number and name, and that it is what is declared inside. */
export function itemText({
  item,
  name,
  isDeclared,
}: Pick<UsContent, 'item' | 'name' | 'isDeclared'>): string {
  const named = name === null || name === item ? item : `${item}, ${name}`
  return isDeclared ? `declared inside ${named}` : named
}

/** The least and the most US content, in percent and in value. */
export function rangePieces(source: PaperSource): PaperPiece[] {
  const { result, dollars, madeOf } = source
  const { share, controlled } = result
  if (dollars.missing !== null) return [missingPiece(dollars.missing)]
  const low = dollars.of(controlled.low)
  const high = dollars.of(controlled.high)
  const to = placeText(source, result.destination)
  const figures = [
    ...(share.low !== null && share.high !== null
      ? [shareRange(`Controlled US content for ${to}, in percent`, share.low, share.high)]
      : []),
    ...(low && high ? [dollarRange(`Controlled US content for ${to}, in value`, low, high)] : []),
    ...(low && !high
      ? [dollarFigure(`Controlled US content for ${to}, at least, in value`, low)]
      : []),
    ...allFigures(source),
  ]
  const isOpen = share.high === null || controlled.high === null
  return [
    ...(isOpen ? [missingPiece(`the most that it can be: ${unboundedBy(source)}`)] : []),
    { kind: 'figures', figures },
    textPiece(
      share.low === share.high && share.low !== null
        ? 'The controlled content does not vary on what is recorded.'
        : `It varies with what is not known yet: ${openItems(source)}.`,
    ),
    ...(madeOf.usContent.some(({ counts }) => counts === 'no')
      ? [
          textPiece(
            `All US content includes what is not controlled for ${to}, and not what may lie undeclared inside foreign parts.`,
          ),
        ]
      : []),
  ]
}

function allFigures({ madeOf, dollars, result }: PaperSource) {
  const all = allUsContent(madeOf.usContent, madeOf.isListed)
  const low = dollars.of(format(all.low))
  const high = all.high && dollars.of(format(all.high))
  const price = dollars.of(result.price)
  if (!low) return []
  if (!high) return [dollarFigure('All US content, at least, in value', low)]
  return [
    ...(price
      ? [shareRange('All US content, in percent', shareOf(low, price), shareOf(high, price))]
      : []),
    dollarRange('All US content, in value', low, high),
  ]
}

/** What leaves the range without an upper bound. */
function unboundedBy({ result, pack }: PaperSource): string {
  const open = result.unknown.filter(
    ({ gap, counts, path }) => gap === null && (counts !== 'no' || path.length === 1),
  )
  const told = open.map(({ path, missing }) => `${path.at(-1)} (${wordsOf(missing, pack)})`)
  return told.length > 0 ? someOf(told) : 'the selling price is not known'
}

function openItems({ result, pack }: PaperSource): string {
  const open = result.unknown.filter(({ counts }) => counts === 'unknown')
  const told = open.map(({ path, missing }) => `${path.at(-1)} (${wordsOf(missing, pack)})`)
  return told.length > 0 ? someOf(told) : 'see what is missing'
}

function wordsOf(missing: readonly string[], pack: PaperSource['pack']): string {
  return missing.map((name) => missingWords(name, pack)).join('; ')
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)]
}
