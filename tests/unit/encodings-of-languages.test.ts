import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { decode } from '../../shared/sheets/text.ts'

const { resolve } = createRequire(import.meta.url)

/** The names of countries in a language. */
function namesIn(language: string): string[] {
  const file = resolve(`i18n-iso-countries/langs/${language}.json`)
  const { countries } = JSON.parse(readFileSync(file, 'utf8')) as {
    countries: Record<string, string | string[]>
  }
  return Object.values(countries).map((names) => [names].flat()[0] ?? '')
}

/** The bytes of each character of an encoding, found by decoding all of them. */
function bytesByCharacter(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, number[]>()
  const add = (...bytes: number[]) => {
    const [character = '', ...more] = decoder.decode(Uint8Array.from(bytes))
    if (more.length === 0 && character !== '\uFFFD' && !table.has(character))
      table.set(character, bytes)
  }
  for (let byte = 0; byte < 256; byte++) add(byte)
  if (!DOUBLE.has(encoding)) return table
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail)
  }
  return table
}

const DOUBLE = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'])

/** Tables of a few rows with the names of a language; those that the encoding cannot hold are left out. */
function tablesIn(language: string, encoding: string, rows: number) {
  const table = bytesByCharacter(encoding)
  const names = namesIn(language).filter((name) => [...name].every((one) => table.has(one)))
  const tables: { text: string; bytes: Uint8Array }[] = []
  for (let at = 0; at + rows <= names.length; at += rows) {
    const lines = names.slice(at, at + rows).map((name, i) => `P-${at + i};${name};${i + 1}`)
    const text = `Part;Origin;Qty\r\n${lines.join('\r\n')}\r\n`
    const bytes = Uint8Array.from([...text].flatMap((character) => table.get(character) ?? []))
    if (bytes.some((byte) => byte > 0x7f)) tables.push({ text, bytes })
  }
  return tables
}

test.each([
  ['de', 'windows-1252'],
  ['fr', 'windows-1252'],
  ['es', 'windows-1252'],
  ['pt', 'windows-1252'],
  ['sv', 'windows-1252'],
  ['fr', 'macintosh'],
  ['cs', 'windows-1250'],
  ['pl', 'windows-1250'],
  ['pl', 'iso-8859-2'],
  ['hu', 'windows-1250'],
  ['tr', 'windows-1254'],
  ['ru', 'windows-1251'],
  ['uk', 'windows-1251'],
  ['ru', 'koi8-r'],
  ['el', 'windows-1253'],
  ['ja', 'shift_jis'],
  ['ja', 'euc-jp'],
  ['zh', 'gb18030'],
  ['ko', 'euc-kr'],
])('Tables of ten rows in the language %s are read by %s', (language, encoding) => {
  const tables = tablesIn(language, encoding, 10)
  expect(tables.length).toBeGreaterThan(10)
  let right = 0
  for (const { text, bytes } of tables) {
    const decoded = decode(bytes)
    if (decoded.text === text) right++
    else expect([text, decoded.encoding, decoded.isSure]).toEqual([text, decoded.encoding, false])
  }
  expect(right / tables.length).toBeGreaterThan(0.85)
})
