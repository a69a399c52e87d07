import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { readSheets, SheetError } from '../../shared/sheets/read.ts'
import type { SheetReply, SheetRequest } from './messages.ts'

const { path, options } = workerData as SheetRequest

void read().then((reply) => parentPort?.postMessage(reply))

async function read(): Promise<SheetReply> {
  try {
    if (!statSync(path).isFile()) return { ok: false, message: `${path} is no file.` }
    return { ok: true, value: await readSheets(readFileSync(path), basename(path), options) }
  } catch (error) {
    if (error instanceof SheetError) return { ok: false, message: error.message }
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return { ok: false, message: `${path} cannot be read: ${message}` }
  }
}
