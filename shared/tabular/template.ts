import iso from 'i18n-iso-countries'
import { countryName } from './country.ts'
import { type Field, HEADINGS } from './fields.ts'

/** A column of the template: what it holds, and what it offers to choose from. */
export interface TemplateColumn {
  heading: string
  hint: string
  holds: 'text' | 'number' | 'percent'
  choices?: readonly string[]
  width: number
}

/** A table to be filled in by hand, with a guide to it. */
export interface Template {
  name: string
  columns: readonly TemplateColumn[]
  guide: { name: string; widths: readonly number[]; rows: readonly (readonly string[])[] }
}

interface Described {
  field: Field
  hint: string
  /** What an empty cell means. */
  empty: string
  example: string
  holds?: 'number' | 'percent'
  choices?: readonly string[]
  width?: number
}

const KINDS = ['commodity', 'software', 'technology']
const BASES = ['arms-length', 'comparable', 'cost-built']
const UNITS = ['pcs', 'm', 'mm', 'kg', 'g', 'l', 'ml', 'm²', 'set', 'pair', 'roll', 'licence']
const USUAL_CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CNY', 'TWD', 'KRW', 'SGD', 'CAD']

/**
 * The template of a bill of materials: the headings under which the app writes and reads it, choices
 * for countries, kinds, units, currencies and price bases, and a guide with an example. What is
 * filled in is read back without a question.
 */
export function templateOf(): Template {
  const described = columns()
  return {
    name: 'Bill of materials',
    columns: described.map(columnOf),
    guide: {
      name: 'How to fill it in',
      widths: [26, 70, 50, 24],
      rows: [
        ['Column', 'What goes in it', 'Where it is left empty', 'Example'],
        ...described.map(({ field, hint, empty, example }) => [
          HEADINGS[field],
          hint,
          empty,
          example,
        ]),
        ...NOTES.map((note) => ['', note]),
      ],
    },
  }
}

function columnOf({ field, hint, holds, choices, width = 16 }: Described): TemplateColumn {
  const column = { heading: HEADINGS[field], hint, holds: holds ?? 'text', width } as const
  return choices ? { ...column, choices } : column
}

const NOTES = [
  'One row for each line. Leave what is not known empty, or write “unknown”: it is never taken as zero or as harmless.',
  'Leave the headings as they are. Columns may be moved, and those that are not needed may be deleted.',
  'The examples stand on this sheet alone and are not read.',
]

function columns(): Described[] {
  return [
    {
      field: 'level',
      hint: 'How deep the line lies: 1 for lines of the product, 2 for lines of the sub-assembly above them, and so on.',
      empty: 'All lines are lines of the product, if the whole column is empty.',
      example: '1',
      width: 8,
    },
    {
      field: 'item',
      hint: 'Your own number of the part or sub-assembly. The same number is the same part everywhere.',
      empty: 'The manufacturer part number is used.',
      example: 'P-1001',
      width: 20,
    },
    {
      field: 'manufacturerPartNumber',
      hint: 'The number under which the manufacturer sells the part.',
      empty: 'It is not known.',
      example: 'STM32F407VGT6',
      width: 24,
    },
    {
      field: 'name',
      hint: 'What the part is.',
      empty: 'It has no name.',
      example: 'Microcontroller',
    },
    {
      field: 'kind',
      hint: 'Commodity, software or technology.',
      empty: 'It is a commodity.',
      example: 'commodity',
      choices: KINDS,
      width: 12,
    },
    {
      field: 'origin',
      hint: 'The country in which the part was made, not the one that it was shipped from. A country code or name.',
      empty: 'The origin is unknown, and the part may count as US content.',
      example: 'Malaysia (MY)',
      choices: countryChoices(),
      width: 22,
    },
    {
      field: 'eccn',
      hint: 'The US export control classification, such as 3A991.a.2 or EAR99. Not the EU or another list number.',
      empty: 'The classification is unknown, and US content without it may count.',
      example: '3A991.a.2',
      width: 14,
    },
    {
      field: 'quantity',
      hint: 'How many of it are in one piece of what it is a line of.',
      empty: 'The row cannot be taken over.',
      example: '2',
      holds: 'number',
      width: 10,
    },
    {
      field: 'unit',
      hint: 'What the quantity counts.',
      empty: 'The quantity counts pieces.',
      example: 'pcs',
      choices: UNITS,
      width: 8,
    },
    {
      field: 'unitPrice',
      hint: 'The fair market value of one unit, in the currency beside it.',
      empty: 'The value is unknown.',
      example: '7.85',
      holds: 'number',
      width: 12,
    },
    {
      field: 'currency',
      hint: 'The currency of the unit price.',
      empty: 'A price without a currency is asked about.',
      example: 'USD',
      choices: currencyChoices(),
      width: 10,
    },
    {
      field: 'basis',
      hint: 'Where the price comes from: an arms-length sale, a comparable sale, or built up from cost.',
      empty: 'It is not stated.',
      example: 'arms-length',
      choices: BASES,
      width: 12,
    },
    {
      field: 'supplier',
      hint: 'Who sells the part to you.',
      empty: 'It is not stated.',
      example: 'Arrow',
      width: 20,
    },
    {
      field: 'usShare',
      hint: 'For a part made outside the US: the share of controlled US content that its supplier declares.',
      empty: 'Nothing is declared.',
      example: '12 %',
      holds: 'percent',
    },
    {
      field: 'usEccn',
      hint: 'The classification of that declared US content.',
      empty: 'It is unknown.',
      example: '5A002.a.1',
      width: 18,
    },
    {
      field: 'hts',
      hint: 'The tariff number, with six digits at least.',
      empty: 'It is not stated.',
      example: '8542.31',
    },
    {
      field: 'alternates',
      hint: 'Part numbers that may stand in its place, set apart by semicolons. They are not counted.',
      empty: 'There are none.',
      example: 'P-1002; P-1003',
      width: 20,
    },
    { field: 'note', hint: 'Anything else.', empty: 'There is none.', example: '', width: 30 },
  ]
}

/** "Germany (DE)" for every country, by name. */
function countryChoices(): string[] {
  return Object.keys(iso.getAlpha2Codes())
    .map((code) => `${countryName(code)} (${code})`)
    .sort((a, b) => a.localeCompare(b, 'en'))
}

function currencyChoices(): string[] {
  return [...new Set([...USUAL_CURRENCIES, ...Intl.supportedValuesOf('currency')])]
}
