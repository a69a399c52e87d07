import { NONE } from './column-questions.ts'
import { currenciesSharing, isOpenSign } from './currency.ts'
import type { DraftRow } from './draft.ts'
import { type Field, HEADINGS } from './fields.ts'
import { headingsOf } from './headings.ts'
import type { Multiplied } from './multiplied.ts'
import { readNumber } from './number.ts'
import type { Root } from './place.ts'
import type { PlanInput } from './plan.ts'
import { NO_CURRENCY } from './price.ts'
import type { Reading, TableQuestion } from './question.ts'

interface Found {
  input: PlanInput
  drafts: readonly DraftRow[]
  root: Root
  multiplied: Multiplied
  repeats: TableQuestion | null
}

const SAMPLES = 3

/** What the cells of a table leave open, as questions. */
export function planQuestions({
  input,
  drafts,
  root,
  multiplied,
  repeats,
}: Found): TableQuestion[] {
  return [
    currencyQuestion(input, drafts),
    ...(['quantity', 'baseQuantity', 'unitPrice', 'extendedPrice', 'usShare'] as const).map(
      (field) => decimalQuestion(field, input, drafts),
    ),
    repeats,
    root.isOpen && root.row ? rootQuestion(root.row, input.product) : null,
    root.tops.length > 0 ? topQuestion(root.tops, input.product) : null,
    multiplied.isOpen ? quantitiesQuestion(multiplied) : null,
  ].filter((question) => question !== null)
}

function currencyQuestion(
  { rows, mapping, currencies = [], answers = {} }: PlanInput,
  drafts: readonly DraftRow[],
): TableQuestion | null {
  // A sign that the answer does not settle is a matter of its row.
  if (answers.currency !== undefined) return null
  const open = drafts.filter(({ problems }) =>
    problems.some(({ message }) => message === NO_CURRENCY || isOpenSign(message)),
  )
  if (open.length === 0) return null
  const field = mapping.columns.includes('unitPrice') ? 'unitPrice' : 'extendedPrice'
  const column = mapping.columns.indexOf(field)
  const cellOf = ({ index }: DraftRow) => rows[index]?.[column] ?? ''
  const heading = headingsOf(rows, mapping)[column] ?? ''
  const shared = [heading, ...open.map(cellOf)]
    .map(currenciesSharing)
    .find(({ length }) => length > 0)
  const alike = shared
    ? open.filter((draft) =>
        [heading, cellOf(draft)].some((text) => currenciesSharing(text) === shared),
      )
    : open
  const reading = (value: string, label: string, ending: string): Reading => ({
    value,
    label,
    columns: [column],
    samples: alike.slice(0, SAMPLES).map(({ index }) => {
      const text = (rows[index]?.[column] ?? '').trim()
      return { row: index + 1, text, read: ending === '' ? 'not known' : `${text} ${ending}` }
    }),
  })
  const offered = shared ?? [...new Set([...currencies, ...USUAL_CURRENCIES])]
  return {
    id: 'currency',
    about: 'currency',
    text: 'In which currency are the prices? Neither a column nor a heading says it.',
    readings: [
      ...offered.map((code) => reading(code, code, code)),
      reading(NONE, 'Not known: leave the prices out', ''),
    ],
    takesCurrency: true,
    option: `--currency ${offered[0]}`,
  }
}

/** Those in which parts are mostly bought. */
const USUAL_CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CNY']

/** Asked where every cell that shows a mark can be read both ways, such as "1.250". */
function decimalQuestion(
  field: Field,
  { mapping }: PlanInput,
  drafts: readonly DraftRow[],
): TableQuestion | null {
  const open = drafts.flatMap(({ index, warnings }) =>
    warnings
      .filter((row) => row.field === field && row.message.includes('with a decimal comma'))
      .map(({ text }) => ({ index, text })),
  )
  if (open.length === 0) return null
  const reading = (mark: '.' | ',', label: string): Reading => ({
    value: mark,
    label,
    columns: [mapping.columns.indexOf(field)],
    samples: open.slice(0, SAMPLES).map(({ index, text }) => {
      const number = readNumber(text, { mark, currency: 'USD' })
      return { row: index + 1, text, read: number.ok ? number.value.amount : text }
    }),
  })
  const name = HEADINGS[field].toLowerCase()
  return {
    id: `decimal:${field}`,
    about: 'decimal',
    text: `Which is the decimal mark of the column of the ${name}?`,
    readings: [reading('.', 'the point'), reading(',', 'the comma')],
    option: '--decimal .',
  }
}

function rootQuestion(row: DraftRow, product: string): TableQuestion {
  const { index, warnings } = row
  const text = warnings.find(({ message }) => message.includes('is taken as'))?.text ?? product
  const samples = [{ row: index + 1, text, read: text }]
  return {
    id: 'root',
    about: 'structure',
    text: `Is "${text}", which is above all other rows, ${product} itself or a sub-assembly in it?`,
    readings: [
      { value: 'product', label: `${product} itself`, columns: [], samples },
      { value: 'sub-assembly', label: 'a sub-assembly in it', columns: [], samples },
    ],
    option: '--answer root=product',
  }
}

/** Asked where no row and no parent is the product, and several parents have no row of their own. */
function topQuestion(tops: Root['tops'], product: string): TableQuestion {
  return {
    id: 'top',
    about: 'structure',
    text: `No row belongs to ${product}. Which of the parents without a row of its own is ${product}?`,
    readings: [
      ...tops.slice(0, 6).map(({ name, rows }) => ({
        value: name,
        label: `${name} is ${product}`,
        columns: [],
        samples: [{ row: 1, text: '', read: `${rows} ${rows === 1 ? 'line' : 'lines'} below it` }],
      })),
      { value: NONE, label: 'None of them', columns: [], samples: [] },
    ],
    option: `--answer top=${tops[0]?.name}`,
  }
}

function quantitiesQuestion({ lines }: Multiplied): TableQuestion {
  const reading = (
    value: string,
    label: string,
    words: (line: string, above: string) => string,
  ) => ({
    value,
    label,
    columns: [],
    samples: lines.slice(0, SAMPLES).map(({ line, above }) => ({
      row: line.index + 1,
      text: line.values.quantity ?? '',
      read: words(
        `${line.values.quantity} ${line.values.item}`,
        `${above.values.quantity} ${above.values.item}`,
      ),
    })),
  })
  return {
    id: 'quantities',
    about: 'quantities',
    text: 'Are the quantities below sub-assemblies for one of them, or for the whole product?',
    readings: [
      reading('each', 'for one sub-assembly', (line, above) => `${line} in each of ${above}`),
      reading('total', 'for the whole product', (line, above) => `${line} in all of ${above}`),
    ],
    option: '--answer quantities=each',
  }
}
