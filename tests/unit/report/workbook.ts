import { strFromU8, unzipSync } from 'fflate'

export type Cell = string | number | null

/** The cells of a workbook as its file holds them: texts, numbers, and formulas with their "=". */
export function cellsOf(bytes: Uint8Array): Record<string, Cell[][]> {
  return sheetsOf(bytes, formulaOrValue)
}

/** The cells of a workbook with what its formulas gave when a spreadsheet program wrote it. */
export function valuesOf(bytes: Uint8Array): Record<string, Cell[][]> {
  return sheetsOf(bytes, valueIn)
}

type Reading = (attributes: string, inside: string, texts: readonly string[]) => Cell

function sheetsOf(bytes: Uint8Array, read: Reading): Record<string, Cell[][]> {
  const files = unzipSync(bytes)
  const textOf = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const texts = [...textOf('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>|<si\/>/gs)].map(
    ([, inside = '']) => decoded(inside.replace(/<[^>]*>/g, '')),
  )
  const names = [...textOf('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
    ([, name = '']) => decoded(name),
  )
  return Object.fromEntries(
    names.map((name, i) => [name, rowsOf(textOf(`xl/worksheets/sheet${i + 1}.xml`), texts, read)]),
  )
}

function rowsOf(xml: string, texts: readonly string[], read: Reading): Cell[][] {
  const rows: Cell[][] = []
  for (const [, attributes = '', inside = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const [, letters = '', number = ''] = /r="([A-Z]+)(\d+)"/.exec(attributes) ?? []
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    const row = Number(number) - 1
    while (rows.length <= row) rows.push([])
    const cells = rows[row] as Cell[]
    while (cells.length <= column) cells.push(null)
    cells[column] = read(attributes, inside, texts)
  }
  return rows
}

function formulaOrValue(attributes: string, inside: string, texts: readonly string[]): Cell {
  const formula = /<f>(.*?)<\/f>/s.exec(inside)?.[1]
  if (formula !== undefined) return `=${decoded(formula).replace(/^=/, '')}`
  return valueIn(attributes, inside, texts)
}

function valueIn(attributes: string, inside: string, texts: readonly string[]): Cell {
  const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1]
  if (/t="s"/.test(attributes)) return texts[Number(value)] ?? null
  if (/t="str"/.test(attributes)) return decoded(value ?? '')
  if (/t="inlineStr"/.test(attributes)) return decoded(inside.replace(/<[^>]*>/g, ''))
  return value === undefined ? null : Number(value)
}

function decoded(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => names[name] as string)
}
