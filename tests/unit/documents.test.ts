import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const tracked = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', ...patterns], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
const documents = tracked('*.md')

/** Places that exist only once something has been built or run. */
const MADE = /^(out|dist|node_modules)\//

/** What a document names between backticks as a path: with a folder in it, or ending in one. */
function pathsIn(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => /^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(name) && /\/|\.(json|tsx?)$/.test(name))
    .filter((name) => !MADE.test(name))
}

/** Whether a path is there: from the root, beside the document, or of a pack. */
function isThere(path: string, document: string): boolean {
  const places = ['', dirname(document), 'shared/rules/packs/ear-2026-09-24']
  return places.some((place) => {
    const at = join(ROOT, place, path)
    return existsSync(at) && (!path.endsWith('/') || statSync(at).isDirectory())
  })
}

/** Paths in words that are none of this tree: packages, and pairs of words. */
const NO_PATHS = new Set(['better-sqlite3', 'and/or'])

describe('The documents', () => {
  test.each(documents)('%s names only paths that exist', (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8')
    const missing = pathsIn(text).filter((path) => !NO_PATHS.has(path) && !isThere(path, document))
    expect(missing).toEqual([])
  })

  test('a path that does not exist is found', () => {
    expect(pathsIn('see `shared/calc/court.ts` and `db/`')).toEqual(['shared/calc/court.ts', 'db/'])
    expect(isThere('shared/calc/court.ts', 'ARCHITECTURE.md')).toBe(false)
    expect(isThere('shared/calc/', 'ARCHITECTURE.md')).toBe(true)
  })

  test('the glossary speaks of what the code has', () => {
    const glossary = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
      .split('## Glossary')[1]
      ?.split('\n## ')[0]
    const names = [...(glossary ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(10)
    const code = tracked('shared/*.ts')
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n')
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([])
  })
})
