import { create } from 'zustand'
import type { ExportFormat } from '../../shared/ipc/contract.ts'
import { asCallError, type CallError, call } from './call.ts'
import { showProductView, useProductView } from './product-view.ts'
import type { ResultQuestion } from './standing.ts'

interface ExportStore {
  /** The formats are offered. */
  isChoosing: boolean
  /** The format that is being written. */
  writing: ExportFormat | null
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
  useExport.setState({ ...nothing, writing: format })
  try {
    const file = await call('export.result', { ...question, format })
    useExport.setState({ ...nothing, written: file?.path ?? null })
  } catch (error) {
    useExport.setState({ ...nothing, error: asCallError(error) })
  }
}

export function dismissExport(): void {
  useExport.setState(nothing)
}
