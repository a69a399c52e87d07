import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Scenario } from '../../../shared/model/scenario.ts'
import { useCommands } from '../../stores/commands.ts'
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
import { useWorkspace } from '../../stores/workspace.ts'
import { FootLine } from '../../ui/foot-line.tsx'
import { count } from '../../ui/format.ts'
import { useInsertKey } from '../../ui/use-insert-key.ts'
import { useSaid } from '../../ui/use-said.ts'
import { ApplyDialog } from './apply-dialog.tsx'
import { Comparison } from './comparison.tsx'
import { Editor } from './editor.tsx'
import { NoScenarios } from './no-scenarios.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { copyOf, newScenario } from './scenario-changes.ts'
import { ScenarioList } from './scenario-list.tsx'
import styles from './scenarios.module.css'
import { useChecks } from './use-comparison.ts'

type Asking = 'remove' | 'apply' | null

/** The scenarios, and what they change beside the base. */
export function CompareTab() {
  const { rows, chosen, draft } = useScenarios()
  const workspace = useWorkspace((store) => store.workspace)
  const kept = useScenarioView((view) => view.active)
  const { checked, isCurrent } = useChecks()
  const { said, clear, refuse, tell, attempt } = useSaid()
  const [asking, setAsking] = useState<Asking>(null)
  const screen = useRef<HTMLDivElement>(null)
  const canEdit = workspace?.readOnly === null
  const revision = workspace?.revision ?? 0
  const at = Math.max(0, rows?.findIndex(({ id }) => id === kept) ?? 0)
  const active = rows?.[at] ?? null

  const focusList = () =>
    requestAnimationFrame(() =>
      screen.current?.querySelector<HTMLElement>('[data-testid=scenario-list]')?.focus(),
    )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they are there
  useEffect(() => {
    if (rows && rows.length > 0 && !draft) focusList()
  }, [rows === null])

  const edit = (id: number | null, scenario: Scenario) => {
    if (draft) return refuse('Save or leave the scenario that is being edited first')
    clear()
    editScenario({ id, scenario })
  }
  const editActive = () => active && edit(active.id, active.scenario)
  const create = () => edit(null, newScenario(rows ?? []))
  const duplicate = () => active && edit(null, copyOf(rows ?? [], active.scenario))
  const toggle = (id: number) => {
    clear()
    if (chosen.includes(id)) unchooseScenario(id)
    else if (!chooseScenario(id))
      refuse(`${MOST_CHOSEN} scenarios stand beside the base already; take one away first`)
  }
  const move = (by: 1 | -1) => {
    const before = rows?.[by < 0 ? at - 1 : at + 2]?.id ?? null
    if (!active || !rows?.[at + by]) return
    void attempt(async () => {
      await moveScenario(active.id, before)
      await loadScenarios()
    })
  }
  const exportActive = () =>
    active &&
    attempt(async () => {
      const path = await exportScenario(active.id)
      if (path) tell(`Written: ${path}`)
    })
  const importOne = () =>
    attempt(async () => {
      const name = await importScenario()
      if (name === null) return
      await loadScenarios()
      const id = useScenarios.getState().rows?.find(({ scenario }) => scenario.name === name)?.id
      if (id !== undefined) activateScenario(id)
      tell(`"${name}" is kept`)
    })
  const isOnList = () => active !== null && draft === null
  const group = 'Scenarios'
  useCommands([
    { id: 'newScenario', name: 'New scenario', group, isAvailable: () => canEdit, run: create },
    {
      id: 'editScenario',
      name: 'Edit the scenario',
      group,
      isAvailable: isOnList,
      run: editActive,
    },
    {
      id: 'duplicateScenario',
      name: 'Duplicate the scenario',
      group,
      keys: ['Ctrl+D'],
      isAvailable: () => canEdit && isOnList(),
      run: duplicate,
    },
    {
      id: 'applyScenario',
      name: 'Apply the scenario to the base',
      group,
      keys: ['Ctrl+Enter'],
      isAvailable: () => canEdit && isOnList(),
      run: () => setAsking('apply'),
    },
    {
      id: 'removeScenario',
      name: 'Remove the scenario',
      group,
      keys: ['Delete'],
      isAvailable: () => canEdit && isOnList(),
      run: () => setAsking('remove'),
    },
    {
      id: 'scenarioUp',
      name: 'Move the scenario up',
      group,
      keys: ['Alt+ArrowUp'],
      isAvailable: () => canEdit && isOnList(),
      run: () => move(-1),
    },
    {
      id: 'scenarioDown',
      name: 'Move the scenario down',
      group,
      keys: ['Alt+ArrowDown'],
      isAvailable: () => canEdit && isOnList(),
      run: () => move(1),
    },
    {
      id: 'exportScenario',
      name: 'Export the scenario as a file',
      group,
      isAvailable: isOnList,
      run: exportActive,
    },
    {
      id: 'importScenario',
      name: 'Import a scenario from a file',
      group,
      isAvailable: () => canEdit,
      run: importOne,
    },
    {
      id: 'onlyChanged',
      name: 'Only what the scenarios change',
      group,
      keys: ['C'],
      run: () => useScenarioView.setState(({ onlyChanged }) => ({ onlyChanged: !onlyChanged })),
    },
  ])
  useInsertKey(canEdit && !draft ? create : null)

  if (!rows || !workspace) return null
  if (rows.length === 0 && !draft)
    return (
      <>
        <NoScenarios onNew={canEdit ? create : null} onImport={canEdit ? importOne : null} />
        <span className={styles.gap} />
        <div className={styles.foot}>
          <FootLine said={said}>The base alone</FootLine>
        </div>
      </>
    )
  const checkedOf = (id: number | null) => checked.find((each) => each.id === id)
  return (
    <div ref={screen} className={styles.compare}>
      <div className={styles.side} data-editing={draft !== null}>
        <div className={styles.bar}>
          <Button
            disabled={!canEdit || draft !== null}
            title="Insert"
            onClick={create}
            data-testid="new-scenario"
          >
            New
          </Button>
          <Button
            variant="default"
            disabled={!canEdit}
            onClick={() => void importOne()}
            data-testid="import-scenario"
          >
            Import
          </Button>
          <span className={styles.gap} />
          <span className={styles.muted}>
            {chosen.length} of {MOST_CHOSEN} chosen
          </span>
        </div>
        <ScenarioList
          rows={rows}
          chosen={chosen}
          active={active?.id ?? null}
          edited={draft?.id ?? null}
          checked={checked}
          revision={revision}
          onActivate={activateScenario}
          onToggle={toggle}
          onEdit={editActive}
        />
        <div className={styles.actions}>
          <Button
            variant="default"
            disabled={!isOnList()}
            title="Enter"
            onClick={editActive}
            data-testid="edit-scenario"
          >
            {canEdit ? 'Edit' : 'Look'}
          </Button>
          <Button
            variant="default"
            disabled={!canEdit || !isOnList()}
            title="Ctrl+D"
            onClick={duplicate}
          >
            Duplicate
          </Button>
          <Button
            variant="default"
            disabled={!isOnList()}
            onClick={() => void exportActive()}
            data-testid="export-scenario"
          >
            Export
          </Button>
          <Button
            variant="default"
            disabled={!canEdit || !isOnList()}
            title="Delete"
            onClick={() => setAsking('remove')}
          >
            Remove
          </Button>
          <Button
            className={styles.apply ?? ''}
            disabled={!canEdit || !isOnList()}
            title="Ctrl+Enter"
            onClick={() => setAsking('apply')}
            data-testid="apply-scenario"
          >
            Apply to the base…
          </Button>
        </div>
      </div>
      <div className={styles.main}>
        <div className={styles.beside}>
          <Comparison />
          {draft && (
            <Editor
              draft={draft}
              checked={checkedOf(draft.id)}
              isCurrent={isCurrent}
              canEdit={canEdit}
              onSaved={(id, name) => {
                if (id !== null) {
                  activateScenario(id)
                  chooseScenario(id)
                }
                tell(`"${name}" is saved`)
                focusList()
              }}
              onClosed={focusList}
            />
          )}
        </div>
        <div className={styles.foot}>
          <FootLine said={said}>
            {count(rows.length, 'scenario')}, revision {revision}. Space sets one beside the base,
            Enter edits it. Not subject is said by reason of de minimis; it is no clearance.
          </FootLine>
        </div>
      </div>
      {asking === 'remove' && active && (
        <RemoveDialog
          row={active}
          onClose={(removed) => {
            setAsking(null)
            if (removed) tell(`"${active.scenario.name}" is removed; Ctrl+Z brings it back`)
            focusList()
          }}
        />
      )}
      {asking === 'apply' && active && (
        <ApplyDialog
          row={active}
          checked={checkedOf(active.id)}
          isCurrent={isCurrent}
          onClose={(applied) => {
            setAsking(null)
            if (applied) tell(`"${active.scenario.name}" is applied; Ctrl+Z takes it back`)
            focusList()
          }}
        />
      )}
    </div>
  )
}
