import { gunzipSync, gzipSync } from 'node:zlib'
import type Database from 'better-sqlite3'

type Value = string | number | null | Buffer
type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A place in a workspace: a column of a row, or a member of the JSON in it. */
export interface Place {
  table: string
  rowid: number
  column: string
  /** Within JSON, where the value lies. */
  member: string[] | null
}

/** What a place is called, whatever the row: table and column, and the member within JSON. */
export function nameOf(place: Place): string {
  return `${columnOf(place)}${place.member ? ` ${place.member.join('.')}` : ''}`
}

/** The table and the column of a place. */
export function columnOf({ table, column }: Place): string {
  return `${table}.${column}`
}

/** Texts that are not what a column says, look like it, or break what reads them. */
const HOSTILE: readonly Value[] = [
  ...['', ' ', 'us', 'US ', 'USA', 'QQ', 'Germany', 'cn', 'UA-XX', 'usd', '$', 'EAR100', '3a001'],
  ...['-1', '-0', '0', '+1', 'abc', '1e3', '0x10', '1,5', '1.', '.5', '--1', '1.2.3', 'NaN', '1_0'],
  ...['Infinity', '\u0661\u0662', '1\u0000', '1\n', '9'.repeat(200), `0.${'0'.repeat(400)}1`],
  ...['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '9999-99-99', 'tomorrow'],
  ...['null', 'true', '[]', '{}', '7', '"x"', '{', '{"a":1,"a":2}', '[null]', '{"id":"P2"}'],
  ...[
    '{"__proto__":{"origin":"US"}}',
    '{"constructor":{"prototype":1}}',
    '__proto__',
    'constructor',
  ],
  ...['W', 'S', 'P1', 'E1', 'NOBODY', 'part', 'product', 'commodity', 'Software', '\ud800'],
  ...['x'.repeat(2000), 'x'.repeat(40_000), `${'['.repeat(300)}${']'.repeat(300)}`],
  ...[null, 0, 1, -1, 2, 99, 2 ** 53, -(2 ** 40)],
]

/** Names that stand in a column or in the model, and may not be hidden in loose members. */
const NAMES = [
  ...[
    'id',
    'name',
    'kind',
    'origin',
    'eccn',
    'price',
    'supplier',
    'usContent',
    'facts',
    'factSources',
  ],
  ...['madeBy', 'exportedFrom', 'exportedBy', 'prices', 'lines', 'discrete', 'technologyReports'],
  ...['sales', 'rowsNotTaken', 'classification', 'amount', 'currency', 'basis', 'item', 'quantity'],
  ...[
    'from',
    'to',
    'rate',
    'asOf',
    'country',
    'headquarters',
    'share',
    'applies',
    'reason',
    'format',
  ],
  ...['version', 'rates', 'entities', 'parts', 'products', 'source', 'row', 'cells', 'setAside'],
  ...[
    'validFrom',
    'noUsContent',
    'incorporated',
    'answers',
    'directProduct',
    '__proto__',
    'constructor',
    'loose',
  ],
]

const HIDDEN: readonly Json[] = [
  ...['US', 'us', 'QQ', '-1', 'abc', '0', '1', 'EAR99', '0x10', 'USD', '', 'W', '2026-02-30'],
  ...[
    null,
    true,
    false,
    7,
    -1,
    1.5,
    [],
    {},
    ['QQ'],
    [7],
    { id: 'P2' },
    { amount: '0', currency: 'USD' },
  ],
  ...[{ amount: 'abc', currency: 'USD' }, { share: '0' }, { applies: true }, 'x'.repeat(40_000)],
]

/** Every place in a database: the columns of all rows, and the members of JSON that lies in them. */
export function placesIn(database: Database.Database): Place[] {
  const tables = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[]
  return tables.flatMap((table) => {
    const rows = database.prepare(`SELECT rowid AS "rowid_", * FROM ${table}`).all() as Record<
      string,
      Value
    >[]
    return rows.flatMap(({ rowid_: rowid, ...row }) =>
      Object.entries(row).flatMap(([column, value]) => {
        const place = { table, rowid: Number(rowid), column, member: null }
        const json =
          typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as Json) : null
        return [place, ...membersOf(json).map((member) => ({ ...place, member }))]
      }),
    )
  })
}

function membersOf(json: Json, at: string[] = []): string[][] {
  if (typeof json !== 'object' || json === null) return []
  const inside = Object.entries(json).flatMap(([name, value]) => [
    [...at, name],
    ...membersOf(value as Json, [...at, name]),
  ])
  // A member that is not there yet.
  return Array.isArray(json) ? inside : [...inside, [...at, '+']]
}

/** Writes a hostile value at a place; what was written, or null where SQLite itself does not hold it. */
export function flip(
  database: Database.Database,
  { table, rowid, column, member }: Place,
  random: (below: number) => number,
): string | null {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const known = database
    .prepare(`SELECT ${column} FROM ${table} WHERE rowid = ?`)
    .pluck()
    .get(rowid) as Value
  let value: Value
  if (member) {
    const name = member.at(-1) === '+' ? pick(NAMES) : (member.at(-1) as string)
    value = withMember(String(known), [...member.slice(0, -1), name], pick(HIDDEN))
  } else if (Buffer.isBuffer(known)) value = otherBytes(known, random)
  else value = random(8) === 0 ? noise(String(known ?? ''), random) : pick(HOSTILE)
  try {
    withoutTriggers(database, table, () =>
      database.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(value, rowid),
    )
  } catch {
    return null
  }
  return Buffer.isBuffer(value) ? value.toString('base64') : JSON.stringify(value)
}

/** Writes to a table as somebody does who takes its triggers away, and puts them back after it. */
function withoutTriggers(database: Database.Database, table: string, write: () => void): void {
  const triggers = database
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`)
    .all(table) as { name: string; sql: string }[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  try {
    write()
  } finally {
    for (const { sql } of triggers) database.exec(sql)
  }
}

/** Bytes of which some are others; what is packed is also packed again with another text. */
function otherBytes(known: Buffer, random: (below: number) => number): Buffer {
  const isPacked = known[0] === 0x1f
  if (isPacked && random(2) === 0) return gzipSync(noise(gunzipSync(known).toString(), random))
  const bytes = Buffer.from(known)
  bytes[random(bytes.length)] = random(256)
  return random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes
}

function withMember(text: string, path: readonly string[], value: Json): string {
  const root = JSON.parse(text) as Json
  let holder = root as Record<string, Json>
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, Json>
  Object.defineProperty(holder, path.at(-1) as string, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
  return JSON.stringify(root)
}

/** A text in which a character is another, is gone or stands twice. */
function noise(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1)
  const other = String.fromCharCode(random(4) === 0 ? random(0xd800) : 32 + random(95))
  return text.slice(0, at) + (random(3) === 0 ? '' : other) + text.slice(at + random(2))
}
