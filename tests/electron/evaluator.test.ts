import { afterEach, expect, test } from 'vitest'
import { Evaluator, type Source } from '../../electron/evaluation/evaluator.ts'
import telecom from '../../samples/telecom.json' with { type: 'json' }
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { checkModel } from '../../shared/model/read.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const file = new URL('../../electron/evaluation/worker.ts', import.meta.url).pathname
const read = checkModel(telecom)
if (!read.ok) throw new Error('the sample is not usable')
const model = read.value
const day = '2026-11-24'
const source: Source = { identity: '1 1', day, choices: {}, model: () => model }
const destinations = ['CN', 'IR']

let evaluator: Evaluator | null = null

function start(progress: (job: string, done: number, total: number) => void = () => {}): Evaluator {
  evaluator = new Evaluator(file, progress)
  return evaluator
}

afterEach(() => evaluator?.stop())

test('the worker gives what the core gives', async () => {
  const [expected] = evaluateModel(model, {
    pack: currentPack(),
    day,
    destinations: ['CN'],
    products: ['ER-4200'],
  }).results
  const result = await start().result(source, 'ER-4200', 'CN', 'look-through')
  expect(result).toEqual(JSON.parse(JSON.stringify(expected)))
})

test('all verdicts are those of the single results, and progress ends at the total', async () => {
  const progress: [number, number][] = []
  const { rows, cancelled } = await start((_job, done, total) =>
    progress.push([done, total]),
  ).matrix(source, { job: 'all', destinations, method: 'look-through' })
  const total = model.products.length * destinations.length
  expect(cancelled).toBe(false)
  expect(rows.flatMap(({ outcomes }) => outcomes)).toHaveLength(total)
  expect(progress.at(-1)).toEqual([total, total])
  const { results } = evaluateModel(model, { pack: currentPack(), day, destinations })
  expect(rows.flatMap(({ outcomes }) => outcomes)).toEqual(results.map(({ outcome }) => outcome))
})

test('the model goes over once for a revision, and again for the next', async () => {
  let sent = 0
  const counting = (identity: string): Source => ({
    identity,
    day,
    choices: {},
    model() {
      sent++
      return model
    },
  })
  const running = start()
  for (const identity of ['1 1', '1 1', '1 2', '2 2'])
    await running.result(counting(identity), 'ER-4200', 'CN', 'look-through')
  expect(sent).toBe(3)
})

test('what does not exist is refused, and the worker lives on', async () => {
  const running = start()
  await expect(running.result(source, 'NONE', 'CN', 'look-through')).rejects.toThrow(
    'There is no product NONE.',
  )
  await expect(running.result(source, 'ER-4200', 'XX', 'look-through')).rejects.toThrow('XX')
  const result = await running.result(source, 'ER-4200', 'CN', 'look-through')
  expect(result.product).toBe('ER-4200')
})

test('whoever waits is told when the evaluation is stopped, and the next question starts anew', async () => {
  const running = start()
  const waiting = running.matrix(source, { job: 'all', destinations, method: 'look-through' })
  const told = expect(waiting).rejects.toThrow('stopped')
  await running.stop()
  await told
  const result = await running.result(source, 'ER-4200', 'CN', 'look-through')
  expect(result.product).toBe('ER-4200')
})
