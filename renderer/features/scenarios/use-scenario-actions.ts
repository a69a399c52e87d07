import type { Scenario } from '../../../shared/model/scenario.ts'
import { activateScenario, useScenarioView } from '../../stores/scenario-view.ts'
import {
  chooseScenario,
  editScenario,
  exportScenario,
  importScenario,
  loadScenarios,
  MOST_CHOSEN,
  moveScenario,
  unchooseScenario,
  useScenarios,
} from '../../stores/scenarios.ts'
import type { Saying } from '../../ui/use-said.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { copyOf, newScenario } from './scenario-changes.ts'

/** The scenario that the keyboard is on, and what can be done with it and beside it. */
export function useScenarioActions({ clear, refuse, tell, attempt }: Saying) {
  const { rows, chosen, draft } = useScenarios()
  const kept = useScenarioView((view) => view.active)
  const canEdit = useCanEdit()
  const at = Math.max(0, rows?.findIndex(({ id }) => id === kept) ?? 0)
  const active = rows?.[at] ?? null

  const edit = (id: number | null, scenario: Scenario) => {
    if (draft) return refuse('Save or leave the scenario that is being edited first')
    clear()
    editScenario({ id, scenario })
  }
  return {
    /** null: there is no scenario. */
    active,
    canEdit,
    /** Whether the keyboard is on a scenario of the list, and none is being edited. */
    isOnList: active !== null && draft === null,
    create: () => edit(null, newScenario(rows ?? [])),
    editActive: () => active && edit(active.id, active.scenario),
    duplicate: () => active && edit(null, copyOf(rows ?? [], active.scenario)),
    toggle: (id: number) => {
      clear()
      if (chosen.includes(id)) unchooseScenario(id)
      else if (!chooseScenario(id))
        refuse(`${MOST_CHOSEN} scenarios stand beside the base already; take one away first`)
    },
    move: (by: 1 | -1) => {
      const before = rows?.[by < 0 ? at - 1 : at + 2]?.id ?? null
      if (!active || !rows?.[at + by]) return
      void attempt(async () => {
        await moveScenario(active.id, before)
        await loadScenarios()
      })
    },
    exportActive: () =>
      active &&
      attempt(async () => {
        const path = await exportScenario(active.id)
        if (path) tell(`Written: ${path}`)
      }),
    importOne: () =>
      attempt(async () => {
        const name = await importScenario()
        if (name === null) return
        await loadScenarios()
        const id = useScenarios.getState().rows?.find(({ scenario }) => scenario.name === name)?.id
        if (id !== undefined) activateScenario(id)
        tell(`"${name}" is kept`)
      }),
  }
}

export type ScenarioActions = ReturnType<typeof useScenarioActions>
