import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { HeldModel, NoSuchThing } from './held-model.ts'
import type { Reply, Request } from './messages.ts'

/** How long a job works before it looks for messages, in milliseconds. */
const TURN = 30

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')

let held: { identity: string; model: HeldModel } | null = null
const cancelled = new Set<string>()

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
    if (request.kind === 'matrix') {
      const { destinations, method, choices } = request
      const model = choices ? held.model.with(choices) : held.model
      const job = await forEach(model, request, (product) =>
        model.matrixRow(product, destinations, method),
      )
      reply({ kind: 'matrix', id, ...job })
    } else if (request.kind === 'overview') {
      const { destinations, method } = request
      const { model } = held
      const job = await forEach(model, { ...request, products: null }, (product) =>
        model.overviewRow(product, destinations, method),
      )
      reply({ kind: 'overview', id, ...job })
    } else {
      const { product, destination, method } = request
      reply({ kind: 'result', id, result: held.model.result(product, destination, method) })
    }
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    if (error instanceof NoSuchThing) reply({ kind: 'refused', id, message })
    else reply({ kind: 'failed', id, message, stack })
  }
}

/** Works product by product, and lets other requests in between. */
async function forEach<Row>(
  model: HeldModel,
  {
    job,
    destinations,
    products,
  }: { job: string; destinations: readonly string[]; products: readonly string[] | null },
  work: (product: string) => Row,
): Promise<{ cancelled: boolean; rows: Row[] }> {
  const wanted = products ?? model.products()
  model.check(wanted, destinations)
  const total = wanted.length * destinations.length
  const rows: Row[] = []
  let until = performance.now() + TURN
  for (const product of wanted) {
    rows.push(work(product))
    if (performance.now() < until) continue
    reply({ kind: 'progress', job, done: rows.length * destinations.length, total })
    await setImmediate()
    if (cancelled.delete(job)) return { cancelled: true, rows: [] }
    until = performance.now() + TURN
  }
  cancelled.delete(job)
  reply({ kind: 'progress', job, done: total, total })
  return { cancelled: false, rows }
}

function reply(message: Reply): void {
  port?.postMessage(message)
}
