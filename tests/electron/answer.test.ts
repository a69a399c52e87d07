import { expect, test } from 'vitest'
import { WorkspaceError } from '../../db/workspace-error.ts'
import { answer } from '../../electron/ipc/answer.ts'
import type { Handlers } from '../../electron/ipc/handlers.ts'
import { Refusal } from '../../electron/ipc/refusal.ts'

function handlers(bomRows: (input: { product: string }) => unknown): Handlers {
  return { 'bom.rows': bomRows } as unknown as Handlers
}

function noReport(call: string, error: unknown): void {
  throw new Error(`${call} reported ${error}`)
}

test('a good call gets what the handler gives', async () => {
  const given = { revision: 3, rows: [] }
  expect(
    await answer(
      handlers(() => given),
      'bom.rows',
      { product: 'P' },
      noReport,
    ),
  ).toEqual({
    ok: true,
    value: given,
  })
})

test('the handler is not called with an input that does not fit', async () => {
  const never = handlers(() => {
    throw new Error('called')
  })
  for (const input of [undefined, null, {}, { product: 1 }, 'P', []]) {
    const refused = await answer(never, 'bom.rows', input, noReport)
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
  }
})

test('names from the object prototype are no calls', async () => {
  for (const name of ['constructor', '__proto__', 'hasOwnProperty', 7, null, undefined]) {
    const refused = await answer(
      handlers(() => null),
      name,
      undefined,
      noReport,
    )
    expect(refused).toMatchObject({ ok: false, failure: { code: 'unknown-call' } })
  }
})

test('foreseen errors keep their code, message and details', async () => {
  const damaged = handlers(() => {
    throw new WorkspaceError('damaged', 'It is damaged.', ['page 7'])
  })
  expect(await answer(damaged, 'bom.rows', { product: 'P' }, noReport)).toEqual({
    ok: false,
    failure: { code: 'damaged', message: 'It is damaged.', details: ['page 7'] },
  })
  const refusing = handlers(async () => {
    throw new Refusal('no-workspace', 'No workspace is open.')
  })
  expect(await answer(refusing, 'bom.rows', { product: 'P' }, noReport)).toEqual({
    ok: false,
    failure: { code: 'no-workspace', message: 'No workspace is open.' },
  })
})

test('unforeseen errors and outputs that do not fit are reported, and tell the window nothing', async () => {
  const faulty = [
    handlers(() => {
      throw new Error('secret path')
    }),
    handlers(() => ({ revision: -1, rows: 'none' })),
  ]
  for (const handler of faulty) {
    const reports: string[] = []
    const failed = await answer(handler, 'bom.rows', { product: 'P' }, (call) => reports.push(call))
    expect(failed).toMatchObject({ ok: false, failure: { code: 'internal' } })
    expect(JSON.stringify(failed)).not.toContain('secret')
    expect(reports).toEqual(['bom.rows'])
  }
})
