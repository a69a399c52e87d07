import { parentPort } from 'node:worker_threads'
import { packsOf } from '../../db/packs.ts'
import { carriedPacks, type Packs } from '../../shared/rules/packs/at-hand.ts'
import type { ThreadReply } from '../asked-thread.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { Asking } from './answers/answer.ts'
import { answers } from './answers/index.ts'
import { HeldModel } from './held-model.ts'
import type { AskedCall, Request } from './messages.ts'
import type { Way } from './turns.ts'

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')

type Answerer = (model: HeldModel, asked: object, asking: Asking) => object | Promise<object>

/** By which rules models are judged that are held from now on. */
let packs: Packs = carriedPacks
let held: { identity: string; model: HeldModel } | null = null
const cancelled = new Set<string>()

port.on('message', (request: Request) => {
  if (request.kind === 'packs') packs = packsOf(request.packs.rows, request.packs.inForce)
  else if (request.kind === 'hold') {
    const { identity, model, day, choices } = request
    held = { identity, model: HeldModel.of(model, day, choices, packs) }
  } else if (request.kind === 'patch') held = follow(request)
  else if (request.kind === 'cancel') cancelled.add(request.job)
  else void answer(request)
})

function follow(request: Extract<Request, { kind: 'patch' }>) {
  const { from, identity, patch, choices } = request
  if (held?.identity !== from) throw new Error(`no model is held as ${from}`)
  return { identity, model: held.model.patched(patch).with(choices) }
}

async function answer({ id, call, asked }: AskedCall): Promise<void> {
  try {
    if (!held) throw new Error('no model is held')
    const job = 'job' in asked ? String(asked.job) : ''
    const asking = { id, way: (total: number) => wayOf(job, total) }
    const answerCall = answers[call] as Answerer
    reply({ kind: 'answer', id, found: await answerCall(held.model, asked, asking) })
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    if (error instanceof Refusal) reply({ kind: 'refused', id, code: error.code, message })
    else reply({ kind: 'failed', id, message, stack })
  }
}

function wayOf(job: string, total: number): Way {
  cancelled.delete(job)
  return {
    progress: (done) => reply({ kind: 'progress', job, done, total }),
    isCancelled: () => cancelled.delete(job),
  }
}

function reply(message: ThreadReply<object>): void {
  port?.postMessage(message)
}
