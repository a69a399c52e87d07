import type { PlannedChange, PlanReply, PlanRequest } from './plan-messages.ts'
import type { Choice } from './planned.ts'
import type { Table, TableContext, TableReading } from './read-table.ts'

/** The part of a worker that a planner uses. */
export interface PlanThread {
  postMessage(request: PlanRequest): void
  terminate(): void
  onmessage: ((event: { data: PlanReply }) => void) | null
  onerror: ((event: { message: string }) => void) | null
}

/** Reads one table in a thread of its own. Of readings that wait, the last one asked for is made. */
export class Planner {
  private readonly thread: PlanThread
  private readonly jobs: { request: PlanRequest; done: (reply: PlanReply) => void }[] = []
  private current: ((reply: PlanReply) => void) | null = null

  constructor(table: Table, thread: PlanThread = startThread()) {
    this.thread = thread
    thread.onmessage = ({ data }) => this.answered(data)
    thread.onerror = ({ message }) => this.answered({ kind: 'failed', message })
    thread.postMessage({ kind: 'table', table })
  }

  /** Those of the ids that a cell of the table names. */
  async mentioned(ids: readonly string[]): Promise<string[]> {
    const reply = await this.ask({ kind: 'mentioned', ids })
    return reply.kind === 'mentioned' ? reply.ids : []
  }

  /** Null: another reading was asked for meanwhile. Throws an Error where the table cannot be planned. */
  async read(context: TableContext): Promise<TableReading | null> {
    const overtaken = this.jobs.findIndex(({ request }) => request.kind === 'read')
    if (overtaken >= 0) {
      const [job] = this.jobs.splice(overtaken, 1)
      job?.done({ kind: 'overtaken' })
    }
    const reply = await this.ask({ kind: 'read', context })
    if (reply.kind === 'failed') throw new Error(reply.message)
    return reply.kind === 'reading' ? reply.reading : null
  }

  /** What is written of the table as it was read last; `source` names it. */
  async change(choice: Choice, source: string): Promise<PlannedChange> {
    const reply = await this.ask({ kind: 'commands', choice, source })
    if (reply.kind === 'failed') throw new Error(reply.message)
    return reply.kind === 'commands' ? reply : { texts: [], kinds: {}, notTaken: [] }
  }

  /** Gives up whatever is being read. */
  close(): void {
    this.thread.terminate()
    for (const { done } of this.jobs.splice(0)) done({ kind: 'overtaken' })
  }

  private ask(request: PlanRequest): Promise<PlanReply> {
    return new Promise((done) => {
      this.jobs.push({ request, done })
      this.next()
    })
  }

  private next(): void {
    const job = this.current ? undefined : this.jobs.shift()
    if (!job) return
    this.current = job.done
    this.thread.postMessage(job.request)
  }

  private answered(reply: PlanReply): void {
    const done = this.current
    this.current = null
    done?.(reply)
    this.next()
  }
}

function startThread(): PlanThread {
  return new Worker(new URL('./plan-worker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as PlanThread
}
