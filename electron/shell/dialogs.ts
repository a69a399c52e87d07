import { join } from 'node:path'
import { app, BrowserWindow, dialog, type FileFilter } from 'electron'
import type { ExportFormat, Failure, PaperFormat } from '../../shared/ipc/contract.ts'

const FILTERS = [{ name: 'Minimis workspace', extensions: ['minimis'] }]

const KEYS = [{ name: 'Office key', extensions: ['minimis-key'] }]

const FORMATS: Record<ExportFormat, string> = {
  csv: 'Comma-separated values',
  xlsx: 'Excel workbook',
  pdf: 'PDF',
  html: 'Web page',
  json: 'JSON',
}

const PAPERS: Record<PaperFormat, string> = { pdf: 'PDF', txt: 'Text', html: 'Web page' }

/** The system's own dialogs; null where the user gave up. */
export interface Dialogs {
  placeForNew(): Promise<string | null>
  placeForCopy(name: string): Promise<string | null>
  placeForSalvage(): Promise<string | null>
  placeForExport(name: string, format: ExportFormat): Promise<string | null>
  placeForPaper(name: string, format: PaperFormat): Promise<string | null>
  fileToOpen(): Promise<string | null>
  /** A table; the title says what for, and is that of a bill of materials where it is absent. */
  tableToImport(title?: string): Promise<string | null>
  scenarioToImport(): Promise<string | null>
  /** A screening list as JSON or as a table. */
  listToRead(): Promise<string | null>
  /** Papers that a determination rests on. */
  papersToAttach(): Promise<string[] | null>
  determinationToVerify(): Promise<string | null>
  packToAdd(): Promise<string | null>
  /** The file of an office's key that a passphrase opens. */
  keyToTake(): Promise<string | null>
  placeForKey(): Promise<string | null>
  /** For a file as it is, under its own name. */
  placeForFile(name: string): Promise<string | null>
  showFailure(failure: Failure): Promise<void>
  /** Whether what is half typed may be lost. */
  mayBeLost(unfinished: readonly string[]): Promise<boolean>
}

/** The dialogs of the system, in front of the app's window. */
export const systemDialogs: Dialogs = {
  placeForNew: () => placeToSave('New workspace', 'Workspace.minimis'),
  placeForCopy: (name) => placeToSave('Save a copy', `${name} copy.minimis`),

  placeForSalvage: () => placeToSave('Save what can be read', 'Salvaged workspace.minimis'),

  placeForExport: (name, format) =>
    placeToSave('Export', `${name}.${format}`, [{ name: FORMATS[format], extensions: [format] }]),

  placeForPaper: (name, format) =>
    placeToSave('Save the paper', `${name}.${format}`, [
      { name: PAPERS[format], extensions: [format] },
    ]),

  fileToOpen: () => fileToRead('Open workspace', FILTERS),

  tableToImport: (title = 'Import a bill of materials') =>
    fileToRead(title, [
      { name: 'Tables', extensions: ['csv', 'tsv', 'txt', 'xlsx'] },
      { name: 'All files', extensions: ['*'] },
    ]),

  listToRead: () =>
    fileToRead('Read a screening list', [
      { name: 'Lists', extensions: ['json', 'csv', 'tsv', 'txt', 'xlsx'] },
      { name: 'All files', extensions: ['*'] },
    ]),

  scenarioToImport: () =>
    fileToRead('Import a scenario', [
      { name: 'Scenario', extensions: ['json'] },
      { name: 'All files', extensions: ['*'] },
    ]),

  async papersToAttach() {
    const { canceled, filePaths } = await dialog.showOpenDialog(front(), {
      title: 'Attach papers',
      properties: ['openFile', 'multiSelections'],
    })
    return canceled || filePaths.length === 0 ? null : filePaths
  },

  determinationToVerify: () =>
    fileToRead('Verify a determination', [
      { name: 'Determination', extensions: ['json'] },
      { name: 'All files', extensions: ['*'] },
    ]),

  packToAdd: () =>
    fileToRead('Add a rule pack', [
      { name: 'Rule pack', extensions: ['minimis-pack'] },
      { name: 'All files', extensions: ['*'] },
    ]),

  keyToTake: () => fileToRead('Take the office key from a backup', KEYS),
  placeForKey: () => placeToSave('Save a backup of the office key', 'office.minimis-key', KEYS),

  async placeForFile(name) {
    const { canceled, filePath } = await dialog.showSaveDialog(front(), {
      title: 'Save',
      defaultPath: join(app.getPath('documents'), name),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    return canceled ? null : (filePath ?? null)
  },

  async showFailure({ message, details = [] }) {
    await dialog.showMessageBox(front(), {
      type: 'error',
      title: 'Minimis',
      message,
      detail: details.join('\n'),
    })
  },

  async mayBeLost(unfinished) {
    const { response } = await dialog.showMessageBox(front(), {
      type: 'warning',
      title: 'Minimis',
      message: 'What is half typed has not been saved.',
      detail: unfinished.join('\n'),
      buttons: ['Go back', 'Leave it out'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    return response === 1
  },
}

async function fileToRead(title: string, filters: FileFilter[]): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(front(), {
    title,
    filters,
    properties: ['openFile'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** The file gets the first extension of the filters where the user gave it none. */
async function placeToSave(
  title: string,
  name: string,
  filters: FileFilter[] = FILTERS,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(front(), {
    title,
    defaultPath: join(app.getPath('documents'), name),
    filters,
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return null
  const extension = `.${filters[0]?.extensions[0]}`
  return filePath.toLowerCase().endsWith(extension) ? filePath : `${filePath}${extension}`
}

function front(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) throw new Error('there is no window')
  return window
}
