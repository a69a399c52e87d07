import { parentPort } from 'node:worker_threads'
import type { ThreadReply } from '../asked-thread.ts'
import { Refusal } from '../ipc/refusal.ts'
import { type Candidate, packAmended, packOfText } from './made-packs.ts'
import type { Request } from './pack-maker.ts'

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')

port.on('message', (request: Request) => port.postMessage(answer(request)))

function answer(request: Request): ThreadReply<Candidate> {
  const { id } = request
  try {
    const found =
      request.question === 'read' ? packOfText(request.asked) : packAmended(request.asked)
    return { kind: 'answer', id, found }
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    if (!(error instanceof Refusal)) return { kind: 'failed', id, message, stack }
    return { kind: 'refused', id, code: error.code, message, details: error.details }
  }
}
