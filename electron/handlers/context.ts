import type { Evaluator } from '../evaluation/evaluator.ts'
import type { Studies } from '../evaluation/studies.ts'
import type { Leaving } from '../leaving.ts'
import type { LongEdits } from '../long-edits.ts'
import type { Office } from '../office.ts'
import type { OpenWorkspace } from '../open-workspace.ts'
import type { ChosenPacks } from '../packs/chosen-packs.ts'
import type { Screener } from '../screening/screener.ts'
import type { SheetReader } from '../sheets/sheet-reader.ts'
import type { Dialogs } from '../shell/dialogs.ts'
import type { Log } from '../shell/log.ts'
import type { PreferencesFile } from '../shell/preferences.ts'
import type { PrintOptions } from '../shell/print.ts'
import type { RecentFiles } from '../shell/recent-files.ts'
import type { SeenFile } from '../shell/seen.ts'

/** What the handlers work with. */
export interface Context {
  workspace: OpenWorkspace
  /** Asked before another workspace is shown. */
  leaving: Leaving
  evaluator: Evaluator
  studies: Studies
  longEdits: LongEdits
  recent: RecentFiles
  preferences: PreferencesFile
  seen: SeenFile
  dialogs: Dialogs
  sheets: SheetReader
  /** Reads screening lists and screens parties. */
  screener: Screener
  log: Log
  /** Rule packs that may be taken into force. */
  packs: ChosenPacks
  /** Signs determinations. */
  office: Office
  /** A page as PDF. */
  print(page: string, options: PrintOptions): Promise<Uint8Array>
  /** Which version of Minimis this is. */
  appVersion: string
  /** Told once the window shows what is listed of the first file. */
  listed(): void
  /** Where the demo workspace lies. */
  demoPath: string
}
