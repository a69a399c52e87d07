import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  chooseList,
  clearTradeParties,
  giveUp,
  loadTradeParties,
  useTradeParties,
} from '../../renderer/stores/trade-parties.ts'

interface Asked {
  name: string
  input: { job: string }
  answer: (value: unknown) => void
}

let asked: Asked[] = []

/** A main process that answers when the test says so. */
beforeEach(() => {
  asked = []
  const call = (name: string, input: { job: string }) =>
    new Promise((resolve) =>
      asked.push({ name, input, answer: (value) => resolve({ ok: true, value }) }),
    )
  vi.stubGlobal('window', { minimis: { call, on: () => () => {} } })
})

afterEach(() => {
  clearTradeParties()
  vi.unstubAllGlobals()
})

const last = (name: string) => asked.findLast((one) => one.name === name)
const LOADED = { parties: [], lists: [], decisions: [] }
const SCREENING = { revision: 1, cancelled: false, screened: [], sources: [], missing: [] }

test('a list that is read while parties are screened is shown, whichever ends first', async () => {
  const loading = loadTradeParties()
  last('parties.list')?.answer(LOADED)
  await vi.waitFor(() => expect(last('parties.screen')).toBeDefined())
  const reading = chooseList()
  last('parties.screen')?.answer(SCREENING)
  await loading
  expect(useTradeParties.getState().jobs.reading).toBeDefined()
  last('parties.chooseList')?.answer({ file: 'first.json' })
  await reading
  expect(useTradeParties.getState()).toMatchObject({
    chosen: { file: 'first.json' },
    screening: SCREENING,
    jobs: {},
  })
})

test('a change of the parties screens them anew and lets a list be read on', async () => {
  const reading = chooseList()
  const loading = loadTradeParties()
  expect(last('parties.giveUp')).toBeUndefined()
  last('parties.list')?.answer(LOADED)
  await vi.waitFor(() => expect(last('parties.screen')).toBeDefined())
  last('parties.chooseList')?.answer({ file: 'first.json' })
  await reading
  expect(useTradeParties.getState().chosen).toEqual({ file: 'first.json' })
  last('parties.screen')?.answer(SCREENING)
  await loading
})

test('a list that was given up is not shown when it comes all the same', async () => {
  const reading = chooseList()
  giveUp('reading')
  expect(last('parties.giveUp')?.input).toEqual({ job: last('parties.chooseList')?.input.job })
  last('parties.chooseList')?.answer({ file: 'first.json' })
  await reading
  expect(useTradeParties.getState()).toMatchObject({ chosen: null, jobs: {} })
})
