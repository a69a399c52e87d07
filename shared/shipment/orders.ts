import type { z } from 'zod'
import { issueWords } from '../model/issue.ts'
import { ANSWER_WORDS } from './answer.ts'
import type { ShipmentAnswer } from './check.ts'
import { type Shipment, shipmentSchema } from './schema.ts'

const PARTIES = [
  ['Purchaser', 'purchaser'],
  ['Intermediate consignee', 'intermediate-consignee'],
  ['Ultimate consignee', 'ultimate-consignee'],
  ['End user', 'end-user'],
  ['Forwarding agent', 'forwarding-agent'],
] as const

/** Columns that may differ from row to row of one shipment. */
const OF_A_LINE: readonly string[] = ['Product', 'Quantity', 'Value', 'Currency']

/**
 * The columns of an order book, of which the first four are needed. What somebody asked or claims stands
 * as "A. Lee, 2026-11-28: statement 4"; spares as "PART 2; PART 1".
 */
export const ORDER_COLUMNS: readonly string[] = [
  ...['Shipment', 'Product', 'Quantity', 'Destination', 'Value', 'Currency'],
  ...['From', 'Exporter', 'Route', 'Licence'],
  ...PARTIES.map(([name]) => name),
  ...['Spares', 'Use asked', 'Route asked', 'Exception', 'Exception claimed'],
]

/** A shipment of an order book, with the numbers of its rows from 1. */
export interface Order {
  rows: number[]
  shipment: Shipment
}

/** Rows that are no shipment that can be checked, and why, each with its place. */
export interface UnreadOrder {
  rows: number[]
  /** The shipment that they name; null: none. */
  reference: string | null
  why: string[]
}

/** What was read of an order book; where its headings are wrong there is no more than `problems`. */
export interface OrderBook {
  orders: Order[]
  unread: UnreadOrder[]
  problems: string[]
}

/**
 * The shipments of an order book: rows of one shipment are its products. Rows that cannot be read are
 * told with their place, and the others stand; nothing is guessed.
 */
export function readOrders(rows: readonly (readonly string[])[]): OrderBook {
  const [headings = [], ...body] = rows
  const at = new Map(headings.map((heading, column) => [heading.trim().toLowerCase(), column]))
  const problems = headingProblems(headings)
  if (problems.length > 0) return { orders: [], unread: [], problems }
  const cell: Cell = (row, column) => row[at.get(column.toLowerCase()) ?? -1]?.trim() || null
  const filled = body
    .map((row, place) => ({ row, place: place + 2 }))
    .filter(({ row }) => row.some((text) => text.trim() !== ''))
  const orders: Order[] = []
  const unread: UnreadOrder[] = []
  for (const those of Map.groupBy(filled, nameOf).values()) {
    const read = orderOf(those, cell)
    if ('shipment' in read) orders.push(read)
    else unread.push(read)
  }
  return { orders, unread, problems }

  /** Rows that name no shipment are each by themselves. */
  function nameOf({ row, place }: Placed): string | number {
    return cell(row, 'Shipment') ?? place
  }
}

type Cell = (row: readonly string[], column: string) => string | null

interface Placed {
  row: readonly string[]
  place: number
}

/** Which columns there are, said where a heading is wrong. */
const COLUMNS_TOLD = `the columns are ${ORDER_COLUMNS.join(', ')}; the first four are needed, and others are to be taken out`

/** Where what such a heading has is written instead; empty: nowhere. */
function insteadOf(heading: string): string {
  return /country/.test(heading)
    ? ': the country of a party stands behind its name, as in "Orient Telecom (CN)"'
    : ''
}

/** An order book of nothing but its headings and a row that shows how each is written. */
export function orderTemplate(day: string): string[][] {
  const asked = `A. Lee, ${day}: statement 4`
  const example: Readonly<Record<string, string>> = {
    Shipment: 'S-1',
    Product: 'product id',
    Quantity: '1',
    Destination: 'CN',
    Value: '1000',
    Currency: 'USD',
    From: 'DE',
    Exporter: 'company id',
    Route: 'SG, HK',
    'Ultimate consignee': 'Orient Telecom (CN)',
    'Use asked': asked,
    'Route asked': asked,
  }
  return [[...ORDER_COLUMNS], ORDER_COLUMNS.map((column) => example[column] ?? '')]
}

function headingProblems(headings: readonly string[]): string[] {
  const named = headings.map((heading) => heading.trim().toLowerCase()).filter(Boolean)
  const known = new Set(ORDER_COLUMNS.map((column) => column.toLowerCase()))
  const once = [...new Set(named)]
  const wrong = [
    ...once
      .filter((heading) => !known.has(heading))
      .map((heading) => `row 1: "${heading}" is no column of an order book${insteadOf(heading)}`),
    ...once
      .filter((heading) => named.indexOf(heading) !== named.lastIndexOf(heading))
      .map((heading) => `row 1: more than one column is called "${heading}"`),
    ...ORDER_COLUMNS.slice(0, 4)
      .filter((column) => !named.includes(column.toLowerCase()))
      .map((column) => `row 1: no column "${column}"`),
  ]
  return wrong.length === 0 ? [] : [...wrong, COLUMNS_TOLD]
}

function orderOf(those: readonly Placed[], cell: Cell): Order | UnreadOrder {
  const rows = those.map(({ place }) => place)
  const first = those[0]?.row ?? []
  const all = `row ${rows.join(', ')}`
  const why = ORDER_COLUMNS.filter(
    (column) =>
      !OF_A_LINE.includes(column) && new Set(those.map(({ row }) => cell(row, column))).size > 1,
  ).map((column) => `${all}: ${column} is another in rows of one shipment`)
  const asked = (column: string) => {
    const text = cell(first, column)
    const found = text === null ? null : ASKED.exec(text)
    if (text !== null && !found)
      why.push(`${all}: ${column} is not as in "A. Lee, 2026-11-28: statement 4"`)
    return found && { by: found[1], on: found[2], why: found[3] }
  }
  const code = cell(first, 'Exception')
  const claimed = asked('Exception claimed')
  if (code !== null && claimed === null && cell(first, 'Exception claimed') === null)
    why.push(`${all}: Exception claimed says nobody who has looked at the terms of ${code}`)
  const read = shipmentSchema.safeParse({
    reference: cell(first, 'Shipment') ?? '',
    destination: cell(first, 'Destination')?.toUpperCase() ?? '',
    exportedFrom: cell(first, 'From')?.toUpperCase() ?? null,
    exportedBy: cell(first, 'Exporter'),
    route: listOf(cell(first, 'Route')),
    licence: cell(first, 'Licence'),
    parties: PARTIES.flatMap(([column, role]) => partyIn(cell(first, column), role)),
    lines: those.map(({ row }) => ({
      product: cell(row, 'Product') ?? '',
      quantity: cell(row, 'Quantity') ?? '',
      value: cell(row, 'Value'),
      currency: cell(row, 'Currency')?.toUpperCase() ?? null,
    })),
    spares: sparesIn(cell(first, 'Spares'), (wrong) =>
      why.push(`${all}: Spares: "${wrong}" is not as in "PART 2"`),
    ),
    usesAsked: asked('Use asked'),
    routeAsked: asked('Route asked'),
    exception: code === null || claimed === null ? null : { ...claimed, code },
  })
  const issues = (read.error?.issues ?? []).map((issue) => issueAt(issue, those, cell))
  if (read.success && why.length === 0) return { rows, shipment: read.data }
  return { rows, reference: cell(first, 'Shipment'), why: [...why, ...issues] }
}

/** Who asked, on what day, and on what ground. */
const ASKED = /^(.*\S)\s*,\s*(\d{4}-\d\d-\d\d)\s*:\s*(\S.*)$/s

/** What is wrong, by the row and the column where it stands. */
function issueAt(issue: z.core.$ZodIssue, those: readonly Placed[], cell: Cell): string {
  const [member, line, inLine] = issue.path.map(String)
  const isLine = member === 'lines' && line !== undefined
  const at = isLine ? [those[Number(line)] ?? those[0]].filter((one) => one !== undefined) : those
  const named = isLine ? (inLine ?? 'product') : (COLUMN_OF[member ?? ''] ?? member ?? 'Shipment')
  const column = `${named.charAt(0).toUpperCase()}${named.slice(1)}`
  const text = cell(at[0]?.row ?? [], column)
  const said = text === null ? '' : ` "${text.slice(0, MOST_QUOTED)}"`
  return `row ${at.map(({ place }) => place).join(', ')}: ${column}${said} ${issueWords(issue)}`
}

/** Characters of a cell that are quoted where it cannot be read. */
const MOST_QUOTED = 200

const COLUMN_OF: Readonly<Record<string, string>> = {
  reference: 'Shipment',
  exportedFrom: 'From',
  exportedBy: 'Exporter',
  usesAsked: 'Use asked',
  routeAsked: 'Route asked',
}

/** An order with its answer. */
export interface OrderAnswer {
  rows: readonly number[]
  answer: ShipmentAnswer
}

/** The answers to an order book as a table in its order: a row a shipment, those too that could not be read. */
export function orderTable(
  answers: readonly OrderAnswer[],
  unread: readonly UnreadOrder[] = [],
): string[][] {
  const answered = answers.map(({ rows, answer: { reference, destination, day, ...found } }) => ({
    at: rows[0] ?? 0,
    row: [
      reference,
      destination,
      day,
      ANSWER_WORDS[found.answer].word,
      ANSWER_WORDS[found.answer].meaning,
      found.licence === null
        ? ''
        : `${found.licence.reference} ${found.licence.number ?? ''}`.trim(),
      found.lines
        .filter((line) => ['barred', 'uncovered', 'open'].includes(line.answer))
        .map((line) => `${line.about}${line.of ? ` ${line.of}` : ''}: ${line.what}`)
        .join('\n'),
      rows.join(', '),
    ],
  }))
  const others = unread.map(({ rows, reference, why }) => ({
    at: rows[0] ?? 0,
    row: [
      reference ?? '',
      '',
      '',
      NOT_CHECKED,
      'it could not be read',
      '',
      why.join('\n'),
      rows.join(', '),
    ],
  }))
  return [
    [
      ...['Shipment', 'Destination', 'Day', 'Answer', 'Meaning', 'Licence'],
      ...['What stands against it', 'Rows'],
    ],
    ...[...answered, ...others].sort((a, b) => a.at - b.at).map(({ row }) => row),
  ]
}

/** What is said of a shipment that could not be read. */
export const NOT_CHECKED = 'not checked'

/** Everything that was looked at, a row a line, with where it stands and what it rests on. */
export function orderLines(answers: readonly OrderAnswer[]): string[][] {
  return [
    ['Shipment', 'Answer', 'About', 'Of', 'What', 'Where it stands', 'Source'],
    ...answers.flatMap(({ answer: { reference, lines } }) =>
      lines.map(({ answer, about, of, what, cite, source }) => [
        ...[reference, ANSWER_WORDS[answer].word, about, of, what],
        ...[cite.join('; '), source],
      ]),
    ),
  ]
}

function partyIn(text: string | null, role: (typeof PARTIES)[number][1]) {
  if (text === null) return []
  const found = /^(.*\S)\s*\(([A-Za-z]{2})\)$/.exec(text)
  return [{ role, name: found?.[1] ?? text, country: found?.[2]?.toUpperCase() ?? null }]
}

function sparesIn(
  text: string | null,
  refuse: (wrong: string) => void,
): Record<string, string> | null {
  if (text === null) return null
  const pieces = text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
  return Object.fromEntries(
    pieces.flatMap((piece) => {
      const found = /^(.*\S)\s+(\d+(?:\.\d+)?)$/.exec(piece)
      if (!found) refuse(piece)
      return found ? [[found[1] ?? '', found[2] ?? '']] : []
    }),
  )
}

function listOf(text: string | null): string[] | null {
  return text === null ? null : text.split(',').map((one) => one.trim().toUpperCase())
}
