import { issueWords } from '../model/issue.ts'
import { ANSWER_WORDS } from './answer.ts'
import type { ShipmentAnswer } from './check.ts'
import { type Shipment, shipmentSchema } from './schema.ts'

const PARTIES = [
  ['Purchaser', 'purchaser'],
  ['Intermediate consignee', 'intermediate-consignee'],
  ['Ultimate consignee', 'ultimate-consignee'],
  ['End user', 'end-user'],
] as const

/** The columns of an order book, of which the first four are needed. */
export const ORDER_COLUMNS: readonly string[] = [
  ...['Shipment', 'Product', 'Quantity', 'Destination', 'Value', 'Currency'],
  ...['From', 'Exporter', 'Route', 'Licence'],
  ...PARTIES.map(([name]) => name),
]

/**
 * The shipments of an order book: rows of one shipment are its products. A row that cannot be read is a
 * problem with its place; nothing is guessed.
 */
export function readOrders(rows: readonly (readonly string[])[]): {
  shipments: Shipment[]
  problems: string[]
} {
  const [headings = [], ...body] = rows
  const at = new Map(headings.map((heading, column) => [heading.trim().toLowerCase(), column]))
  const unknown = [...at.keys()].filter(
    (heading) => heading !== '' && !ORDER_COLUMNS.some((one) => one.toLowerCase() === heading),
  )
  const named = headings.map((heading) => heading.trim().toLowerCase()).filter(Boolean)
  const twice = [...at.keys()].filter(
    (heading) => named.indexOf(heading) !== named.lastIndexOf(heading),
  )
  const missing = ORDER_COLUMNS.slice(0, 4).filter((column) => !at.has(column.toLowerCase()))
  const problems = [
    ...unknown.map((heading) => `row 1: no column is called "${heading}"`),
    ...twice.map((heading) => `row 1: more than one column is called "${heading}"`),
    ...missing.map((column) => `row 1: no column "${column}"`),
  ]
  if (problems.length > 0) return { shipments: [], problems }
  const cell = (row: readonly string[], column: string) =>
    row[at.get(column.toLowerCase()) ?? -1]?.trim() || null
  const filled = body
    .map((row, place) => ({ row, place: place + 2 }))
    .filter(({ row }) => row.some((text) => text.trim() !== ''))
  const shipments: Shipment[] = []
  for (const [reference, those] of Map.groupBy(filled, ({ row }) => cell(row, 'Shipment'))) {
    const place = `row ${those.map((one) => one.place).join(', ')}`
    const list = those.map(({ row }) => row)
    const [first = []] = list
    const differing = ORDER_COLUMNS.filter(
      (column) =>
        !['Product', 'Quantity', 'Value', 'Currency'].includes(column) &&
        new Set(list.map((row) => cell(row, column))).size > 1,
    )
    problems.push(
      ...differing.map((column) => `${place}: ${column} is another in rows of one shipment`),
    )
    const read = shipmentSchema.safeParse({
      reference: reference ?? '',
      destination: cell(first, 'Destination')?.toUpperCase(),
      exportedFrom: cell(first, 'From')?.toUpperCase() ?? null,
      exportedBy: cell(first, 'Exporter'),
      route: listOf(cell(first, 'Route')),
      licence: cell(first, 'Licence'),
      parties: PARTIES.flatMap(([column, role]) => partyIn(cell(first, column), role)),
      lines: list.map((row) => ({
        product: cell(row, 'Product') ?? '',
        quantity: cell(row, 'Quantity') ?? '',
        value: cell(row, 'Value'),
        currency: cell(row, 'Currency')?.toUpperCase() ?? null,
      })),
    })
    if (read.success) shipments.push(read.data)
    else
      problems.push(
        ...read.error.issues.map(
          (issue) => `${place}: ${issue.path.join('.')} ${issueWords(issue)}`,
        ),
      )
  }
  return { shipments, problems }
}

/** The answers to an order book as a table: a row a shipment, with what stands against it. */
export function orderTable(answers: readonly ShipmentAnswer[]): string[][] {
  return [
    ['Shipment', 'Destination', 'Day', 'Answer', 'Meaning', 'Licence', 'What stands against it'],
    ...answers.map(({ reference, destination, day, answer, lines, licence }) => [
      reference,
      destination,
      day,
      ANSWER_WORDS[answer].word,
      ANSWER_WORDS[answer].meaning,
      licence === null ? '' : `${licence.reference} ${licence.number ?? ''}`.trim(),
      lines
        .filter((line) => ['barred', 'uncovered', 'open'].includes(line.answer))
        .map((line) => `${line.about}${line.of ? ` ${line.of}` : ''}: ${line.what}`)
        .join('\n'),
    ]),
  ]
}

function partyIn(text: string | null, role: (typeof PARTIES)[number][1]) {
  if (text === null) return []
  const found = /^(.*\S)\s*\(([A-Za-z]{2})\)$/.exec(text)
  return [{ role, name: found?.[1] ?? text, country: found?.[2]?.toUpperCase() ?? null }]
}

function listOf(text: string | null): string[] | null {
  return text === null ? null : text.split(',').map((one) => one.trim().toUpperCase())
}
