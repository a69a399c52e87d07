import type { TermId } from '../../shared/help/term.ts'
import { call } from './call.ts'
import type { AppCommand } from './commands.ts'
import { type Creatable, startCreating } from './creating.ts'
import { redo, undo } from './edits.ts'
import { chooseExport } from './export-result.ts'
import { type HelpPage, openHelp } from './help.ts'
import { openPaperOnScreen, type PaperView } from './papers.ts'
import { showQuestions } from './part-list.ts'
import { keepPreferences, usePreferences } from './preferences.ts'
import { PRODUCT_ACTS, type ProductAct } from './product-acts.ts'
import { switchProductView } from './product-view.ts'
import { useProducts } from './products.ts'
import { stepDestination } from './result.ts'
import { goBack, goTo, openPanel, SCREENS, useScreen } from './screen.ts'
import {
  attempt,
  canReload,
  closeWorkspace,
  newWorkspace,
  openDemo,
  openDialog,
  reload,
  saveCopy,
  useWorkspace,
} from './workspace.ts'

const EVERYWHERE = 'Everywhere'
const FILE = 'Workspace'

const workspace = () => useWorkspace.getState().workspace
const canEdit = () => workspace()?.readOnly === null

/** What can be done wherever one is; the native menu names these by their ids. */
export const APP_COMMANDS: readonly AppCommand[] = [
  {
    id: 'palette',
    name: 'Search or run',
    group: EVERYWHERE,
    keys: ['Ctrl+K', 'Ctrl+Shift+F'],
    whileTyping: true,
    isKeyOnly: true,
    run: () => openPanel('palette'),
  },
  {
    id: 'undo',
    name: 'Undo',
    group: EVERYWHERE,
    keys: ['Ctrl+Z'],
    isAvailable: () => canEdit() && Boolean(workspace()?.undo),
    run: undo,
  },
  {
    id: 'redo',
    name: 'Redo',
    group: EVERYWHERE,
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    isAvailable: () => canEdit() && Boolean(workspace()?.redo),
    run: redo,
  },
  {
    id: 'back',
    name: 'Back to the screen before',
    group: EVERYWHERE,
    keys: ['Alt+ArrowLeft', 'Ctrl+['],
    isAvailable: () => useScreen.getState().visited.length > 0,
    run: goBack,
  },
  {
    id: 'shortcuts',
    name: 'Keys',
    group: EVERYWHERE,
    keys: ['?'],
    run: () => openPanel('keys'),
  },
  {
    id: 'questions',
    name: 'Find out what is not known',
    group: EVERYWHERE,
    run: () => showQuestions(),
  },
  help('words', 'Help: glossary', ['F1']),
  help('method', 'Help: how the share is worked out'),
  help('eccns', 'Help: ECCNs in words'),
  help('limits', 'Help: limits and open questions'),
  creating('product', 'New product'),
  creating('company', 'New company'),
  creating('part', 'New part'),
  ...SCREENS.map(({ kind, name, key }) => ({
    id: kind,
    name,
    group: 'Screens',
    keys: [`Ctrl+${key}`],
    whileTyping: true,
    run: () => goTo(kind),
  })),
  {
    id: 'import',
    name: 'Import a bill of materials',
    group: FILE,
    isAvailable: canEdit,
    run: () => openPanel('import'),
  },
  {
    id: 'importTemplate',
    name: 'Save a template to fill in',
    group: FILE,
    run: () => attempt('save the template', () => call('import.template')),
  },
  {
    id: 'technologyReports',
    name: 'Technology reports: filed, counting, to be relied on',
    group: FILE,
    run: () => openPanel('reports'),
  },
  { id: 'history', name: 'History', group: FILE, run: () => openPanel('history') },
  { id: 'backups', name: 'Backups', group: FILE, run: () => openPanel('backups') },
  { id: 'newWorkspace', name: 'New workspace', group: FILE, keys: ['Ctrl+N'], run: newWorkspace },
  { id: 'openWorkspace', name: 'Open a workspace', group: FILE, keys: ['Ctrl+O'], run: openDialog },
  { id: 'openDemo', name: 'Open the demo', group: FILE, run: openDemo },
  {
    id: 'reload',
    name: 'Reload the file',
    group: FILE,
    keys: ['F5'],
    whileTyping: true,
    isAvailable: canReload,
    run: reload,
  },
  { id: 'saveCopy', name: 'Save a copy', group: FILE, keys: ['Ctrl+Shift+S'], run: saveCopy },
  {
    id: 'closeWorkspace',
    name: 'Close workspace',
    group: FILE,
    keys: ['Ctrl+W'],
    run: closeWorkspace,
  },
  {
    id: 'chooseDay',
    name: 'Choose the day of determination',
    group: FILE,
    run: () => openPanel('day'),
  },
  {
    id: 'openLog',
    name: 'Open log',
    group: FILE,
    run: () => attempt('open the log', () => call('app.openLog')),
  },
  theme('auto', 'Theme: as the system has it'),
  theme('light', 'Theme: light'),
  theme('dark', 'Theme: dark'),
  {
    id: 'exportResult',
    name: 'Export the result',
    group: 'Product',
    keys: ['Ctrl+E'],
    whileTyping: true,
    isAvailable: onProduct,
    run: chooseExport,
  },
  paper('application', 'Description for an application (748 Supp. 2(i))'),
  paper('report', 'One-time technology report (734 Supp. 2(b))'),
  paper('certificate', 'Model certificate (734 Supp. 1)'),
  paper('spares', 'Spare parts for this destination'),
  ...PRODUCT_ACTS.map(onScreen),
  {
    id: 'productView',
    name: 'Bill of materials, result or both',
    group: 'Product',
    keys: ['Alt+R'],
    whileTyping: true,
    isAvailable: onProduct,
    run: switchProductView,
  },
  {
    id: 'previousDestination',
    name: 'Previous destination',
    group: 'Product',
    keys: ['['],
    isAvailable: onProduct,
    run: () => stepDestination(-1),
  },
  {
    id: 'nextDestination',
    name: 'Next destination',
    group: 'Product',
    keys: [']'],
    isAvailable: onProduct,
    run: () => stepDestination(1),
  },
]

function creating(what: Creatable, name: string): AppCommand {
  const id = `new${what[0]?.toUpperCase()}${what.slice(1)}`
  return { id, name, group: EVERYWHERE, isAvailable: canEdit, run: () => startCreating(what) }
}

function paper(view: PaperView, name: string): AppCommand {
  const id = `paper-${view}`
  const run = () => openPaperOnScreen(view)
  return { id, name, group: 'Product', isAvailable: onProduct, run }
}

function theme(wanted: 'auto' | 'light' | 'dark', name: string): AppCommand {
  return {
    id: `theme-${wanted}`,
    name,
    group: 'This computer',
    isAvailable: () => usePreferences.getState().theme !== wanted,
    run: () => attempt('keep the preferences', () => keepPreferences({ theme: wanted })),
  }
}

/** What can be done with a product, for the one on screen. */
function onScreen(act: ProductAct): AppCommand {
  return {
    ...act,
    group: 'Product',
    isAvailable: () => productOnScreen() !== null,
    run: () => {
      const product = productOnScreen()
      if (product !== null) act.run(product)
    },
  }
}

/** The product on screen; null: none, or it is not in this revision. */
function productOnScreen(): string | null {
  const { screen } = useScreen.getState()
  if (screen.kind !== 'product') return null
  return useProducts.getState().rows?.some(({ id }) => id === screen.id) ? screen.id : null
}

function onProduct(): boolean {
  return useScreen.getState().screen.kind === 'product'
}

/** The word of the glossary that the column of the cell under the keyboard turns on; null: none. */
function termUnderKeyboard(): TermId | null {
  const cell = document.activeElement?.closest('[role="gridcell"][col-id]')
  const column = cell?.getAttribute('col-id') ?? ''
  return Object.hasOwn(TERM_OF_COLUMN, column) ? (TERM_OF_COLUMN[column] ?? null) : null
}

const TERM_OF_COLUMN: Readonly<Record<string, TermId>> = {
  eccn: 'eccn',
  usEccn: 'eccn',
  usShare: 'declared-content',
  origin: 'origin',
  price: 'fair-market-value',
  amount: 'fair-market-value',
  basis: 'basis',
  madeBy: 'made-by',
  exportedFrom: 'country-of-export',
  mark: 'controlled-content',
  share: 'share',
  missing: 'bounds',
  rate: 'rate',
}

function help(page: HelpPage, name: string, keys?: readonly string[]): AppCommand {
  return {
    id: `help:${page}`,
    name,
    group: EVERYWHERE,
    ...(keys && { keys, whileTyping: true }),
    run: () => openHelp(page, page === 'words' ? { term: termUnderKeyboard() } : {}),
  }
}
