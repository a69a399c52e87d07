import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/build.ts'

const MAIN = join(root, 'out', 'main')
const PAGE = join(root, 'out', 'renderer')
const WORKERS = [
  'evaluation-worker.cjs',
  'pack-worker.cjs',
  'screening-worker.cjs',
  'sheet-worker.cjs',
]

/** The files and modules that a file of the main process requires as it is read, at any depth. */
function requiredBy(file: string, found = new Set<string>()): Set<string> {
  const text = readFileSync(join(MAIN, file), 'utf8')
  // What is required inside a function waits until that is called.
  for (const [, name = ''] of text.matchAll(/^(?:const|let|var) .*?= .*?require\("([^"]+)"\)/gm)) {
    if (found.has(name)) continue
    found.add(name)
    if (name.startsWith('./')) requiredBy(name, found)
  }
  return found
}

const kilobytes = (path: string) => Math.round(statSync(path).size / 1000)

test('before it opens a window the main process reads little, and no database', () => {
  const required = requiredBy('main.cjs')
  expect([...required]).toContain('electron')
  expect([...required]).not.toContain('better-sqlite3')
  const own = [...required].filter((name) => name.startsWith('./'))
  const size = [`main.cjs`, ...own].reduce((sum, name) => sum + kilobytes(join(MAIN, name)), 0)
  expect(size).toBeLessThan(80)
})

test.each(WORKERS)('%s has neither the window nor the database', (worker) => {
  const required = [...requiredBy(worker)]
  expect(required).toContain('node:worker_threads')
  expect(required).not.toContain('electron')
  expect(required).not.toContain('better-sqlite3')
})

test('the page loads neither grids nor charts with itself, and has one sheet of styles', () => {
  const page = readFileSync(join(PAGE, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(
    ([, name = '']) => name,
  )
  const scripts = named.filter((name) => name.endsWith('.js'))
  const text = scripts.map((name) => readFileSync(join(PAGE, 'assets', name), 'utf8')).join('')
  expect(named.filter((name) => name.endsWith('.css'))).toHaveLength(1)
  expect(text).not.toContain('ag-root-wrapper')
  expect(text).not.toContain('recharts-')
  expect(
    readdirSync(join(PAGE, 'assets')).filter((name) => /-screen-.*\.js$/.test(name)),
  ).toHaveLength(13)
})
