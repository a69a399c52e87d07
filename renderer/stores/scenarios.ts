import { create } from 'zustand'
import type { Scenario } from '../../shared/model/scenario.ts'
import type { ScenarioRow, Touched } from '../../shared/workspace/views.ts'
import { call, callFor } from './call.ts'
import { sayDoneAsWritten } from './done.ts'
import { edit, inTurn } from './edits.ts'
import { latest } from './latest.ts'
import { attempt, untilTold } from './workspace.ts'

/** How many scenarios stand beside the base at the most. */
export const MOST_CHOSEN = 4

/** A scenario that is being edited; null for `id`: it was never saved. */
export interface ScenarioDraft {
  id: number | null
  scenario: Scenario
}

interface ScenariosStore {
  /** The scenarios in their order; null: not loaded. */
  rows: ScenarioRow[] | null
  /** The numbers of those beside the base, in the order in which they were chosen. */
  chosen: readonly number[]
  draft: ScenarioDraft | null
}

const empty: ScenariosStore = { rows: null, chosen: [], draft: null }

export const useScenarios = create<ScenariosStore>(() => empty)

const ticket = latest()

export async function loadScenarios(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the scenarios', async () => {
    const { scenarios } = await call('scenarios.list')
    if (isLatest()) useScenarios.setState((before) => withRows(before, scenarios))
  })
}

/** Reads them again where a change touched one, or could take back or bring back one that was applied. */
export async function followScenarios(touched: Touched | null): Promise<void> {
  const { rows } = useScenarios.getState()
  if (!rows) return
  const isApplied = rows.some(({ applied }) => applied !== undefined)
  if (!touched || touched.scenarios || isApplied) await loadScenarios()
}

export function clearScenarios(): void {
  ticket()
  useScenarios.setState(empty)
}

/** Sets a scenario beside the base; false: four are there already. */
export function chooseScenario(id: number): boolean {
  const { chosen } = useScenarios.getState()
  if (chosen.includes(id)) return true
  if (chosen.length >= MOST_CHOSEN) return false
  useScenarios.setState({ chosen: [...chosen, id] })
  return true
}

export function unchooseScenario(id: number): void {
  useScenarios.setState(({ chosen }) => ({ chosen: chosen.filter((other) => other !== id) }))
}

/** Starts to edit: a saved scenario by its number, or a new one. */
export function editScenario(draft: ScenarioDraft): void {
  useScenarios.setState({ draft })
}

/** Changes the draft that is being edited. */
export function changeDraft(change: (scenario: Scenario) => Scenario): void {
  useScenarios.setState(({ draft }) => ({
    draft: draft && { ...draft, scenario: change(draft.scenario) },
  }))
}

export function dropDraft(): void {
  useScenarios.setState({ draft: null })
}

/** The drafts as questions take them: the one that is being edited, or none. */
export function draftsAsked(): { id?: number; scenario: Scenario }[] {
  const { draft } = useScenarios.getState()
  if (!draft) return []
  const { id, scenario } = draft
  return [id === null ? { scenario } : { id, scenario }]
}

/** Saves the draft and ends editing; gives its number. Throws a CallError where it is refused. */
export async function saveDraft(): Promise<number | null> {
  const [given] = draftsAsked()
  const { draft } = useScenarios.getState()
  if (!given) return null
  await edit({ kind: 'saveScenario', ...given })
  await loadScenarios()
  useScenarios.setState((now) => (now.draft === draft ? { draft: null } : {}))
  const { rows } = useScenarios.getState()
  return rows?.find(({ scenario }) => scenario.name === given.scenario.name)?.id ?? null
}

/** Throws a CallError where another scenario stands on it. */
export async function removeScenario(id: number): Promise<void> {
  await edit({ kind: 'removeScenario', id })
}

/** Moves a scenario before another, or with null to the end. */
export async function moveScenario(id: number, before: number | null): Promise<void> {
  await edit({ kind: 'moveScenario', id, before })
}

/**
 * Applies a scenario to the base as one edit. Throws a CallError `unfit` where changes do not fit,
 * each named in its details, unless they are to be left out. What is in the base already is made a
 * second time only with `again`.
 */
export async function applyScenario(
  id: number,
  { skipUnfit = false, again = false }: { skipUnfit?: boolean; again?: boolean } = {},
): Promise<void> {
  const done = await inTurn((meant) => callFor(meant, 'scenarios.apply', { id, skipUnfit, again }))
  sayDoneAsWritten(done.revision)
  await loadScenarios()
}

/** Writes a scenario as a file; gives its path, null where the user gave up. Throws a CallError. */
export async function exportScenario(id: number): Promise<string | null> {
  return (await call('scenarios.exportFile', { id }))?.path ?? null
}

/** Keeps a scenario from a file; gives its name, null where the user gave up. Throws a CallError. */
export async function importScenario(): Promise<string | null> {
  return (await untilTold(() => call('scenarios.importFile')))?.name ?? null
}

/** What is chosen or edited and is not there any more is let go; a draft of it becomes a new one. */
function withRows(before: ScenariosStore, rows: ScenarioRow[]): ScenariosStore {
  const isThere = (id: number) => rows.some((row) => row.id === id)
  const { chosen, draft } = before
  const isGone = draft !== null && draft.id !== null && !isThere(draft.id)
  return {
    rows,
    chosen: chosen.filter(isThere),
    draft: isGone ? { ...draft, id: null } : draft,
  }
}
