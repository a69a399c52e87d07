import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const IMPORT = /import (\w+) from '(\.[^']+\.module\.css)'/g

test('each style that a piece of the window names stands in its sheet', () => {
  const missing: string[] = []
  let named = 0
  for (const file of globSync('renderer/**/*.tsx')) {
    const text = readFileSync(file, 'utf8')
    const used = text.replaceAll(/ from '.*'$/gm, '')
    for (const [, sheet, path] of text.matchAll(IMPORT)) {
      const css = readFileSync(join(dirname(file), path as string), 'utf8')
      const classes = new Set([...css.matchAll(/\.([A-Za-z][\w-]*)/g)].map((found) => found[1]))
      for (const [, name] of used.matchAll(new RegExp(`\\b${sheet}\\.([A-Za-z]\\w*)`, 'g'))) {
        named++
        if (!classes.has(name)) missing.push(`${file}: ${sheet}.${name}`)
      }
    }
  }
  expect(named).toBeGreaterThan(500)
  expect(missing).toEqual([])
})
