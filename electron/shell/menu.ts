import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { WorkspaceState } from '../../shared/workspace/views.ts'
import type { RecentFiles } from './recent-files.ts'

/** What a menu command does: calls of the contract, commands for the window, and opening a file. */
export interface MenuActions {
  call(
    name:
      | 'workspace.new'
      | 'workspace.openDialog'
      | 'workspace.openDemo'
      | 'workspace.saveCopy'
      | 'workspace.close'
      | 'import.template'
      | 'app.openLog',
  ): void
  command(command: string): void
  open(path: string): void
}

/** Builds the app's menu for what is open. */
export function setMenu(
  actions: MenuActions,
  state: WorkspaceState | null,
  recent: RecentFiles,
  development: boolean,
): void {
  const menus = [
    fileMenu(actions, state, recent),
    editMenu(actions, state),
    viewMenu(actions, state, development),
    helpMenu(actions),
  ]
  const ownMenu: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...ownMenu, ...menus]))
}

function fileMenu(
  { call, command, open }: MenuActions,
  state: WorkspaceState | null,
  recent: RecentFiles,
): MenuItemConstructorOptions {
  const files = recent.list().filter((file) => file.exists)
  return {
    label: '&File',
    submenu: [
      { label: '&New…', accelerator: 'CmdOrCtrl+N', click: () => call('workspace.new') },
      { label: '&Open…', accelerator: 'CmdOrCtrl+O', click: () => call('workspace.openDialog') },
      {
        label: 'Open &recent',
        enabled: files.length > 0,
        submenu: files.map(({ path }) => ({ label: literal(path), click: () => open(path) })),
      },
      { label: 'Open the &demo', click: () => call('workspace.openDemo') },
      { type: 'separator' },
      {
        label: '&Import a bill of materials…',
        enabled: state !== null && state.readOnly === null,
        click: () => command('import'),
      },
      { label: 'Save a &template to fill in…', click: () => call('import.template') },
      {
        label: '&Save a copy…',
        accelerator: 'CmdOrCtrl+Shift+S',
        enabled: state !== null,
        click: () => call('workspace.saveCopy'),
      },
      {
        label: '&Export result…',
        accelerator: 'CmdOrCtrl+E',
        registerAccelerator: false,
        enabled: state !== null,
        click: () => command('exportResult'),
      },
      {
        label: '&Determine…',
        accelerator: 'CmdOrCtrl+Shift+E',
        registerAccelerator: false,
        enabled: state !== null,
        click: () => command('determine'),
      },
      {
        label: '&Close workspace',
        accelerator: 'CmdOrCtrl+W',
        enabled: state !== null,
        click: () => call('workspace.close'),
      },
      { type: 'separator' },
      process.platform === 'darwin' ? { role: 'close', accelerator: '' } : { role: 'quit' },
    ],
  }
}

function editMenu(
  { command }: MenuActions,
  state: WorkspaceState | null,
): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      {
        label: state?.undo ? `&Undo: ${literal(state.undo)}` : '&Undo',
        accelerator: 'CmdOrCtrl+Z',
        enabled: Boolean(state?.undo),
        click: () => command('undo'),
      },
      {
        label: state?.redo ? `&Redo: ${literal(state.redo)}` : '&Redo',
        accelerator: 'CmdOrCtrl+Shift+Z',
        enabled: Boolean(state?.redo),
        click: () => command('redo'),
      },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      { type: 'separator' },
      {
        label: 'Remo&ve rows',
        accelerator: 'Shift+Delete',
        registerAccelerator: false,
        enabled: state !== null && state.readOnly === null,
        click: () => command('removeRows'),
      },
      { type: 'separator' },
      { label: '&Find', accelerator: 'CmdOrCtrl+F', click: () => command('find') },
      {
        label: 'Find &everywhere',
        accelerator: 'CmdOrCtrl+Shift+F',
        registerAccelerator: false,
        enabled: state !== null,
        click: () => command('palette'),
      },
      { type: 'separator' },
      ...[
        ['New p&roduct', 'newProduct'],
        ['New co&mpany', 'newCompany'],
        ['New par&t', 'newPart'],
      ].map(([label = '', name = '']) => ({
        label,
        enabled: state !== null && state.readOnly === null,
        click: () => command(name),
      })),
    ],
  }
}

function viewMenu(
  { command }: MenuActions,
  state: WorkspaceState | null,
  development: boolean,
): MenuItemConstructorOptions {
  const screens: [label: string, command: string, key?: string][] = [
    ['&Search or run…', 'palette', 'CmdOrCtrl+K'],
    ['H&ome', 'home', 'CmdOrCtrl+1'],
    ['&Products', 'products', 'CmdOrCtrl+2'],
    ['&Matrix', 'matrix', 'CmdOrCtrl+3'],
    ['Sc&enarios', 'scenarios', 'CmdOrCtrl+4'],
    ['P&arts', 'parts', 'CmdOrCtrl+5'],
    ['&Companies', 'companies', 'CmdOrCtrl+6'],
    ['Pr&ices and rates', 'prices', 'CmdOrCtrl+7'],
    ['&Rules', 'rules', 'CmdOrCtrl+8'],
    ['&Determinations', 'determinations', 'CmdOrCtrl+9'],
    ['&Licences', 'licences', 'CmdOrCtrl+Shift+L'],
    ['S&hipments', 'shipments', 'CmdOrCtrl+Shift+H'],
    ['&Settings', 'settings', 'CmdOrCtrl+,'],
    ['&History', 'history'],
    ['&Backups', 'backups'],
    ['P&revious destination', 'previousDestination', '['],
    ['&Next destination', 'nextDestination', ']'],
    ['Bill of materials, resul&t or both', 'productView', 'Alt+R'],
  ]
  const forDevelopment: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ]
  return {
    label: '&View',
    submenu: [
      ...screens.map(([label, name, accelerator]) => ({
        label,
        enabled: state !== null,
        // The window handles these keys; the menu only shows them.
        registerAccelerator: false,
        ...(accelerator && { accelerator }),
        click: () => command(name),
      })),
      { type: 'separator' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(development ? forDevelopment : []),
    ],
  }
}

function helpMenu({ call, command }: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&Help',
    role: 'help',
    submenu: [
      { label: '&Keyboard shortcuts', click: () => command('shortcuts') },
      { label: '&Open log', click: () => call('app.openLog') },
    ],
  }
}

/** A text in which an ampersand is no shortcut. */
function literal(text: string): string {
  return text.replaceAll('&', '&&')
}
