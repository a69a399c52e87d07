import { expect, test } from 'vitest'
import { files } from '../../shared/rules/packs/ear-2026-09-24/index.ts'

/** Members of the pack's rows that people read. */
const WORDS = new Set([
  'added',
  'because',
  'meaning',
  'note',
  'question',
  'reading',
  'refusal',
  'text',
  'title',
  'withoutContent',
])

/** What belongs to the making of a pack and says nothing to who checks a product. */
const OF_THE_MAKING =
  /\bbriefs?\b|\bparser?s?\b|\bparsed\b|\bdata\/|\bpath b[123]\b|\blost\b|repositor|snapshot|github|\.json\b|\.csv\b|\bengine does\b|our own words|\[[MLGS]\]|\|/i

/** A paragraph, a supplement, an entry, a register page or a title of the code, with what is in it. */
const CITATION =
  /^(7\d\d\.\d+\S*|7\d\d Supp\. \d+\S*|\d+ FR \d+|\d+ CFR [\d.-]+|744|BIS advisory opinion of \S+)(,? \S+)*$/

const texts = [...textsIn(files, '')]

function* textsIn(
  data: unknown,
  path: string,
): Generator<{ name: string; path: string; text: string }> {
  if (typeof data !== 'object' || data === null) return
  for (const [name, inner] of Object.entries(data)) {
    const place = `${path}/${name}`
    if (typeof inner === 'string') yield { name, path: place, text: inner }
    else yield* textsIn(inner, place)
  }
}

test('Words of the pack say nothing of how it was made', () => {
  const shown = texts.filter(
    ({ name, path }) => WORDS.has(name) && !/^\/\w+(\/\d+)?\/note$/.test(path),
  )
  expect(shown.length).toBeGreaterThan(500)
  expect(shown.filter(({ text }) => OF_THE_MAKING.test(text))).toEqual([])
})

test('No text of the pack names a repository or a file that it was read from', () => {
  const OF_A_COPY = /github|snapshot|\.(json|js|ts|md|csv)\b/i
  expect(texts.filter(({ name, text }) => WORDS.has(name) && OF_A_COPY.test(text))).toEqual([])
  const sources = Object.values(files.header.sources)
  expect(sources.map(({ publisher }) => publisher)).toEqual([
    'eCFR',
    'eCFR',
    'eCFR',
    'BIS',
    'not read',
  ])
})

test('Every citation names a paragraph, a supplement or an entry', () => {
  const cited = texts.filter(({ name }) => name === 'cite')
  expect(cited.length).toBeGreaterThan(2500)
  const odd = cited.filter(({ text }) => !text.split('; ').every((part) => CITATION.test(part)))
  expect(odd).toEqual([])
})

test('Every licence row cites its entry, or the paragraph where it was read instead', () => {
  const odd = files.eccns.flatMap((file) =>
    file.entries.flatMap((entry) =>
      entry.rows
        .filter(({ cite, added }) => {
          const parts = cite.split('; ')
          const own = parts.some((part) => part.startsWith(`774 Supp. 1, ${entry.eccn}`))
          const elsewhere = parts.every((part) => /^742\.\d+\(a\)|^742\.11$/.test(part))
          return added === undefined ? !own : !own && !elsewhere
        })
        .map(({ cite }) => `${entry.eccn}: ${cite}`),
    ),
  )
  expect(odd).toEqual([])
})

test('A row with a chart column cites the entry alone, and one without its paragraph too', () => {
  const rows = files.eccns.flatMap((file) => file.entries.flatMap((entry) => entry.rows))
  const ofTable = rows.filter(({ added }) => added === undefined)
  expect(ofTable.filter(({ column, cite }) => column && cite.includes(';'))).toEqual([])
  expect(ofTable.filter(({ column, cite }) => !column && !/74[26]\.\d/.test(cite))).toEqual([])
})
