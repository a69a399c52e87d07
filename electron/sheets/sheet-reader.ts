import { Worker } from 'node:worker_threads'
import { SHEET_MEMORY } from '../../shared/bounds.ts'
import type { Sheets, TextOptions } from '../../shared/sheets/read.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { SheetReply, SheetRequest } from './messages.ts'

function tooLarge(path: string): Refusal {
  const message = `${path} needs more memory than reading a table may take. Save the sheet that is wanted alone, or as CSV UTF-8.`
  return new Refusal('not-readable', message)
}

/** Reads CSV and XLSX files in a worker thread each, so that a large one blocks nothing. */
export class SheetReader {
  private readonly file: string
  private worker: Worker | null = null

  constructor(file: string) {
    this.file = file
  }

  /** The tables of a file; null: it was cancelled. Throws a Refusal that says what to do. */
  async read(path: string, options: TextOptions = {}): Promise<Sheets | null> {
    await this.cancel()
    const worker = new Worker(this.file, {
      workerData: { path, options } satisfies SheetRequest,
      resourceLimits: { maxOldGenerationSizeMb: SHEET_MEMORY },
    })
    this.worker = worker
    const reply = await new Promise<SheetReply | null>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(path) : error),
      )
      worker.once('exit', () => resolve(null))
    })
    if (this.worker === worker) this.worker = null
    void worker.terminate()
    if (reply?.ok === false) throw new Refusal('not-readable', reply.message)
    return reply?.value ?? null
  }

  async cancel(): Promise<void> {
    await this.worker?.terminate()
    this.worker = null
  }
}
