import type { Touched } from '../../shared/workspace/views.ts'
import { clearBom, followBom, loadBom } from './bom.ts'
import { clearBomView } from './bom-view.ts'
import { clearCompanies, followCompanies, loadCompanies } from './companies.ts'
import { closeItem, followItem } from './item.ts'
import { items } from './items.ts'
import { parts } from './parts.ts'
import { loadPreferences } from './preferences.ts'
import { clearPrices, followPrices, loadPrices } from './prices.ts'
import { products, resetProductList } from './products.ts'
import { clearRates, followRates, loadRates } from './rates.ts'
import { clearResult, evaluate, useResult } from './result.ts'
import { resetScreen, type Screen, useScreen } from './screen.ts'
import { loadInfo, loadState, showWorkspace, useWorkspace } from './workspace.ts'

/** Asks what is open and keeps what is on screen after it from then on. */
export function start(): void {
  followWorkspace()
  followScreen()
  followQuestion()
  window.minimis.on('workspace.changed', showWorkspace)
  void loadPreferences()
  void loadInfo()
  void loadState()
}

/** Another file, or another reading of it, is read anew; after an edit only what it touched. */
function followWorkspace(): void {
  useWorkspace.subscribe(({ workspace }, { workspace: before }) => {
    if (workspace?.path !== before?.path) {
      resetScreen()
      resetProductList()
      clearBomView()
    }
    if (!workspace) return clearAll()
    const isSame =
      workspace.path === before?.path && workspace.readOnly?.reason === before.readOnly?.reason
    if (isSame && workspace.revision === before.revision) return
    if (isSame) followEdit(workspace.revision, workspace.touched)
    else {
      clearAll()
      void products.loadAll()
      showScreen(useScreen.getState().screen)
    }
  })
}

function followEdit(revision: number, touched: Touched | null): void {
  void products.follow(revision, touched)
  void parts.follow(revision, touched)
  void followCompanies(touched)
  void followPrices(touched)
  void followRates(touched)
  void followBom(revision, touched)
  followItem(touched)
  void items.follow(revision, touched)
  const { screen } = useScreen.getState()
  if (screen.kind === 'product') void evaluate(screen.id)
}

function clearAll(): void {
  products.clear()
  parts.clear()
  clearCompanies()
  clearPrices()
  clearRates()
  clearBom()
  items.clear()
  closeItem()
  clearResult()
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

/** Loads what a screen shows, where it is not loaded yet. */
function showScreen(screen: Screen): void {
  if (!useWorkspace.getState().workspace) return
  if (screen.kind === 'parts') void parts.loadAll()
  if (screen.kind === 'companies') void loadCompanies()
  if (screen.kind === 'prices') void loadPrices()
  if (screen.kind !== 'product') return
  void loadBom(screen.id)
  void loadRates()
  void evaluate(screen.id)
}
