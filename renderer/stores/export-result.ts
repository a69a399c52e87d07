import { create } from 'zustand'
import type { ExportFormat, Input } from '../../shared/ipc/contract.ts'
import { asCallError, type CallError, call } from './call.ts'
import { newExportJob } from './export-job.ts'
import { showProductView, useProductView } from './product-view.ts'
import type { ResultQuestion } from './standing.ts'

interface ExportStore {
  /** The formats are offered. */
  isChoosing: boolean
  /** The format that is being written, and the job of it. */
  writing: { format: ExportFormat; job: string } | null
  /** The last file that was written, until it is dismissed. */
  written: string | null
  error: CallError | null
}

const nothing = { isChoosing: false, writing: null, written: null, error: null }

export const useExport = create<ExportStore>(() => nothing)

/** Offers the formats, where the result stands. */
export function chooseExport(isChoosing = true): void {
  if (isChoosing && useProductView.getState().view === 'bom') showProductView('both')
  useExport.setState({ isChoosing })
}

/** Writes a result as a file, at a place that the system's dialog asks for. */
export async function exportResult(question: ResultQuestion, format: ExportFormat): Promise<void> {
  const job = newExportJob()
  useExport.setState({ ...nothing, writing: { format, job } })
  try {
    const file = await call('export.result', { job, ...question, format })
    useExport.setState({ ...nothing, written: file?.path ?? null })
  } catch (error) {
    useExport.setState({ ...nothing, error: asCallError(error) })
  }
}

/** Writes the result under a scenario as a file; null: it was given up. Throws a CallError. */
export async function exportUnder(
  question: Input<'evaluate.over'>,
  job: string,
  format: ExportFormat,
): Promise<string | null> {
  const file = await call('export.result', { job, ...question, format })
  return file?.path ?? null
}

/** What was written, or why not, is about a result that is on screen no more; one under way goes on. */
export function forgetExport(): void {
  useExport.setState({ written: null, error: null })
}

export function dismissExport(): void {
  useExport.setState(nothing)
}
