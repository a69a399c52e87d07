import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { currentLaw } from '../ecfr/law.ts'
import { partOf } from '../ecfr/xml.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-cli-build-'))
const minimis = (...args: string[]) => {
  const run = spawnSync(process.execPath, [join(root, 'cli/main.ts'), 'rules', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 50_000_000,
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}
const law = currentLaw()
const written = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const chart = written('part-738.xml', partOf(law, '738'))
const output = join(folder, 'built.minimis-pack')

test('a pack is built from two parts, says what was read, carries their words, and shows them', () => {
  const levels = written('part-734.xml', partOf(law, '734'))
  const report = join(folder, 'report.json')
  const asked = ['--as-of', '2026-11-27', '-o', output, '--texts', '--report', report]
  const built = minimis('build', '--ecfr', chart, levels, ...asked)
  expect([built.status, built.stderr]).toEqual([0, ''])
  expect(built.stdout).toContain(
    'rows of the Country Chart with marks of their own: 196 (before: 196)',
  )
  expect(built.stdout).toMatch(/Not found in the text, and carried over from ear-2026-09-24/)
  expect(built.stdout).toContain('rows of licence requirement tables: none of 1551')
  expect(built.stdout).toContain('Everything in the tables that were found was read.')
  expect(built.stdout).toContain('cases without a level: 11')
  expect(JSON.parse(readFileSync(report, 'utf8')).readings.notCompared).toContain('734.4(a)(3)')
  expect(minimis('diff', output).stdout).toContain('no verdict differs because of rows')
  const shown = minimis('text', '734.4(a)(3)', '--pack', output)
  expect(shown).toMatchObject({ status: 0, stdout: '734.4(a)(3)\n(3) Words of 734.4(a)(3).\n' })
  const inside = JSON.parse(minimis('text', '734.4(a)(3)(ii)', '--pack', output, '--json').stdout)
  expect(inside.found[0].text.place).toBe('734.4(a)(3)')
  const other = minimis('text', '742.6(a)(7)', '--pack', output)
  expect([other.status, other.stderr.includes('carries no words of it')]).toEqual([2, true])
  const bytes = readFileSync(output)
  expect(minimis('build', '--ecfr', chart, ...asked).stderr).toContain('is there already')
  expect(readFileSync(output).equals(bytes)).toBe(true)
})

test.each<[string, () => string, RegExp]>([
  [
    'declares entities',
    () => written('lol.xml', '<!DOCTYPE a [<!ENTITY a "lol">]><a>&a;</a>'),
    /lol\.xml: line 1: declares a document type/,
  ],
  [
    'is cut',
    () => written('cut.xml', partOf(law, '738').slice(0, 40_000)),
    /cut\.xml: line \d+: is broken/,
  ],
  [
    'is deep',
    () => written('deep.xml', '<A>'.repeat(200_000)),
    /deep\.xml: line 1: nests more than/,
  ],
  [
    'is in another encoding',
    () =>
      written(
        'latin.xml',
        Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><A>\xa7</A>', 'latin1'),
      ),
    /latin\.xml: is written in ISO-8859-1/,
  ],
  [
    'is UTF-16',
    () => written('utf16.xml', Buffer.from('\ufeff<A/>', 'utf16le')),
    /is not in UTF-8/,
  ],
  [
    'is huge',
    () => {
      const path = written('huge.xml', '<A/>')
      truncateSync(path, 500_000_000)
      return path
    },
    /huge\.xml: has 500000000 bytes, more than/,
  ],
  ['is missing', () => join(folder, 'none.xml'), /none\.xml: no such file/],
  ['is a folder', () => folder, /is a folder and no file/],
  [
    'holds no part',
    () => written('other.xml', '<DIV5 N="12" TYPE="PART"/>'),
    /holds no part 730 to 774/,
  ],
])('a file that %s is refused with its name, and nothing is written', (_, path, message) => {
  const place = join(folder, 'refused.minimis-pack')
  const run = minimis('build', '--ecfr', path(), '--as-of', '2026-11-27', '-o', place)
  expect([run.status, run.stdout]).toEqual([2, ''])
  expect(run.stderr).toMatch(message)
  expect(() => readFileSync(place)).toThrow('ENOENT')
})

test('an anchor that does not hold refuses the pack, unless the law changed it', () => {
  const countries = law.countries.map((one) =>
    one.code === 'CA' ? { ...one, chart: [...(one.chart ?? []), 'NS1'] } : one,
  )
  const path = written('changed.xml', partOf({ ...law, countries }, '738'))
  const asked = (name: string, ...more: string[]) =>
    minimis('build', '--ecfr', path, '--as-of', '2026-11-27', '-o', join(folder, name), ...more)
  expect(asked('a.minimis-pack').stderr).toMatch(/anchors.*CA has NS1/)
  expect(asked('a.minimis-pack', '--without-anchor', 'CA').status).toBe(0)
})
