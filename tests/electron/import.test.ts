import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Context } from '../../electron/handlers/context.ts'
import { importHandlers } from '../../electron/handlers/import.ts'
import type { TextOptions } from '../../shared/sheets/read.ts'
import { readXlsx } from '../../shared/sheets/xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'minimis-handlers-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The handlers, with answers for the system's dialogs; `read` tells which files were read, and how. */
function handlers(answers: { table?: (string | null)[]; place?: string | null }) {
  const read: [path: string, options: TextOptions][] = []
  const tables = [...(answers.table ?? [])]
  const context = {
    dialogs: {
      tableToImport: async () => tables.shift() ?? null,
      placeForExport: async () => answers.place ?? null,
    },
    sheets: {
      read: async (path: string, options: TextOptions) => {
        read.push([path, options])
        return { sheets: [], notes: [], reading: null }
      },
      cancel: async () => {},
    },
  } as unknown as Context
  return { handle: importHandlers(context), read }
}

describe('A table to import', () => {
  test('is read again by another encoding from the file that was chosen last', async () => {
    const { handle, read } = handlers({ table: ['/a/one.csv', '/a/two.csv'] })
    await handle['import.choose'](undefined)
    await handle['import.choose'](undefined)
    const again = await handle['import.reread']({ encoding: 'gb18030', delimiter: ';' })
    expect(again?.name).toBe('two.csv')
    expect(read).toEqual([
      ['/a/one.csv', {}],
      ['/a/two.csv', {}],
      ['/a/two.csv', { encoding: 'gb18030', delimiter: ';' }],
    ])
  })

  test('is not read again where none was chosen', async () => {
    const { handle, read } = handlers({ table: ['/a/one.csv', null] })
    expect(await handle['import.reread']({})).toBeNull()
    await handle['import.choose'](undefined)
    await handle['import.choose'](undefined)
    expect(await handle['import.reread']({})).toBeNull()
    expect(read).toEqual([['/a/one.csv', {}]])
  })
})

test('The template is written where it is asked to be, or nowhere', async () => {
  const place = join(folder, 'template.xlsx')
  expect(await handlers({ place }).handle['import.template'](undefined)).toEqual({ path: place })
  expect(readXlsx(new Uint8Array(readFileSync(place)))[0]?.name).toBe('Bill of materials')
  expect(await handlers({ place: null }).handle['import.template'](undefined)).toBeNull()
})
