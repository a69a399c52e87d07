import { actOfResult } from '../calc/result/act.ts'
import type { Result } from '../calc/result/result.ts'
import { dayAfter } from '../model/calendar-day.ts'
import { exactShareText, moneyText, readRatio, shareText } from '../money/display.ts'
import { compare, parseRatio, round } from '../money/ratio.ts'
import { ACT_WORDS } from '../report/act-words.ts'
import { assumptionsOf } from '../report/assumptions.ts'
import { missingWords } from '../report/words.ts'
import { itemText } from './content-pieces.ts'
import type { PaperPiece } from './paper.ts'
import {
  entryOf,
  entryPiece,
  missingPiece,
  type PaperSource,
  placeText,
  someOf,
  textPiece,
} from './source.ts'
import { dollarFigure } from './us-dollars.ts'
import { basisText, priceText } from './values.ts'

/** What fills each block of the one-time report for technology (734 Supp. 2(b)), by the block's id. */
export const reportBlocks: Record<string, (source: PaperSource) => PaperPiece[]> = {
  technology: ({ product, ...source }) => [
    textPiece(`${product.id}${product.name ? `, ${product.name}` : ''}`),
    product.eccn == null
      ? missingPiece('ECCN of the technology')
      : textPiece(`ECCN ${product.eccn}`),
    entryPiece({ product, ...source }, 'technologyScope'),
  ],
  value: valuePieces,
  basis: (source) => {
    const price = priceText(source)
    const assumptions = assumptionsOf(source.result, source.inputs, source.model.currency)
    return [
      ...(price === null ? [] : [textPiece(`${price}.`)]),
      ...(source.result.priceBasis === null && source.result.price !== null
        ? [missingPiece('how the value was found')]
        : []),
      entryPiece(source, 'technologyRationale'),
      ...(assumptions.length > 0
        ? [
            textPiece('Taken for granted without a record:'),
            { kind: 'figures' as const, figures: assumptions },
          ]
        : []),
    ]
  },
  destinations: destinationPieces,
  'US content': contentPieces,
  contact: (source) =>
    source.forms.entries
      .filter(({ block, of }) => block === 'contact' && of.includes('report'))
      .map(({ id }) => entryPiece(source, id)),
  waiting: waitingPieces,
}

function valuePieces({ result, model, dollars }: PaperSource): PaperPiece[] {
  const { price } = result
  if (price === null) return [missingPiece('fair market value of the technology')]
  const isWhole = round(readRatio(price), 2).exact
  const inDollars = model.currency === 'USD' ? null : dollars.of(price)
  return [
    {
      kind: 'figures',
      figures: [
        {
          name: 'Fair market value',
          text: moneyText(price, model.currency),
          exact: isWhole ? null : price,
        },
        ...(inDollars ? [dollarFigure('In US dollars', inDollars)] : []),
      ],
    },
  ]
}

/** The destinations with their shares; those above the figure of Supplement 2(b) are named. */
function destinationPieces(source: PaperSource): PaperPiece[] {
  const { results, pack, model } = source
  const above = parseRatio(pack.levels.technologyReport.destinationAbove)
  const percent = exactShareText(pack.levels.technologyReport.destinationAbove)
  const isAbove = ({ share: { high } }: Result) =>
    high === null ? 'not known' : compare(readRatio(high), above) > 0 ? 'yes' : 'no'
  const open = results.filter((result) => isAbove(result) === 'not known')
  const named = results.filter((result) => isAbove(result) === 'yes')
  const place = ({ destination }: Result) => placeText(source, destination)
  return [
    ...(open.length > 0
      ? [
          missingPiece(
            `the share for ${someOf(open.map((one) => `${place(one)}: ${openWords(source, one)}`))}`,
          ),
        ]
      : []),
    {
      kind: 'table',
      columns: [
        { name: 'Destination', align: 'left' },
        { name: 'Controlled US content', align: 'right' },
        { name: 'Exactly', align: 'right' },
        { name: 'Value', align: 'right' },
        { name: `Above ${percent}`, align: 'left' },
        { name: 'Verdict', align: 'left' },
      ],
      rows: results.map((result) => [
        place(result),
        boundsText(result.share, (exact) => shareText(exact, result.threshold)),
        boundsText(result.share, exactShareText),
        result.price === null ? 'not known' : moneyText(result.price, model.currency),
        isAbove(result),
        `${ACT_WORDS[actOfResult(result)].word}${result.rule === null ? '' : `, ${result.rule}`}`,
      ]),
    },
    ...(named.length > 0
      ? [
          textPiece(
            `The report names, since the share is above ${percent}: ${named.map(place).join(', ')}.`,
          ),
        ]
      : []),
    ...(open.length > 0
      ? [
          textPiece(
            `Whether it has to name these is open, since the share may be above ${percent}: ${open.map(place).join(', ')}.`,
          ),
        ]
      : []),
    ...(named.length + open.length === 0
      ? [textPiece(`No destination has to be named: no share is above ${percent}.`)]
      : []),
  ]
}

function openWords({ pack }: PaperSource, { unknown }: Result): string {
  const [first] = unknown.filter(({ gap }) => gap === null)
  if (!first) return 'the share is not known'
  return `${first.path.at(-1)} (${first.missing.map((name) => missingWords(name, pack)).join('; ')})`
}

function boundsText({ low, high }: Result['share'], text: (exact: string) => string): string {
  if (low === null) return 'not known'
  if (low === high) return text(low)
  return `${text(low)} to ${high === null ? 'no bound' : text(high)}`
}

/** The US content, item by item, with the destinations for which it is controlled. */
function contentPieces(source: PaperSource): PaperPiece[] {
  const { evaluation, asked, madeOf, model } = source
  if (!madeOf.isListed) return [missingPiece('what lies in the technology is not listed')]
  const controlled = asked.destinations.map((to) => ({
    to,
    content: evaluation.madeOf(asked.product, to, asked.method).usContent,
  }))
  const withoutEccn = madeOf.usContent.filter(({ eccn }) => eccn === null).map(({ item }) => item)
  const withoutValue = madeOf.usContent
    .filter(({ value }) => value === null)
    .map(({ item }) => item)
  if (madeOf.usContent.length === 0)
    return [textPiece('No content of US origin is recorded in it.')]
  const answerFor = (item: string, isDeclared: boolean, wanted: 'yes' | 'unknown') =>
    controlled
      .filter(({ content }) =>
        content.some(
          (one) => one.item === item && one.isDeclared === isDeclared && one.counts === wanted,
        ),
      )
      .map(({ to }) => to)
  return [
    ...(withoutEccn.length > 0
      ? [missingPiece(`ECCN of ${someOf([...new Set(withoutEccn)])}`)]
      : []),
    ...(withoutValue.length > 0
      ? [missingPiece(`value of ${someOf([...new Set(withoutValue)])}`)]
      : []),
    textPiece(
      'The share is the fair market value of the controlled US content divided by that of the technology (734 Supp. 2(a)(4)); content is controlled for a destination where it would need a licence there by itself (734 Supp. 2(a)(1)).',
    ),
    {
      kind: 'table',
      columns: [
        { name: 'Content', align: 'left' },
        { name: 'ECCN', align: 'left' },
        { name: `Value, ${model.currency}`, align: 'right' },
        { name: 'Basis', align: 'left' },
        { name: 'Controlled for', align: 'left' },
      ],
      rows: madeOf.usContent.map((one) => {
        const yes = answerFor(one.item, one.isDeclared, 'yes')
        const open = answerFor(one.item, one.isDeclared, 'unknown')
        return [
          itemText(one),
          one.eccn ?? 'not known',
          one.value === null ? 'not known' : moneyText(one.value, ''),
          basisText(one.basis) ?? 'not recorded',
          [
            yes.length > 0 ? yes.join(', ') : '',
            open.length > 0 ? `not known for ${open.join(', ')}` : '',
          ]
            .filter(Boolean)
            .join('; ') || 'none of them',
        ]
      }),
    },
  ]
}

/** From when on the report may be relied on, and what is filed already. */
function waitingPieces(source: PaperSource): PaperPiece[] {
  const { pack, product } = source
  const { days } = pack.levels.technologyReport
  const filed = entryOf(source, 'filed')
  const reports = product.technologyReports ?? []
  return [
    textPiece(
      filed === null
        ? `The exclusion may be relied on from the ${days + 1}st day after filing, unless BIS makes contact before.`
        : `Filed on ${filed}: it may be relied on from ${dayAfter(filed, days + 1)}, unless BIS makes contact before.`,
    ),
    ...reports.map(({ filed: on, destinations, state }) =>
      textPiece(
        `Recorded already: filed ${on} for ${destinations.join(', ')}${state == null ? '' : `, ${state}`}.`,
      ),
    ),
  ]
}
