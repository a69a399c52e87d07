import type { Spare, Spares } from '../calc/explain/spares.ts'
import { amountText, exactShareText } from '../money/display.ts'
import { format } from '../money/ratio.ts'
import type { TableReport } from '../report/table.ts'
import { missingWords } from '../report/words.ts'
import type { RulePack } from '../rules/pack.ts'
import type { Consignment } from './spare-parts.ts'
import { candidatesText, mostUnits, NEED_WORDS, needReasons, withinText } from './spare-parts.ts'

const NOT_KNOWN = 'not known'

/** What the list of spare parts says above its rows. */
export interface SparesHead {
  currency: string
  /** The day of the determination, and what file and scenario it is of. */
  record: string
  /** The destination by its name. */
  to: string
}

/**
 * The spare parts of a product for a destination as a table for screen, CSV and workbook: each by
 * itself, and those that go along against the share of 740.16(h).
 */
export function sparesTable(
  spares: Spares,
  consignment: Consignment,
  { currency, record, to }: SparesHead,
  pack: RulePack,
): TableReport {
  const going = new Map(consignment.chosen.map((one) => [one.item, one]))
  return {
    title: `Spare parts: ${spares.product} to ${to}`,
    subtitle: record,
    notes: [...allowanceNotes(spares, consignment, currency), ...NOTES],
    columns: [
      { name: 'Item', align: 'left', kind: 'text' },
      { name: 'Name', align: 'left', kind: 'text' },
      { name: 'ECCN', align: 'left', kind: 'text' },
      { name: 'Of US origin', align: 'left', kind: 'text' },
      { name: 'In one product', align: 'right', kind: 'number' },
      { name: `Unit value, ${currency}`, align: 'right', kind: 'number' },
      { name: 'By itself', align: 'left', kind: 'text' },
      { name: 'Exceptions to look at', align: 'left', kind: 'text' },
      { name: 'Exceptions that are barred', align: 'left', kind: 'text' },
      {
        name: `Most of it alone, ${spares.cite ?? 'no exception'}`,
        align: 'right',
        kind: 'number',
      },
      { name: 'Goes along', align: 'right', kind: 'number' },
      { name: `Worth, ${currency}`, align: 'right', kind: 'number' },
      { name: 'Why', align: 'left', kind: 'text' },
    ],
    rows: spares.items.map((spare) => {
      const chosen = going.get(spare.item)
      return {
        cells: [
          spare.item,
          spare.name ?? '',
          spare.eccn ?? NOT_KNOWN,
          `${spare.origin === 'us' ? 'yes' : 'may be'}${spare.isBeside ? ', shipped beside the product' : ''}`,
          spare.quantity,
          spare.unitValue === null ? NOT_KNOWN : amountText(spare.unitValue),
          openText(spare, pack),
          candidatesText(spare.need),
          barredText(spare),
          spare.need.state === 'required' ? (mostUnits(spare, spares) ?? NOT_KNOWN) : '',
          chosen?.going ?? '',
          chosen ? (chosen.worth ? amountText(format(chosen.worth)) : NOT_KNOWN) : '',
          needReasons(spare.need).slice(0, 9000),
        ],
      }
    }),
  }
}

const NOTES = [
  'Each part is judged by itself, as an item of US origin that goes to the destination from the country of export of the product. Parties and use (Part 744) are not asked.',
  'An exception is one to look at, never a decision.',
]

/** What goes along, and how it stands against the share that the exception allows. */
export function allowanceNotes(
  { share, cite, price }: Spares,
  consignment: Consignment,
  currency: string,
): string[] {
  if (share === null || cite === null) return []
  const { chosen, worth, most, products } = consignment
  const value = products === '1' ? 'the value of one product' : `the value of ${products} products`
  const limit =
    most === null
      ? `${exactShareText(share)} of ${value}, which is not known${price === null ? ': it has no selling price' : ''}`
      : `${exactShareText(share)} of ${value}, ${amountText(format(most))} ${currency}`
  const allowed = `${cite} is for spare parts that need a licence and are worth up to ${limit}.`
  if (chosen.length === 0) return [`${allowed} None is listed to go along.`]
  const sum =
    worth === null ? 'a value that is not known' : `${amountText(format(worth))} ${currency}`
  return [`${allowed} What goes along is worth ${sum}. ${withinText(consignment)}`]
}

function openText({ need }: Spare, pack: RulePack): string {
  if (need.state !== 'unknown') return NEED_WORDS[need.state]
  const missing = need.missing.map((name) => missingWords(name, pack)).join('; ')
  return missing === '' ? NEED_WORDS.unknown : `${NEED_WORDS.unknown}: ${missing}`
}

function barredText({ need: { exceptions } }: Spare): string {
  return exceptions
    .filter(({ bars }) => bars.length > 0)
    .map(({ code, cite, bars }) => `${code} (${cite}): ${bars.map(({ why }) => why).join(', ')}`)
    .join('; ')
}
