import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allDestinations } from '../../shared/rules/destination.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { launchApp } from './launch.ts'

let app: ElectronApplication
let page: Page

beforeAll(async () => {
  const running = await launchApp()
  app = running.app
  page = running.page
})

afterAll(() => app?.close())

test('a call of the contract is answered', async () => {
  const answer = await call('app.info', undefined)
  expect(answer).toMatchObject({ ok: true, value: { pack: 'ear-2026-09-24' } })
})

test.each(['app.quit', 'toString', '__proto__', ''])('there is no call "%s"', async (name) => {
  expect(await call(name, undefined)).toMatchObject({
    ok: false,
    failure: { code: 'unknown-call' },
  })
})

test('the main process itself refuses a call that is not in the contract', async () => {
  const answer = await app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })
      ._invokeHandlers
    type Handler = (event: unknown, name: string) => Promise<unknown>
    return handlers.get('minimis:call')?.(
      { senderFrame: window?.webContents.mainFrame },
      'app.quit',
    )
  })
  expect(JSON.stringify(answer)).toContain('unknown-call')
})

test.each([
  ['bom.rows', { product: 7 }, 'product'],
  ['bom.rows', undefined, 'input'],
  ['evaluate.result', { product: 'ER-4200', destination: 'CN', method: 'x' }, 'method'],
  ['history.list', { limit: 1e9 }, 'limit'],
  ['edit.apply', { kind: 'removeEverything' }, 'kind'],
  ['edit.apply', { kind: 'saveScenario', scenario: { name: 'S' } }, 'scenario.changes'],
  ['scenarios.check', { scenarios: ['one'] }, 'scenarios.0'],
  ['evaluate.compare', { job: 'c', scenarios: [] }, 'destinations'],
])('%s with %j is refused and names the field', async (name, input, field) => {
  const answer = await call(name, input)
  expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
  expect(JSON.stringify(answer)).toContain(field)
})

test('a scenario is kept, compared, explained and applied, and taken back', async () => {
  const changes = [
    { kind: 'setOrigin', where: { filter: { origin: 'US', eccn: '3A001' } }, origin: 'JP' },
  ]
  const scenario = { format: 'minimis-scenario', version: 1, name: 'Japan', changes }
  const saved = await call('edit.apply', { kind: 'saveScenario', scenario })
  expect(saved).toEqual({ ok: true, value: { revision: expect.any(Number) } })
  const { value } = (await call('scenarios.list', undefined)) as { value: Listed }
  const others = value.scenarios.filter(({ scenario: { name } }) => name !== 'Japan').length
  const { id } = value.scenarios.find(({ scenario: { name } }) => name === 'Japan') ?? { id: 0 }
  const question = { product: 'ER-4200', destination: 'CN', method: 'look-through' }
  const asked = { products: ['ER-4200'], destinations: ['CN'], method: 'look-through' }
  expect(await call('evaluate.compare', { job: 'c', scenarios: [id], ...asked })).toMatchObject({
    ok: true,
    value: {
      cancelled: false,
      scenarios: [{ id, name: 'Japan', column: 0, problem: null }],
      rows: [{ product: 'ER-4200', destinations: [{ destination: 'CN', scenarios: [{}] }] }],
    },
  })
  expect(await call('evaluate.waterfall', { ...question, scenario: id })).toMatchObject({
    ok: true,
    value: { waterfall: { steps: [{ scenario: 'Japan', index: 0, fits: true }] } },
  })
  expect(await call('evaluate.levers', { job: 'l', ...question, scenario: id })).toMatchObject({
    ok: true,
    value: { cancelled: false },
  })
  expect(await call('scenarios.apply', { id })).toEqual({
    ok: true,
    value: { revision: expect.any(Number) },
  })
  for (const undone of ['Apply scenario Japan', 'Add scenario Japan']) {
    expect(await call('workspace.state', undefined)).toMatchObject({ value: { undo: undone } })
    await call('edit.undo', undefined)
  }
  const { value: after } = (await call('scenarios.list', undefined)) as { value: Listed }
  expect(after.scenarios).toHaveLength(others)
})

interface Listed {
  scenarios: { id: number; scenario: { name: string } }[]
}

test('what does not exist is named', async () => {
  const input = { product: 'NONE', destination: 'CN', method: 'look-through' }
  expect(await call('evaluate.result', input)).toMatchObject({
    ok: false,
    failure: { code: 'not-found', message: 'There is no product NONE.' },
  })
})

test('a call from another frame or another origin is refused', async () => {
  const answers = await app.evaluate(async ({ ipcMain }) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })
      ._invokeHandlers
    type Handler = (event: unknown, name: string) => Promise<unknown>
    const frames = [
      { url: 'https://example.com/', parent: null },
      { url: 'app://other/index.html', parent: null },
      { url: 'app://minimis/index.html', parent: {} },
      null,
    ]
    const answer = handlers.get('minimis:call')
    return Promise.all(frames.map((senderFrame) => answer?.({ senderFrame }, 'app.info')))
  })
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, failure: { code: 'untrusted-sender' } })
  }
})

test('a job can be cancelled, and tells how far it is', async () => {
  const cancelled = () =>
    page.evaluate(async (destinations) => {
      let reached = 0
      const stop = window.minimis.on('job.progress', ({ job, done }) => {
        if (job === 'test') reached = done
      })
      const asked = window.minimis.call('evaluate.matrix', {
        job: 'test',
        destinations,
        method: 'look-through',
      })
      await window.minimis.call('evaluate.cancel', { job: 'test' })
      const answer = await asked
      stop()
      return { answer, reached }
    }, allDestinations(currentPack()))
  // A job that is done before it hears of it has its rows; it is asked again until one is stopped.
  let reached = 0
  await expect
    .poll(async () => {
      const last = await cancelled()
      reached = last.reached
      return last.answer
    })
    .toMatchObject({ ok: true, value: { cancelled: true, rows: [] } })
  expect(reached).toBeGreaterThan(0)
})

function call(name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([callName, callInput]) => window.minimis.call(callName as never, callInput as never),
    [name, input],
  )
}
