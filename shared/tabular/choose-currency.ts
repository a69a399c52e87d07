import { type Choice, columnOf } from './choice.ts'
import { NONE, samplesOf } from './column-questions.ts'
import type { ColumnView } from './column-view.ts'
import { currencyOf } from './currency.ts'
import { readNumber } from './number.ts'

/** Currencies that the number formats of a spreadsheet show. */
export interface CurrencyMarks {
  currencies?: readonly { row: number; column: number; currency: string }[]
}

export interface CurrencyHints {
  marks?: CurrencyMarks | undefined
  /** The currency of the workspace: a reading that is offered first, and never taken unasked. */
  workspace?: string | null | undefined
}

/**
 * The currency of prices that have none of their own: as answered, as a heading of a price says, or
 * as the number formats say where they agree. Asked where none of these does; never assumed.
 */
export function chooseCurrency(choice: Choice, hints: CurrencyHints): string | null {
  const answer = choice.answers.currency
  const answered = answer === undefined ? null : currencyOf(answer)
  if (answered?.ok) return answered.value
  const prices = (['unitPrice', 'extendedPrice'] as const)
    .map((field) => columnOf(choice, field))
    .filter((column) => column !== undefined)
  const [price] = prices
  if (!price) return null
  const named = [...new Set(prices.flatMap(({ heading }) => heading.currency ?? []))]
  if (named.length === 1) return named[0] ?? null
  const formats = (hints.marks?.currencies ?? []).filter(({ column }) =>
    prices.some(({ index }) => index === column),
  )
  const shown = [...new Set(formats.map(({ currency }) => currency))]
  if (named.length === 0 && shown.length === 1) return shown[0] ?? null
  if (named.length > 1 || !isWholeWithout(choice, prices)) ask(choice, prices, named, hints)
  return null
}

/** Whether each price has its currency, in its cell or in a column beside it. */
function isWholeWithout(choice: Choice, prices: readonly ColumnView[]): boolean {
  const column = columnOf(choice, 'currency')
  if (!column && choice.settled.has('currency')) return true
  return choice.view.rows.every((_, row) => {
    if ((column?.cells[row] ?? '') !== '') return true
    const given = prices.filter((price) => /\d/.test(price.cells[row] ?? ''))
    if (given.length === 0) return true
    return given.some((price) => {
      const number = readNumber(price.cells[row] ?? '', { mark: price.mark })
      return number.ok ? number.value.currency !== undefined : !isShared(price.cells[row] ?? '')
    })
  })
}

/** Whether an amount cannot be read for its sign alone, which several currencies share. */
function isShared(cell: string): boolean {
  return readNumber(cell, { currency: 'CNY' }).ok || readNumber(cell, { currency: 'SEK' }).ok
}

const USUAL = ['USD', 'EUR', 'GBP', 'CNY', 'JPY', 'CHF', 'CAD']

function ask(
  choice: Choice,
  prices: readonly ColumnView[],
  named: readonly string[],
  { workspace }: CurrencyHints,
): void {
  const [price] = prices
  if (!price) return
  const fitting = USUAL.filter((currency) => fits(price, currency))
  const first = workspace && fits(price, workspace) ? [workspace] : []
  const currencies = named.length > 0 ? named : [...new Set([...first, ...fitting])]
  choice.questions.push({
    id: 'currency',
    about: 'currency',
    text: 'Which currency are the prices in?',
    readings: currencies.map((currency) => ({
      value: currency,
      label: currency,
      columns: [price.index],
      samples: samplesOf(choice.view, price, (cell) => {
        const number = readNumber(cell, { mark: price.mark, currency })
        return number.ok ? `${number.value.amount} ${currency}` : NONE
      }),
    })),
    option: `--currency ${currencies[0] ?? 'USD'}`,
  })
}

/** Whether a sign in the cells, such as "¥", may mean the currency. */
function fits({ filled, mark }: ColumnView, currency: string): boolean {
  const signed = filled.find((cell) => /[¥元]|kr/i.test(cell))
  if (signed === undefined) return true
  const number = readNumber(signed, { mark, currency })
  return number.ok && number.value.currency === currency
}
