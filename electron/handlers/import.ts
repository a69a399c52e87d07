import { basename } from 'node:path'
import { writeForm } from '../../shared/sheets/form.ts'
import type { TextOptions } from '../../shared/sheets/read.ts'
import { templateOf } from '../../shared/tabular/template.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { checkedBatch } from '../long-edits.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'

/** Tables from files; what becomes of their rows is decided in the window and written as one edit. */
export function importHandlers({
  dialogs,
  sheets,
  workspace,
  longEdits,
}: Context): HandlersOf<'import'> {
  let chosen: string | null = null
  const readChosen = async (options: TextOptions) => {
    const path = chosen
    const read = path === null ? null : await sheets.read(path, options)
    return read && path !== null ? { name: basename(path), ...read } : null
  }
  return {
    'import.choose': async () => {
      chosen = await dialogs.tableToImport()
      return readChosen({})
    },
    'import.reread': (options) => readChosen(options),
    'import.apply': ({ job, batch }) =>
      workspace.editInTurns((open) =>
        longEdits.run(job, batch.count, (way) => open.applyInTurns(checkedBatch(batch), way)),
      ),
    'import.giveUp': ({ job }) => {
      longEdits.giveUp(job)
      return undefined
    },
    'import.template': async () => {
      const path = await dialogs.placeForExport('Bill of materials to fill in', 'xlsx')
      if (path !== null) await writeWhole(path, writeForm(templateOf()))
      return path === null ? null : { path }
    },
    'import.cancel': async () => {
      await sheets.cancel()
      return undefined
    },
  }
}
