import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
/** Folders that nobody writes, or that hold what is made. */
const MADE = ['node_modules', 'out', 'dist', '.git']
const FOLDERS = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !MADE.includes(entry.name))
  .map(({ name }) => name)

const documents = globSync('**/*.md', { cwd: ROOT, exclude: MADE }).sort()
/** The newest pack, as it lies there: what a document says of packs is true of it. */
const PACK =
  globSync('shared/rules/packs/*/pack.json', { cwd: ROOT }).map(dirname).sort().at(-1) ?? ''

/** Where else the file names of a document may lie. */
const FOLDERS_DESCRIBED: Record<string, string[]> = {
  'shared/rules/packs/README.md': [PACK],
  'CONTRIBUTING.md': [PACK],
}

const NAMES_A_FILE = /\w\.(cjs|css|csv|html|json|md|minimis|png|tsx?|xlsx|ya?ml)$/
/** Stands for a file of the reader's own. */
const PLACEHOLDER = /^[A-Z]+(\.(?!md$)\w+)?$/

type Source = { publisher: string; date: string }
type Switch = { id: string; default: string }

function textOf(document: string): string {
  return readFileSync(join(ROOT, document), 'utf8')
}

/** The words of a document that are paths: in backticks, in a block of code, behind a link. */
function pathsIn(text: string): string[] {
  const blocks = text.match(/^```[\s\S]*?^```|^ {4,}\S.*$/gm) ?? []
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
  const words = [
    ...spans.flatMap((span) => span.split(/\s+/)),
    // In a picture a word without a folder is no path: it may be any file of a room.
    ...blocks.flatMap((block) => block.split(/[\s,;]+/)).filter((word) => word.includes('/')),
  ]
  return [...new Set([...words.filter(isPath), ...links.filter((to) => !/^(\w+:|#)/.test(to))])]
}

/** Written as a path, and ending as a file, ending as a folder, or beginning in a folder of the root. */
function isPath(word: string): boolean {
  if (!/^\.?[\w@*-][\w@.*-]*(\/[\w@.*-]+)*\/?$/.test(word)) return false
  if (PLACEHOLDER.test(word) || MADE.includes(word.split('/')[0] as string)) return false
  const [first = '', ...inside] = word.split('/')
  return NAMES_A_FILE.test(word) || word.endsWith('/') || (inside.length > 0 && isFolder(first))
}

function isFolder(name: string): boolean {
  return FOLDERS.includes(name)
}

/** Whether a path is there, from the root or beside the document; `*` and a last `-N` stand for anything. */
function isThere(path: string, document: string): boolean {
  const places = ['', dirname(document), ...(FOLDERS_DESCRIBED[document] ?? [])]
  const pattern = path.replace(/-N(?=\.|$)/, '-*')
  return places.some((place) => {
    const at = posix.join(place, pattern)
    if (pattern.includes('*')) return globSync(at, { cwd: ROOT }).length > 0
    const whole = join(ROOT, at)
    return existsSync(whole) && (!path.endsWith('/') || statSync(whole).isDirectory())
  })
}

function ofPack(file: string): unknown {
  return JSON.parse(textOf(join(PACK, file)))
}

function missingIn(text: string, document: string): string[] {
  return pathsIn(text).filter((path) => !isThere(path, document))
}

/** The cells of the rows of a table, by the word that its first heading says. */
function rowsUnder(document: string, heading: string): string[][] {
  const table = textOf(document).split(`\n| ${heading} | `)[1]?.split('\n\n')[0] ?? ''
  const rows = table.split('\n').slice(2)
  return rows.map((row) => row.slice(2, -2).split(' | '))
}

describe('The documents', () => {
  test.each(documents)('%s names only paths that exist', (document) => {
    expect(missingIn(textOf(document), document)).toEqual([])
  })

  test.each([
    ['a file of the root', 'see `shared/calc/court.ts`', 'shared/calc/court.ts'],
    ['a file beside the document', 'see `lock.tsx`', 'lock.tsx'],
    ['a folder', 'see `migration/`', 'migration/'],
    ['a file taken for a folder', 'see `lock.ts/`', 'lock.ts/'],
    ['a folder without a slash', 'see `shared/calculation`', 'shared/calculation'],
    ['an argument', '`npx vitest run tests/unit/none.test.ts`', 'tests/unit/none.test.ts'],
    ['a file in a picture', '```\nmain   electron/none.ts\n```', 'electron/none.ts'],
    ['a file in lines of code', '    node cli/none.ts', 'cli/none.ts'],
    ['a pattern', 'see `migrations/*-none.ts`', 'migrations/*-none.ts'],
    ['a link', 'see [it](none/README.md)', 'none/README.md'],
  ])('a path that does not exist is found: %s', (_, text, path) => {
    expect(missingIn(text, 'db/README.md')).toEqual([path])
  })

  test.each([
    ['paths', '`lock.ts`, `db/lock.ts`, `migrations/` and `migrations/*-first.ts`'],
    ['other words', '`MODEL.json`, `.minimis`, `out/main`, `6A003/abc` and `and/or`'],
    ['a picture', '```\nread.ts   db/lock.ts\n```'],
    ['links', '[home](../docs/home.png) and [a page](https://example.com/none.md)'],
  ])('what is there, and what is no path, is passed over: %s', (_, text) => {
    expect(missingIn(text, 'db/README.md')).toEqual([])
  })
})

describe('ARCHITECTURE.md', () => {
  const glossary = rowsUnder('ARCHITECTURE.md', 'word')

  test.each(glossary)('the word "%s" is in the code as it says: %s', (_word, _meaning, where) => {
    const [, name = '', file = ''] = /^`(\w+)` in `([^`]+)`$/.exec(where ?? '') ?? []
    const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm
    const code = textOf(file).replace(comments, '')
    const declared = `(class|const|function|interface|type) ${name}\\b|\\b${name}\\??: |get ${name}\\(`
    expect(code).toMatch(new RegExp(declared))
  })

  test('its glossary has each word once', () => {
    const words = glossary.map(([word]) => word)
    expect(words.length).toBeGreaterThan(25)
    expect([...new Set(words)]).toEqual(words)
  })

  test('it names the sources of the pack with their days, and its switches with their defaults', () => {
    const { sources } = ofPack('pack.json') as { sources: Record<string, Source> }
    const { switches } = ofPack('switches.json') as { switches: Switch[] }
    expect(rowsUnder('ARCHITECTURE.md', 'source')).toEqual(
      Object.entries(sources).map(([tag, { publisher, date }]) => [tag, publisher, date]),
    )
    expect(rowsUnder('ARCHITECTURE.md', 'switch').map((row) => row.slice(0, 2))).toEqual(
      switches.map((row) => [`\`${row.id}\``, `\`${row.default}\``]),
    )
  })
})
