import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { HeldModel, NoSuchThing } from './held-model.ts'
import type { Reply, Request, Verdict } from './messages.ts'

/** How long a job works before it looks for messages, in milliseconds. */
const TURN = 30

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')

let held: HeldModel | null = null
const cancelled = new Set<string>()

port.on('message', (request: Request) => {
  if (request.kind === 'hold') held = new HeldModel(request.model, request.day)
  else if (request.kind === 'cancel') cancelled.add(request.job)
  else void answer(request)
})

async function answer(request: Extract<Request, { id: number }>): Promise<void> {
  const { id } = request
  try {
    if (!held) throw new Error('no model is held')
    if (request.kind === 'all') await all(held, request)
    else {
      const { product, destination, method } = request
      reply({ kind: 'result', id, result: held.result(product, destination, method) })
    }
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    if (error instanceof NoSuchThing) reply({ kind: 'refused', id, message })
    else reply({ kind: 'failed', id, message, stack })
  }
}

/** Evaluates product by product, and lets other requests in between. */
async function all(model: HeldModel, request: Extract<Request, { kind: 'all' }>): Promise<void> {
  const { id, job, destinations, method } = request
  const products = request.products ?? model.products()
  model.check(products, destinations)
  const total = products.length * destinations.length
  const verdicts: Verdict[] = []
  let until = performance.now() + TURN
  for (const product of products) {
    for (const destination of destinations) {
      verdicts.push(model.verdict(product, destination, method))
      if (performance.now() < until) continue
      reply({ kind: 'progress', job, done: verdicts.length, total })
      await setImmediate()
      if (cancelled.delete(job)) return reply({ kind: 'all', id, cancelled: true, verdicts: [] })
      until = performance.now() + TURN
    }
  }
  cancelled.delete(job)
  reply({ kind: 'progress', job, done: total, total })
  reply({ kind: 'all', id, cancelled: false, verdicts })
}

function reply(message: Reply): void {
  port?.postMessage(message)
}
