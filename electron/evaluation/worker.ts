import { parentPort } from 'node:worker_threads'
import type { Result } from '../../shared/calc/result/result.ts'
import { resultChange } from '../../shared/calc/result/result-change.ts'
import { HeldModel, NoSuchThing } from './held-model.ts'
import type { Reply, Request } from './messages.ts'
import { checked, comparing, explained } from './scenarios.ts'
import { studied } from './study.ts'
import { inTurns, type Way } from './turns.ts'

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')

let held: { identity: string; model: HeldModel } | null = null
const cancelled = new Set<string>()
/** The last results by their ids, so that the next can be told by what differs. */
const given = new Map<number, Result>()
/** More than one, since a question can be asked before the answer to the one before it is back. */
const MOST_GIVEN = 4

port.on('message', (request: Request) => {
  if (request.kind === 'hold') {
    const { identity, model, day, choices } = request
    held = { identity, model: HeldModel.of(model, day, choices) }
  } else if (request.kind === 'patch') held = follow(request)
  else if (request.kind === 'cancel') cancelled.add(request.job)
  else void answer(request)
})

function follow(request: Extract<Request, { kind: 'patch' }>) {
  const { from, identity, patch, choices } = request
  if (held?.identity !== from) throw new Error(`no model is held as ${from}`)
  return { identity, model: held.model.patched(patch).with(choices) }
}

async function answer(request: Extract<Request, { id: number }>): Promise<void> {
  const { id } = request
  try {
    if (!held) throw new Error('no model is held')
    reply(await answerTo(held.model, request))
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    if (error instanceof NoSuchThing) reply({ kind: 'refused', id, message })
    else reply({ kind: 'failed', id, message, stack })
  }
}

async function answerTo(
  held: HeldModel,
  request: Extract<Request, { id: number }>,
): Promise<Reply> {
  const { kind, id } = request
  switch (kind) {
    case 'result': {
      const { product, destination, method } = request
      const result = held.result(product, destination, method)
      const before = request.held === null ? undefined : given.get(request.held)
      keep(id, result)
      return before
        ? { kind: 'result-change', id, change: resultChange(before, result) }
        : { kind, id, result }
    }
    case 'matrix': {
      const { destinations, method, choices } = request
      const model = choices ? held.with(choices) : held
      const row = (product: string) => model.matrixRow(product, destinations, method)
      return { kind, id, ...(await byProduct(model, request, row)) }
    }
    case 'overview': {
      const { destinations, method } = request
      const row = (product: string) => held.overviewRow(product, destinations, method)
      return { kind, id, ...(await byProduct(held, { ...request, products: null }, row)) }
    }
    case 'check':
      return { kind, id, scenarios: request.scenarios.map((scenario) => checked(held, scenario)) }
    case 'compare': {
      const { total, tasks, whole } = comparing(held, request)
      const parts = await inTurns(tasks, wayOf(request.job, total))
      return { kind, id, cancelled: !parts, ...whole(parts ?? []) }
    }
    case 'waterfall':
      return { kind, id, ...explained(held, request.scenario, request) }
    case 'study':
      return { kind, id, answer: studied(held, request.scenario, request, request.study) }
  }
}

function keep(id: number, result: Result): void {
  given.set(id, result)
  const [oldest] = given.keys()
  if (oldest !== undefined && given.size > MOST_GIVEN) given.delete(oldest)
}

/** Works product by product. */
async function byProduct<Row>(
  model: HeldModel,
  asked: { job: string; destinations: readonly string[]; products: readonly string[] | null },
  work: (product: string) => Row,
): Promise<{ cancelled: boolean; rows: Row[] }> {
  const { job, destinations, products } = asked
  const wanted = products ?? model.products()
  model.check(wanted, destinations)
  const size = destinations.length
  const tasks = wanted.map((product) => ({ size, run: () => work(product) }))
  const rows = await inTurns(tasks, wayOf(job, wanted.length * size))
  return { cancelled: !rows, rows: rows ?? [] }
}

function wayOf(job: string, total: number): Way {
  cancelled.delete(job)
  return {
    progress: (done) => reply({ kind: 'progress', job, done, total }),
    isCancelled: () => cancelled.delete(job),
  }
}

function reply(message: Reply): void {
  port?.postMessage(message)
}
