import { expect, test } from 'vitest'
import { answering } from '../../electron/ipc/answering.ts'
import type { Handlers } from '../../electron/ipc/handlers.ts'

const asked: string[] = []
const handlers = {
  'app.preferences': () => ({ never: 'right' }),
  'workspace.state': () => null,
  'evaluate.cancel': () => undefined,
  'app.listed': () => {
    asked.push('listed')
    return undefined
  },
} as unknown as Handlers

/** Whether a call is answered by now. */
async function isAnswered(call: Promise<unknown>): Promise<boolean> {
  const not = Symbol()
  const soon = new Promise((resolve) => setImmediate(() => resolve(not)))
  return (await Promise.race([call, soon])) !== not
}

test('lists are answered when there is something to list, and all else when the file is open', async () => {
  const shown = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<void>()
  const answer = answering(handlers, {
    report: () => undefined,
    isShown: shown.promise,
    isOpened: opened.promise,
    open: () => null,
  })
  const state = answer('workspace.state', undefined, undefined)
  const cancel = answer('evaluate.cancel', { job: 'a' }, undefined)
  expect(await isAnswered(answer('app.preferences', undefined, undefined))).toBe(true)
  expect(await isAnswered(answer('app.listed', undefined, undefined))).toBe(true)
  expect(asked).toEqual(['listed'])
  expect(await isAnswered(state)).toBe(false)
  shown.resolve()
  expect(await state).toEqual({ ok: true, value: null })
  expect(await isAnswered(cancel)).toBe(false)
  opened.resolve()
  expect(await cancel).toEqual({ ok: true, value: undefined })
})
