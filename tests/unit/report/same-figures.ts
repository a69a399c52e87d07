import { expect } from 'vitest'
import type { Bounds, Result, ResultLine } from '../../../shared/calc/result/result.ts'
import type { Cell } from './workbook.ts'

/** A fraction, read and compared here without the code that writes reports. */
type Fraction = readonly [bigint, bigint]

/** Reads `12.50`, `1/3`, `1,234.50`, `4e-10` and `25 %`, the last as a quarter; null: it is no figure. */
export function fractionIn(text: string): Fraction | null {
  const form = /^(?:ratio )?([-−]?[\d,]+(?:\.\d+)?)(?:\/(\d+)|e-(\d+))?( %)?$/
  const [, number, below = '1', power = '0', percent] = form.exec(text.trim()) ?? []
  if (number === undefined) return null
  const [whole = '', decimals = ''] = number.replaceAll(',', '').replace('−', '-').split('.')
  const tens = 10n ** BigInt(decimals.length + Number(power))
  return [BigInt(whole + decimals), BigInt(below) * tens * (percent ? 100n : 1n)]
}

const isSame = ([a, b]: Fraction, [c, d]: Fraction) => a * d === c * b

/** Whether a figure is another one rounded to so many decimals, or nearer. */
function isNear([a, b]: Fraction, [c, d]: Fraction, decimals: number): boolean {
  const difference = a * d - c * b
  const size = difference < 0n ? -difference : difference
  return size * 2n * 10n ** BigInt(decimals) <= b * d
}

export function expectExact(shown: Cell | undefined, exact: string, where: string): void {
  const [is, ought] = [fractionIn(`${shown}`), fractionIn(exact)]
  expect(is && ought && isSame(is, ought), `${where}: ${shown} for ${exact}`).toBe(true)
}

export function expectRounded(
  shown: Cell | undefined,
  exact: string | Fraction,
  { where, decimals = 2 }: { where: string; decimals?: number },
): void {
  const [is, ought] = [
    fractionIn(`${shown}`),
    typeof exact === 'string' ? fractionIn(exact) : exact,
  ]
  expect(is && ought && isNear(is, ought, decimals), `${where}: ${shown} for ${exact}`).toBe(true)
}

/** Bounds as one text, `1/3`, `1/3 to 1/2` or `1/3 to no bound`, exact or rounded. */
function expectBounds(
  shown: Cell | undefined,
  { low, high }: Bounds,
  how: { where: string; unit?: string; decimals?: number },
): void {
  const { where, unit = '', decimals } = how
  const [from = '', to = from] = `${shown}`.replace(unit, '').split(' to ')
  const one = (text: string, exact: string) =>
    decimals === undefined
      ? expectExact(text, exact, where)
      : expectRounded(text, exact, { where, decimals })
  if (low === null) expect(`${shown}`, where).toBe('not known')
  else if (high === null) {
    expect(to, where).toBe('no bound')
    one(from, low)
  } else {
    const percent = to.endsWith('%') && !from.endsWith('%') ? ' %' : ''
    one(from + percent, low)
    one(to, high)
  }
}

/** The path that a line is told by, where it lies on others too. */
const pathIn = (text: string) => text.replace(/, and on [\d,]+ paths in all$/, '')

const LINES = ['counted', 'notCounted', 'unknown'] as const
const SHEETS = { counted: 'Counted', notCounted: 'Not counted', unknown: 'Unknown' }

/** Every figure of a result, as its JSON has it, stands in the workbook, exact and rounded. */
export function expectSheetFigures(result: Result, sheets: Record<string, Cell[][]>): number {
  const verdict = new Map(sheets.Verdict?.map(([name, text, exact]) => [name, { text, exact }]))
  expectHead(result, (name) => verdict.get(name))
  let figures = 0
  for (const list of LINES) {
    const rows = sheets[SHEETS[list]]?.slice(1) ?? []
    expect(rows, list).toHaveLength(result[list].length)
    result[list].forEach((line, i) => {
      const [, , path, quantity, rounded, exact, percent, share] = rows[i] ?? []
      const where = `${list} ${line.path.join(' / ')}`
      expect(pathIn(`${path}`), where).toBe(line.path.join(' / '))
      expectExact(quantity, line.quantity, where)
      figures += 1 + expectValue(result, line, { where, rounded, exact, percent, share })
    })
  }
  return figures
}

/** Every figure of a result stands in the page that is printed. */
export function expectPageFigures(result: Result, page: string): number {
  const figures = new Map(
    tableUnder(page, 'Figures').map(([name = '', text, exact]) => [name, { text, exact }]),
  )
  for (const [name = '', text, exact] of tableUnder(page, 'Taken for granted without a record'))
    figures.set(`Assumed: ${name}`, { text, exact })
  expectHead(result, (name) => figures.get(name))
  let count = 0
  for (const list of LINES) {
    const heading = list === 'unknown' ? '(?:To find out|Not known, verdict stands)' : SHEETS[list]
    const rows = tableUnder(page, `${heading} \\(${result[list].length}\\)`)
    expect(rows, list).toHaveLength(result[list].length)
    result[list].forEach((line, i) => {
      const [item = '', quantity, value = '', percent = ''] = rows[i] ?? []
      const where = `${list} ${line.path.join(' / ')}`
      expect(pathIn(item).endsWith(line.path.join(' / ')), where).toBe(true)
      expectExact(quantity, line.quantity, where)
      const [rounded, exact] = value.split('\n')
      const isWhole = fractionIn(exact ?? '') === null
      const [share, below] = percent.split('\n')
      count +=
        1 +
        expectValue(result, line, {
          where,
          rounded,
          ...(!isWhole && { exact }),
          percent: below ?? share,
        })
    })
  }
  return count
}

/** The figures that stand by name: share, level, content, price, what is assumed, the other method. */
function expectHead(
  { share, threshold, controlled, price, assumed }: Result,
  of: (name: string) => { text?: Cell | undefined; exact?: Cell | undefined } | undefined,
): void {
  const shares = of('Share of controlled US content')
  expectBounds(shares?.text, share, { where: 'share', decimals: 4 })
  if (share.low !== null) expectBounds(shares?.exact, share, { where: 'share, exactly' })
  if (threshold !== null) expectExact(of('De minimis level')?.exact, threshold, 'level')
  const content = of('Controlled US content')
  expectBounds(content?.text, controlled, {
    where: 'content',
    unit: / [A-Z]{3}/.exec(`${content?.text}`)?.[0] ?? '',
    decimals: 2,
  })
  if (controlled.low !== null)
    expectBounds(content?.exact, controlled, { where: 'content, exactly' })
  const selling = of('Fair market selling price')
  if (price === null) expect(selling?.text).toBe('not known')
  else {
    expectExact(selling?.exact, price, 'price')
    expectRounded(`${selling?.text}`.split(' ')[0], price, { where: 'price' })
  }
  const undeclared = assumed?.undeclaredForeign
  if (undeclared?.value != null)
    expectExact(
      `${of('Assumed: Undeclared foreign parts')?.exact}`.split(';')[0],
      undeclared.value,
      'undeclared',
    )
}

/** The value of a line, and its share of the price, which is worked out here anew. */
function expectValue(
  { price, product }: Result,
  { value, path }: ResultLine,
  shown: {
    where: string
    rounded?: Cell | undefined
    exact?: Cell | undefined
    percent?: Cell | undefined
    share?: Cell | undefined
  },
): number {
  const { where, rounded, exact, percent, share } = shown
  if (value === null) {
    expect(rounded, where).toBe('not known')
    return 0
  }
  expectRounded(rounded, value, { where })
  if (exact !== undefined) expectExact(exact, value, where)
  const [worth, of] = [fractionIn(value), fractionIn(price ?? '')]
  if (path.length === 1 && path[0] === product) return 1
  if (!worth || !of || of[0] <= 0n) return 1
  const part: Fraction = [worth[0] * of[1], worth[1] * of[0]]
  const hundredths: Fraction = `${percent}`.includes('%') ? part : [part[0] * 100n, part[1]]
  expectRounded(percent, hundredths, {
    where: `${where}, of the price`,
    decimals: `${percent}`.includes('%') ? 4 : 2,
  })
  if (share !== undefined) {
    const is = fractionIn(`${share}`)
    expect(is && isSame(is, part), `${where}, of the price: ${share}`).toBe(true)
  }
  return 3
}

/** Every text of a page, block by block, as a reader sees it. */
export function blocksOf(page: string): string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/[\s\S]*<body>/, '')
  return body
    .split(
      /<\/?(?:h\d|p|td|th|li|dt|dd|div|tr|table|svg|text|section)\b[^>]*>|<span class="small">/,
    )
    .map((block) => decoded(block).replace(/\s+/g, ' ').trim())
    .filter((block) => block !== '')
}

function decoded(markup: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] as string)
}

/** The cells of the first table under a heading, a row each, each block of a cell on a line of its own. */
function tableUnder(page: string, heading: string): string[][] {
  const [, below = ''] =
    new RegExp(`<h2>${heading}</h2>([\\s\\S]*?)(?=<h2>|$)`).exec(
      page.replace(/<section class="first">[\s\S]*?<\/section>/, ''),
    ) ?? []
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(below)?.[1] ?? ''
  return [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) =>
      decoded(cell.replace(/<(?:div|span class="small")>/g, '\n')).trim(),
    ),
  )
}
