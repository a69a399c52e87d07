import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { cryptography } from '../../db/cryptography.ts'
import { readPackNow } from '../../db/packs.ts'
import { Evaluator, type Source } from '../../electron/evaluation/evaluator.ts'
import telecom from '../../samples/telecom.json' with { type: 'json' }
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { actOfResult, worstActOf } from '../../shared/calc/result/act.ts'
import { openItemsOf } from '../../shared/calc/result/complete.ts'
import { changedResult } from '../../shared/calc/result/result-change.ts'
import { turnedVerdicts } from '../../shared/calc/turned-verdicts.ts'
import { packFileOf } from '../../shared/determination/pack-file.ts'
import { type ModelPatch, patchModel } from '../../shared/model/patch.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Product } from '../../shared/model/schema.ts'
import { allDestinations } from '../../shared/rules/destination.ts'
import { indexPack, type RulePack } from '../../shared/rules/pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { benchModel } from '../bench/model.ts'

const file = new URL('../../electron/evaluation/worker.ts', import.meta.url).pathname
const read = checkModel(telecom)
if (!read.ok) throw new Error('the sample is not usable')
const model = read.value
const day = '2026-11-24'
const source: Source = {
  identity: '1 1',
  day,
  choices: {},
  rules: 'app',
  packs: () => ({ rows: [], inForce: null }),
  model: () => model,
  patchFrom: () => null,
}
const destinations = ['CN', 'IR']

/** Every part of the sample at twice its price. */
const patch: ModelPatch = {
  parts: model.parts.map((one) => ({
    ...one,
    price: one.price ? { ...one.price, amount: `${2 * Number(one.price.amount)}` } : null,
  })),
}

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

test('a source with other rules in force is judged by them, and back', async () => {
  const files = structuredClone(currentPack().files)
  files.header.id = 'ear-lowered'
  for (const level of files.levels.levels) if (level.level === '0.25') level.level = '0.01'
  const read = readPackNow(await packFileOf(files, null, cryptography))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { row } = read.value
  const inForce = { pack: row.id, hash: row.hash }
  const other: Source = { ...source, rules: 'lowered', packs: () => ({ rows: [row], inForce }) }
  const running = start()
  const by = async (asked: Source) =>
    (
      await running.ask(asked, 'evaluate.matrix', {
        job: 'a',
        destinations,
        method: 'look-through',
      })
    ).rows
  const rows = (pack: RulePack) =>
    model.products.map(({ id }) => ({
      product: id,
      ...LiveEvaluation.of(model, { pack, choices: {}, day }).matrix(
        id,
        destinations,
        'look-through',
      ),
    }))
  const [own, others] = [rows(currentPack()), rows(indexPack(files))]
  expect(JSON.stringify(own)).not.toBe(JSON.stringify(others))
  expect(await by(source)).toEqual(own)
  expect(await by(other)).toEqual(others)
  expect(await by(source)).toEqual(own)

  const effect = { job: 'b', pack: row, destinations, method: 'look-through' } as const
  const { answer } = await running.ask(source, 'evaluate.packEffect', effect)
  expect(answer?.verdicts).toEqual(turnedVerdicts(destinations, own, others))
  expect(answer?.verdicts.length).toBeGreaterThan(0)
  expect(answer?.changes).toEqual(packChanges(currentPack().files, files))
})

test('all verdicts are those of the single results, and progress ends at the total', async () => {
  const progress: [number, number][] = []
  const { rows, cancelled } = await start((_job, done, total) => progress.push([done, total])).ask(
    source,
    'evaluate.matrix',
    { job: 'all', destinations, method: 'look-through' },
  )
  const total = model.products.length * destinations.length
  expect(cancelled).toBe(false)
  expect(rows.flatMap(({ outcomes }) => outcomes)).toHaveLength(total)
  expect(progress.at(-1)).toEqual([total, total])
  const { results } = evaluateModel(model, { pack: currentPack(), day, destinations })
  expect(rows.flatMap(({ outcomes }) => outcomes)).toEqual(results.map(({ outcome }) => outcome))
})

test('the model goes over once for a revision, and again for the next if no patch leads there', async () => {
  const sent = vi.fn(() => model)
  const counting = (identity: string): Source => ({ ...source, identity, model: sent })
  const running = start()
  for (const identity of ['1 1', '1 1', '1 2', '2 2'])
    await running.result(counting(identity), 'ER-4200', 'CN', 'look-through')
  expect(sent).toHaveBeenCalledTimes(3)
})

test('an edit goes over as a patch, and the answers are those of the edited model', async () => {
  const edited = patchModel(model, patch)
  const running = start()
  const before = await running.result(source, 'ER-4200', 'CN', 'look-through')
  const asked: string[] = []
  const next: Source = {
    ...source,
    identity: '1 2',
    model: () => {
      throw new Error('the whole model was asked for')
    },
    patchFrom: (identity) => {
      asked.push(identity)
      return patch
    },
  }
  const after = await running.result(next, 'ER-4200', 'CN', 'look-through')
  const { rows } = await running.ask(next, 'evaluate.matrix', {
    job: 'm',
    destinations,
    method: 'look-through',
  })
  expect(asked).toEqual(['1 1'])
  expect(after).not.toEqual(before)
  const { results } = evaluateModel(edited, { pack: currentPack(), day, destinations })
  expect(after).toEqual(
    results.find((one) => one.product === 'ER-4200' && one.destination === 'CN'),
  )
  expect(rows.flatMap(({ low }) => low)).toEqual(results.map(({ share }) => share.low))
})

test('the window that names a result that it holds is told what differs; one that is not known any more comes whole', async () => {
  const running = start()
  const ask = (destination: string, held?: number) =>
    running.ask(source, 'evaluate.result', {
      product: 'ER-4200',
      destination,
      method: 'look-through',
      held,
    })
  const first = await ask('CN')
  if (!('result' in first)) throw new Error('the first answer is whole')
  const second = await ask('IR', first.number)
  if (!('change' in second)) throw new Error('the second answer is a change')
  const whole = await running.result(source, 'ER-4200', 'IR', 'look-through')
  expect(changedResult(first.result, second.change)).toEqual(whole)
  expect(await ask('IR', 987)).toMatchObject({ result: whole })
})

test('another day asks for the whole model, since prices are dated', async () => {
  const sent = vi.fn(() => model)
  const counted: Source = { ...source, model: sent, patchFrom: () => ({}) }
  const running = start()
  await running.result(counted, 'ER-4200', 'CN', 'look-through')
  await running.result({ ...counted, day: '2026-11-25' }, 'ER-4200', 'CN', 'look-through')
  expect(sent).toHaveBeenCalledTimes(2)
})

test('other switches need no model, and those of one question alone do not stay', async () => {
  const sent = vi.fn(() => model)
  const counted: Source = { ...source, model: sent }
  const choices = { syriaSpp: 'excluded' }
  const asked = { job: 'm', destinations: ['SY'], method: 'look-through' as const }
  const running = start()
  const own = await running.ask(counted, 'evaluate.matrix', asked)
  const others = await running.ask(counted, 'evaluate.matrix', { ...asked, choices })
  expect(others.rows).not.toEqual(own.rows)
  expect(await running.ask(counted, 'evaluate.matrix', asked)).toEqual(own)
  expect((await running.ask({ ...counted, choices }, 'evaluate.matrix', asked)).rows).toEqual(
    others.rows,
  )
  expect(sent).toHaveBeenCalledTimes(1)
})

test('a job goes on with the revision that it began with while the next is asked about', async () => {
  const large = benchModel(20_000)
  const module = large.products.find(({ id }) => id === 'M0') as Product
  const price = { amount: '1', currency: 'USD' }
  const edit: ModelPatch = { products: [{ ...module, price }] }
  const now: Source = { ...source, model: () => large }
  const next: Source = { ...now, identity: '1 2', patchFrom: () => edit }
  let jobIsDone = false
  const running = start()
  const job = running
    .ask(now, 'evaluate.matrix', {
      job: 'long',
      destinations: allDestinations(currentPack()),
      method: 'look-through',
    })
    .finally(() => {
      jobIsDone = true
    })
  const result = await running.result(next, 'M0', 'CN', 'look-through')
  expect(jobIsDone).toBe(false)
  expect(result.price).toBe('1')
  const { rows } = await job
  const row = rows.find(({ product }) => product === 'M0')
  const [fresh] = evaluateModel(large, {
    pack: currentPack(),
    day,
    destinations: ['CN'],
    products: ['M0'],
  }).results
  expect(row?.low[allDestinations(currentPack()).indexOf('CN')]).toBe(fresh?.share.low)
  expect(fresh?.share.low).not.toBe(result.share.low)
})

test('a cancelled job has no rows, and others are answered meanwhile', async () => {
  const running = start()
  const large: Source = { ...source, model: () => benchModel(20_000) }
  const all = allDestinations(currentPack())
  const job = running.ask(large, 'evaluate.matrix', {
    job: 'long',
    destinations: all,
    method: 'look-through',
  })
  running.cancel('long')
  expect(await job).toEqual({ cancelled: true, rows: [] })
  expect((await running.result(large, 'M0', 'CN', 'look-through')).product).toBe('M0')
})

test('a job that is cancelled at once has no rows, however short it is', async () => {
  const running = start()
  for (const _ of [1, 2, 3]) {
    const asked = { job: 'short', destinations: ['CN'], method: 'look-through' as const }
    const job = running.ask(source, 'evaluate.matrix', asked)
    running.cancel('short')
    expect(await job).toEqual({ cancelled: true, rows: [] })
  }
})

test('the overview names the worst verdict and what is open in each product that is sold', async () => {
  const { rows } = await start().ask(source, 'evaluate.overview', {
    job: 'o',
    destinations,
    method: 'look-through',
  })
  expect(rows.map(({ product }) => product)).toEqual(model.products.map(({ id }) => id))
  const { results } = evaluateModel(model, { pack: currentPack(), day, destinations })
  const inside = new Set(model.products.flatMap(({ lines }) => lines.map(({ item }) => item)))
  rows.forEach(({ product, acts, worst, needMissing, open: told }, i) => {
    const those = results.slice(2 * i, 2 * i + 2)
    const expected = those.map(actOfResult)
    expect(acts).toEqual(expected)
    expect(worst).toBe(worstActOf(expected))
    const open = those.filter((_, at) => expected[at] === 'need-open')
    expect(needMissing).toEqual([...new Set(open.flatMap(({ need }) => need.missing))])
    const items = those.flatMap((result) => openItemsOf(result, () => false))
    const names = inside.has(product) ? [] : items.map(({ item }) => item)
    expect(told.map(({ item }) => item)).toEqual([...new Set(names)])
  })
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
  const waiting = running.ask(source, 'evaluate.matrix', {
    job: 'all',
    destinations,
    method: 'look-through',
  })
  const told = expect(waiting).rejects.toThrow('stopped')
  await running.stop()
  await told
  const result = await running.result(source, 'ER-4200', 'CN', 'look-through')
  expect(result.product).toBe('ER-4200')
})

test('what a change would do is told without making it', async () => {
  const running = start()
  const asked = { job: 'effects', product: null, destinations, method: 'look-through' } as const
  const [part] = model.parts
  if (!part) throw new Error('the sample has parts')
  const changed = { ...part, name: 'Another name' }
  const { facts, verdicts, cancelled } = await running.ask(source, 'evaluate.effects', {
    ...asked,
    patch: { parts: [changed] },
  })
  expect(cancelled).toBe(false)
  expect(facts.map(({ item, member, to }) => [item, member, to])).toEqual([
    [part.id, 'name', 'Another name'],
  ])
  expect(verdicts).toEqual([])
  const bare = { ...(model.products[0] as Product), lines: [] }
  const stripped = await running.ask(source, 'evaluate.effects', {
    ...asked,
    patch: { products: [bare] },
  })
  const { results } = evaluateModel(model, { pack: currentPack(), day, destinations })
  const { results: after } = evaluateModel(patchModel(model, { products: [bare] }), {
    pack: currentPack(),
    day,
    destinations,
  })
  const expected = results.flatMap((result, i) => {
    const { product, destination } = result
    const [was, is] = [actOfResult(result), actOfResult(after[i] ?? result)]
    return was === is ? [] : [{ product, destination, before: was, after: is }]
  })
  expect(expected.length).toBeGreaterThan(0)
  expect(stripped.verdicts).toMatchObject(expected)
  const { result } = (await running.ask(source, 'evaluate.result', {
    product: bare.id,
    destination: 'CN',
    method: 'look-through',
  })) as { result: { outcome: string } }
  expect(result.outcome).toBe(
    results.find((one) => one.product === bare.id && one.destination === 'CN')?.outcome,
  )
})

test('a worker that dies is said to have, and the next question starts another', async () => {
  const place = mkdtempSync(join(tmpdir(), 'minimis-worker-'))
  const dying = join(place, 'dying.mjs')
  writeFileSync(
    dying,
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ kind }) => kind === 'ask' && process.exit(7))`,
  )
  const evaluator = new Evaluator(dying, () => {})
  for (const _ of [1, 2]) {
    const asked = evaluator.result(source, 'OT-8000', 'CN', 'look-through')
    await expect(asked).rejects.toMatchObject({
      code: 'evaluation-died',
      message: expect.stringContaining('starts again with the next question'),
    })
  }
  rmSync(place, { recursive: true })
})
