import { clearBom, loadBom } from './bom.ts'
import { clearItems } from './items.ts'
import { clearProducts, loadProducts } from './products.ts'
import { clearResult, evaluate, useResult } from './result.ts'
import { resetScreen, type Screen, useScreen } from './screen.ts'
import { loadInfo, loadState, showWorkspace, useWorkspace } from './workspace.ts'

/** Asks what is open and keeps what is on screen after it from then on. */
export function start(): void {
  followWorkspace()
  followScreen()
  followQuestion()
  window.minimis.on('workspace.changed', showWorkspace)
  void loadInfo()
  void loadState()
}

/** Another file clears the screen; another revision, or another reading of it, loads it again. */
function followWorkspace(): void {
  useWorkspace.subscribe(({ workspace }, { workspace: before }) => {
    if (workspace?.path !== before?.path) {
      resetScreen()
      clearProducts()
      clearBom()
      clearItems()
      clearResult()
    }
    if (!workspace) return
    if (workspace.readOnly?.reason !== before?.readOnly?.reason) clearBom()
    const same =
      workspace.path === before?.path &&
      workspace.revision === before.revision &&
      workspace.readOnly?.reason === before.readOnly?.reason
    if (same) return
    void loadProducts()
    showScreen(useScreen.getState().screen)
  })
}

function followScreen(): void {
  useScreen.subscribe(({ screen }, before) => {
    if (screen !== before.screen) showScreen(screen)
  })
}

function followQuestion(): void {
  useResult.subscribe(({ destination, method }, before) => {
    if (destination === before.destination && method === before.method) return
    const { screen } = useScreen.getState()
    if (screen.kind === 'product') void evaluate(screen.id)
  })
}

function showScreen(screen: Screen): void {
  if (screen.kind !== 'product' || !useWorkspace.getState().workspace) return
  void loadBom(screen.id)
  void evaluate(screen.id)
}
