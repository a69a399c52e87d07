import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Context } from '../../electron/handlers/context.ts'
import { exportHandlers } from '../../electron/handlers/export.ts'
import { Refusal } from '../../electron/ipc/refusal.ts'
import { PrintPages } from '../../electron/security/print-pages.ts'
import { fileName } from '../../electron/shell/file-name.ts'
import { paperOf } from '../../electron/shell/paper.ts'
import { thisMinute, today } from '../../electron/shell/today.ts'
import { writeWhole } from '../../electron/shell/write-whole.ts'
import type { ExportFormat } from '../../shared/ipc/contract.ts'
import { STATEMENT } from '../../shared/report/statement.ts'
import { carriedPacks } from '../../shared/rules/packs/at-hand.ts'
import { DEFAULT_PREFERENCES } from '../../shared/workspace/preferences.ts'
import { DEFAULT_SETTINGS } from '../../shared/workspace/settings.ts'
import { demo, resultOf } from '../unit/report/support.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'minimis-export-'))
const asked = { product: 'ER-4200', destination: 'CN', method: 'look-through' } as const

/** The revision and day of what is on screen. */
const now = () => ({ revision: 118, day: today() })

interface Printed {
  page: string
  footer: string
  landscape: boolean
}

/** The handlers with the demo open at revision 118, a dialog that answers with `path`, and a printer. */
function handlersTo(path: string | null) {
  const offered: string[] = []
  const printed: Printed[] = []
  const workspace = {
    shown: () => ({
      inputs: () => demo,
      inForce: () => null,
      namesOfPacks: () => '',
      packRows: () => [],
      packs: () => carriedPacks,
      day: () => today(),
      revision: () => 118,
      settings: () => DEFAULT_SETTINGS,
      scenarios: () => [],
      state: () => ({
        name: 'Telecom demo',
        currency: 'USD',
        revision: 118,
        settings: DEFAULT_SETTINGS,
      }),
    }),
    identity: () => 'demo 118',
  }
  const context = {
    workspace,
    appVersion: '9.8.7',
    preferences: { get: () => DEFAULT_PREFERENCES },
    evaluator: {
      result: async (_source: unknown, product: string, destination: string) => {
        if (!demo.products.some(({ id }) => id === product))
          throw new Refusal('not-found', `There is no product ${product}.`)
        return resultOf(product, destination)
      },
    },
    dialogs: {
      placeForExport: async (name: string, format: ExportFormat) => {
        offered.push(`${name}.${format}`)
        return path
      },
    },
    print: async (page: string, options: Omit<Printed, 'page'>) => {
      printed.push({ page, ...options })
      return new TextEncoder().encode('%PDF-')
    },
  }
  const given = context as unknown as Context
  return { handlers: exportHandlers(given), offered, printed, context: given }
}

test('a result is written as JSON, the same as the core gives it', async () => {
  const path = join(newFolder(), 'r.json')
  const { handlers, offered } = handlersTo(path)
  expect(await handlers['export.result']({ ...asked, format: 'json' })).toEqual({ path })
  expect(offered).toEqual([`ER-4200 to CN ${today()}.json`])
  const written = JSON.parse(readFileSync(path, 'utf8'))
  expect(written).toMatchObject({ format: 'minimis-result', version: 1, currency: 'USD' })
  expect(written.rules).toMatchObject({ pack: 'ear-2026-09-24', switches: { syriaSpp: 'counts' } })
  expect(written.results).toEqual([resultOf('ER-4200', 'CN')])
  expect(written.rules.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(written.rules.sources[0]).toMatchObject({ date: expect.stringMatching(/^\d{4}-/) })
  expect(written.record).toMatchObject({ revision: 118, appVersion: '9.8.7' })
  expect(written.inputs[0]).toMatchObject({ item: 'ER-4200', role: 'product' })
})

test('a result is written as a web page that names its revision', async () => {
  const path = join(newFolder(), 'r.html')
  await handlersTo(path).handlers['export.result']({ ...asked, format: 'html' })
  const page = readFileSync(path, 'utf8')
  expect(page).toContain('Revision: 118')
  expect(page).toContain(STATEMENT.slice(0, 40))
  expect(page).toContain('counter(page)')
})

test('a PDF gets its page numbers from the footer, which names product, day and revision', async () => {
  const path = join(newFolder(), 'r.pdf')
  const { handlers, printed } = handlersTo(path)
  await handlers['export.result']({ ...asked, format: 'pdf' })
  expect(readFileSync(path, 'latin1')).toBe('%PDF-')
  expect(printed).toHaveLength(1)
  expect(printed[0]?.landscape).toBe(false)
  expect(printed[0]?.page).not.toContain('counter(page)')
  for (const text of ['ER-4200', 'CN', today(), 'Telecom demo', 'revision 118'])
    expect(printed[0]?.footer).toContain(text)
})

test('a result is written as CSV with every block, and as a workbook', async () => {
  const folder = newFolder()
  const csv = join(folder, 'r.csv')
  const xlsx = join(folder, 'r.xlsx')
  await handlersTo(csv).handlers['export.result']({ ...asked, format: 'csv' })
  await handlersTo(xlsx).handlers['export.result']({ ...asked, format: 'xlsx' })
  const text = readFileSync(csv, 'utf8')
  for (const block of [
    'VERDICT',
    'COUNTED',
    'NOT COUNTED',
    'UNKNOWN',
    'STEPS',
    'NOTICES',
    'INPUTS',
    'CALCULATION',
  ])
    expect(text).toMatch(new RegExp(`^\\uFEFF?${block}\\r$`, 'm'))
  expect(text).toContain('IC-FPGA-MID')
  expect(readFileSync(xlsx, 'latin1')).toMatch(/^PK/)
  expect(readdirSync(folder).sort()).toEqual(['r.csv', 'r.xlsx'])
})

test('a table is written by its name, a wide one on paper laid sideways', async () => {
  const path = join(newFolder(), 'm.pdf')
  const { handlers, offered, printed } = handlersTo(path)
  const columns = Array.from({ length: 8 }, (_, i) => ({
    name: `C${i}`,
    align: 'left' as const,
    kind: 'text' as const,
  }))
  const table = {
    title: 'Matrix',
    subtitle: 'all products',
    notes: [],
    columns,
    rows: [{ cells: columns.map(({ name }) => name) }],
  }
  await handlers['export.table']({ name: 'Matrix: all/none', table, ...now(), format: 'pdf' })
  expect(offered).toEqual(['Matrix- all-none.pdf'])
  expect(printed[0]).toMatchObject({ footer: 'Matrix, all products', landscape: true })
})

const small = {
  title: 'Tornado',
  subtitle: 'W',
  notes: [],
  columns: [{ name: 'What', align: 'left' as const, kind: 'text' as const }],
  rows: [{ cells: ['selling price'] }],
}

test('a table goes out with its revision, day, pack and switches in every format', async () => {
  const folder = newFolder()
  const texts = await Promise.all(
    (['csv', 'html', 'json'] as const).map(async (format) => {
      const path = join(folder, `t.${format}`)
      const { handlers } = handlersTo(path)
      await handlers['export.table']({ name: 'T', table: small, ...now(), format })
      return readFileSync(path, 'utf8')
    }),
  )
  for (const text of texts)
    for (const said of ['118', today(), 'ear-2026-09-24', 'syriaSpp', '9.8.7', 'Telecom demo'])
      expect(text).toContain(said)
  expect(JSON.parse(texts[2] ?? '')).toMatchObject({
    format: 'minimis-table',
    version: 1,
    title: 'Tornado',
    record: { revision: 118, day: today() },
    rules: { facts: expect.arrayContaining([{ name: 'Pack', text: 'ear-2026-09-24' }]) },
  })
})

test.each([
  ['revision', { revision: 117, day: today() }],
  ['day', { revision: 118, day: '2020-02-29' }],
])('a table of another %s than that of the workspace is not written', async (_what, of) => {
  const { handlers, offered } = handlersTo(join(newFolder(), 't.csv'))
  const refused = handlers['export.table']({ name: 'T', table: small, ...of, format: 'csv' })
  await expect(refused).rejects.toMatchObject({ code: 'overtaken' })
  expect(offered).toEqual([])
})

test('a PDF of more rows than are printed is refused before a place is asked for', async () => {
  const rows = Array.from({ length: 8001 }, () => ({ cells: ['x'] }))
  const { handlers, offered, printed } = handlersTo(join(newFolder(), 't.pdf'))
  const asked = { name: 'T', table: { ...small, rows }, ...now() }
  const refused = handlers['export.table']({ ...asked, format: 'pdf' })
  await expect(refused).rejects.toMatchObject({
    code: 'too-much',
    message: expect.stringMatching(/at most 8,000 rows, and this is 8,0\d\d/),
  })
  expect([offered, printed]).toEqual([[], []])
  const path = join(newFolder(), 't.csv')
  const whole = await handlersTo(path).handlers['export.table']({ ...asked, format: 'csv' })
  expect(whole).toEqual({ path })
})

test('a file that is given up while it is printed is not written', async () => {
  const path = join(newFolder(), 't.pdf')
  const { handlers, context } = handlersTo(path)
  const isPrinting = Promise.withResolvers<void>()
  context.print = (_page, { signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new Refusal('given-up', 'given up')))
      isPrinting.resolve()
    })
  const job = 'export-1'
  const written = handlers['export.table']({
    job,
    name: 'T',
    table: small,
    ...now(),
    format: 'pdf',
  })
  await isPrinting.promise
  await handlers['export.giveUp']({ job })
  expect(await written).toBeNull()
  expect(existsSync(path)).toBe(false)
})

test('whoever gives up in the dialog has no file and nothing printed', async () => {
  const { handlers, printed } = handlersTo(null)
  expect(await handlers['export.result']({ ...asked, format: 'pdf' })).toBeNull()
  expect(printed).toEqual([])
})

test('a product that does not exist is refused before anything is asked', async () => {
  const { handlers, offered } = handlersTo(join(newFolder(), 'r.csv'))
  const refused = handlers['export.result']({ ...asked, product: 'NONE', format: 'csv' })
  await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  expect(offered).toEqual([])
})

test('a file is replaced whole, and nothing else is left beside it', async () => {
  const folder = newFolder()
  const path = join(folder, 'r.txt')
  writeFileSync(path, 'what was there, and longer')
  await writeWhole(path, 'new')
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['r.txt'])
})

test('what is no file is not replaced, and a link leads to the file that is', async () => {
  const folder = newFolder()
  const pipe = join(folder, 'pipe.csv')
  execFileSync('mkfifo', [pipe])
  symlinkSync(join(folder, 'gone'), join(folder, 'dangling.csv'))
  for (const path of [pipe, join(folder, 'dangling.csv'), '/dev/null'])
    await expect(writeWhole(path, 'new')).rejects.toMatchObject({ code: 'refused' })
  expect(lstatSync(pipe).isFIFO()).toBe(true)
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  writeFileSync(join(folder, 'real.csv'), 'old')
  symlinkSync(join(folder, 'real.csv'), join(folder, 'link.csv'))
  await writeWhole(join(folder, 'link.csv'), 'new')
  expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toBe('new')
})

test('what cannot be written is refused with its path, and what was there stays', async () => {
  const folder = newFolder()
  const taken = join(folder, 'folder')
  mkdirSync(join(taken, 'inside'), { recursive: true })
  const places = [join(folder, 'missing', 'r.txt'), taken, join(folder, 'x'.repeat(300))]
  for (const path of places) {
    const error: unknown = await writeWhole(path, 'new').catch((problem: unknown) => problem)
    expect(error).toBeInstanceOf(Refusal)
    expect((error as Refusal).message).toContain(path)
  }
  expect(readdirSync(folder)).toEqual(['folder'])
  expect(existsSync(join(taken, 'inside'))).toBe(true)
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that may not be written to is said so',
  async () => {
    const folder = newFolder()
    chmodSync(folder, 0o500)
    await expect(writeWhole(join(folder, 'r.txt'), 'new')).rejects.toMatchObject({
      code: 'read-only',
    })
  },
)

test.each([
  ['ER-4200 to CN 2026-11-24', 'ER-4200 to CN 2026-11-24'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  [' .hidden. ', 'hidden'],
  ['\0\n', '-'],
  ['', 'Report'],
  ['产品 to 中国', '产品 to 中国'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('%j gives the file name %j', (text, name) => {
  expect(fileName(text)).toBe(name)
})

test('paper is Letter where that is usual, and A4 elsewhere and where the country is not known', () => {
  expect(['US', 'CA', 'MX', 'DE', 'CN', 'GB', ''].map(paperOf)).toEqual([
    'Letter',
    'Letter',
    'Letter',
    'A4',
    'A4',
    'A4',
    'A4',
  ])
})

test('this minute carries its distance from UTC', () => {
  const [, day, time, zone] = /^(\S+) (\d\d:\d\d) ([+-]\d\d:\d\d)$/.exec(thisMinute()) ?? []
  expect(day).toBe(today())
  const moment = Date.parse(`${day}T${time}:00${zone}`)
  expect(Math.abs(Date.now() - moment)).toBeLessThan(120_000)
})

test('a page to be printed is given out once, to its own address, under a policy of its own', () => {
  const pages = new PrintPages()
  const page = '<head><style>p {}</style></head><p>&lt;style&gt;</p>'
  const [first, second] = [pages.add(page), pages.add(page)]
  expect(first).not.toBe(second)
  expect(first).toMatch(/^app:\/\/minimis\/print\/[0-9a-f]{32}$/)
  expect(pages.take('POST', first)).toBeNull()
  expect(pages.take('GET', `${first}?x`)).toBeNull()
  const taken = pages.take('GET', first)
  const policy = taken?.headers['content-security-policy'] ?? ''
  const nonce = /'nonce-([\w+/=]+)'/.exec(policy)?.[1]
  expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-/)
  expect(policy).not.toContain('unsafe')
  expect(taken?.body).toBe(page.replace('<style>', `<style nonce="${nonce}">`))
  expect(pages.take('GET', first)).toBeNull()
  expect(pages.take('GET', second)).not.toBeNull()
})
