import type { Touched, WorkspaceState } from '../../shared/workspace/views.ts'
import { APP_COMMANDS } from './app-commands.ts'
import { clearBom, followBom, loadBom } from './bom.ts'
import { clearBomView } from './bom-view.ts'
import { clearDestinations } from './by-destination.ts'
import { call } from './call.ts'
import { register } from './commands.ts'
import { clearCompanies, followCompanies, loadCompanies, useCompanies } from './companies.ts'
import { clearComparing, followComparing } from './comparing.ts'
import { clearCurrencies, followCurrencies, loadCurrencies } from './currencies.ts'
import { decisive } from './decisive.ts'
import { clearDeterminations, determinedToday, showDeterminations } from './determinations.ts'
import { closeDetermining } from './determining.ts'
import { closeDirectProduct, followDirectProduct } from './direct-product.ts'
import { dismissExport, forgetExport } from './export-result.ts'
import { clearFloors, followFloors } from './floors.ts'
import { flow } from './flow.ts'
import { clearHome, loadHome, useHome } from './home.ts'
import { resetHomeList } from './home-list.ts'
import { closeItem, followItem } from './item.ts'
import { items } from './items.ts'
import { clearKept } from './kept.ts'
import { clearLevers, followLevers } from './levers.ts'
import { resetLeversView } from './levers-view.ts'
import { clearLicences, followLicences, loadLicences } from './licences.ts'
import { clearMatrix, followMatrix } from './matrix.ts'
import { resetMatrixView } from './matrix-view.ts'
import {
  clearOverview,
  followOverview,
  loadOverview,
  overviewQuestion,
  overviewStanding,
  showOverviewProgress,
  useOverview,
} from './overview.ts'
import { followPacks } from './packs.ts'
import { resetPartList } from './part-list.ts'
import { parts } from './parts.ts'
import { loadPreferences } from './preferences.ts'
import { clearPrices, followPrices, loadPrices } from './prices.ts'
import { products, resetProductList } from './products.ts'
import { clearRates, followRates, loadRates } from './rates.ts'
import { clearResult, evaluate, useResult } from './result.ts'
import { clearScenarioAnswers, comparison, followScenarioAnswers } from './scenario-answers.ts'
import { resetScenarioView } from './scenario-view.ts'
import { clearScenarios, followScenarios, loadScenarios } from './scenarios.ts'
import { resetScreen, type Screen, useScreen } from './screen.ts'
import {
  clearShipments,
  followShipments,
  loadShipments,
  resetShipmentDraft,
  showShipmentProgress,
} from './shipments.ts'
import { dropAll, inOne, showAll, waitForAll } from './together.ts'
import {
  clearTradeParties,
  followTradeParties,
  loadTradeParties,
  showScreeningProgress,
} from './trade-parties.ts'
import { endEditing, finishTyping } from './typing.ts'
import {
  dismissRefusal,
  loadInfo,
  loadState,
  showUnlessOlder,
  showWorkspace,
  tellWorkspace,
  toldWorkspace,
  useWorkspace,
} from './workspace.ts'

/** Asks what is open and keeps what is on screen after it from then on. */
export function start(): void {
  register(() => APP_COMMANDS)
  followPacks()
  followWorkspace()
  followScreen()
  followQuestion()
  window.minimis.on('workspace.changed', take)
  window.minimis.on('workspace.leaving', leave)
  window.minimis.on('job.progress', ({ job, done, total }) => {
    showOverviewProgress(job, done, total)
    comparison.showProgress(job, done, total)
    showScreeningProgress(job, done, total)
    showShipmentProgress(job, done, total)
  })
  void loadPreferences()
  void loadInfo()
  void loadState()
}

/** Before the workspace is left, what is typed is written; what cannot be is told to the main process. */
async function leave(): Promise<void> {
  const unfinished = (await finishTyping()).map((text) => text.slice(0, 500))
  await call('workspace.readyToLeave', { unfinished })
}

/** The revisions of which lines and verdict were asked for before they are shown. */
const asked = new Set<number>()

/** An edit is shown with its lines and its verdict where these are on screen, all else at once. */
function take(workspace: WorkspaceState | null): void {
  const before = toldWorkspace()
  if (before && !(workspace && isSameFile(workspace, before))) endEditing()
  const { screen } = useScreen.getState()
  if (screen.kind !== 'product' || !workspace || !isEdited(workspace, before)) {
    showAll()
    showWorkspace(workspace)
    return
  }
  tellWorkspace(workspace)
  waitForAll(workspace.revision)
  void inOne(() => showUnlessOlder(workspace))
  asked.add(workspace.revision)
  void followBom(workspace.revision, workspace.touched)
  void evaluate(screen.id)
}

/** Whether the same file is read in the same way, on the same day. */
function isSameFile(workspace: WorkspaceState, before: WorkspaceState | null): boolean {
  return (
    before !== null &&
    workspace.path === before.path &&
    readingOf(workspace) === readingOf(before) &&
    workspace.day === before.day
  )
}

/** How a file is read; one that is still checked is read as it will be if nothing is found. */
function readingOf({ readOnly }: WorkspaceState): string | undefined {
  return readOnly?.reason === 'checking' ? undefined : readOnly?.reason
}

function isEdited(workspace: WorkspaceState, before: WorkspaceState | null): boolean {
  return isSameFile(workspace, before) && workspace.revision !== before?.revision
}

/** Another file, or another reading of it, is read anew; after an edit only what it touched. */
function followWorkspace(): void {
  useWorkspace.subscribe(({ workspace }, { workspace: before }) => {
    const isSame = workspace !== null && isSameFile(workspace, before)
    if (!isSame) {
      dropAll()
      asked.clear()
    }
    if (workspace?.path !== before?.path) {
      resetScreen()
      resetProductList()
      resetPartList()
      resetHomeList()
      clearBomView()
      clearKept()
      resetShipmentDraft()
      resetMatrixView()
      resetLeversView()
    }
    if (!workspace) return clearAll()
    if (isSame && workspace.revision === before?.revision) return
    if (isSame && before) {
      followEdit(workspace.revision, workspace.touched)
      followMatrix(workspace, before)
    } else {
      clearAll()
      void products.loadAll()
      followOverview()
      showScreen(useScreen.getState().screen)
    }
  })
}

function followEdit(revision: number, touched: Touched | null): void {
  void products.follow(revision, touched)
  void parts.follow(revision, touched)
  void followCompanies(touched)
  void followCurrencies(touched)
  void followPrices(touched)
  void followRates(touched)
  void followLicences(touched)
  void followShipments()
  followItem(touched)
  followDirectProduct()
  void items.follow(revision, touched)
  void followTradeParties(touched)
  void followScenarios(touched)
  followScenarioAnswers()
  followComparing()
  followLevers()
  followFloors()
  followOverview()
  const { screen } = useScreen.getState()
  if (screen.kind === 'determinations') void determinedToday.again()
  if (screen.kind === 'home') void loadHome()
  if (asked.delete(revision)) return
  void followBom(revision, touched)
  if (screen.kind === 'product') void evaluate(screen.id)
}

function clearAll(): void {
  products.clear()
  parts.clear()
  clearOverview()
  clearHome()
  clearCompanies()
  clearTradeParties()
  clearCurrencies()
  clearPrices()
  clearRates()
  clearLicences()
  clearShipments()
  clearBom()
  items.clear()
  closeItem()
  closeDirectProduct()
  clearMatrix()
  clearResult()
  clearDestinations()
  decisive.clear()
  clearScenarios()
  resetScenarioView()
  clearScenarioAnswers()
  clearComparing()
  clearLevers()
  clearDeterminations()
  closeDetermining()
  clearFloors()
  flow.clear()
  dismissExport()
}

function followScreen(): void {
  useScreen.subscribe(({ screen }, before) => {
    if (screen === before.screen) return
    leaveMessages()
    showAll()
    showScreen(screen)
  })
}

/** What a message says is about the screen that is left; one about a file is about all of them. */
function leaveMessages(): void {
  const { refusal } = useWorkspace.getState()
  if (refusal && !refusal.isOpening) dismissRefusal()
  forgetExport()
}

function followQuestion(): void {
  useResult.subscribe(({ destination, method }, before) => {
    if (destination === before.destination && method === before.method) return
    forgetExport()
    const { screen } = useScreen.getState()
    if (screen.kind === 'product') void evaluate(screen.id)
  })
}

/** Loads what a screen shows, where it is not loaded yet. */
function showScreen(screen: Screen): void {
  const { workspace } = useWorkspace.getState()
  if (!workspace) return
  if (screen.kind === 'home') showHome(workspace.revision)
  if (screen.kind === 'parts') void parts.loadAll()
  if (screen.kind === 'scenarios') void loadScenarios()
  if (screen.kind === 'determinations') void showDeterminations()
  if (screen.kind === 'companies') void loadCompanies()
  if (screen.kind === 'trade-parties') void loadTradeParties()
  if (screen.kind === 'licences') void loadLicences()
  if (screen.kind === 'shipments') void loadShipments()
  if (screen.kind === 'prices') {
    void loadPrices()
    void loadRates()
  }
  if (screen.kind !== 'product') return
  void loadBom(screen.id)
  void loadCurrencies()
  void loadRates()
  void evaluate(screen.id)
}

function showHome(revision: number): void {
  if (!useCompanies.getState().loaded) void loadCompanies()
  const { isLoaded, revision: known } = useHome.getState()
  if (!isLoaded || known !== revision) void loadHome()
  const { answered, job, isStopped } = useOverview.getState()
  const isCurrent = overviewStanding(answered, overviewQuestion(), revision) === 'current'
  if (!isCurrent && !job && !isStopped) void loadOverview()
}
