import { call } from './call.ts'

let jobs = 0

/** The name of a file that is about to be written, by which it can be given up. */
export function newExportJob(): string {
  return `export-${++jobs}`
}

/** Gives up a file that is being written: nothing of it is left. */
export function giveUpExport(job: string): void {
  call('export.giveUp', { job }).catch(() => undefined)
}
