import { useEffect, useRef, useState } from 'react'
import { activateScenario } from '../../stores/scenario-view.ts'
import { chooseScenario, useScenarios } from '../../stores/scenarios.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { FootLine } from '../../ui/foot-line.tsx'
import { count } from '../../ui/format.ts'
import { useInsertKey } from '../../ui/use-insert-key.ts'
import { useSaid } from '../../ui/use-said.ts'
import { Comparison } from './comparison.tsx'
import { Editor } from './editor.tsx'
import { NoScenarios } from './no-scenarios.tsx'
import { type AskedFirst, ScenarioDialogs } from './scenario-dialogs.tsx'
import { ScenarioList } from './scenario-list.tsx'
import { ScenarioSide } from './scenario-side.tsx'
import styles from './scenarios.module.css'
import { useChecks } from './use-comparison.ts'
import { useScenarioActions } from './use-scenario-actions.ts'
import { useScenarioCommands } from './use-scenario-commands.ts'

/** The scenarios, and what they change beside the base. */
export function CompareTab() {
  const { rows, chosen, draft } = useScenarios()
  const revision = useWorkspace((store) => store.workspace?.revision ?? null)
  const { checked, isCurrent } = useChecks()
  const saying = useSaid()
  const { said, tell } = saying
  const actions = useScenarioActions(saying)
  const { active, canEdit, create, importOne, editActive, toggle } = actions
  const [asking, setAsking] = useState<AskedFirst | null>(null)
  const screen = useRef<HTMLDivElement>(null)
  useScenarioCommands(actions, setAsking)
  useInsertKey(canEdit && !draft ? create : null)

  const focusList = () =>
    requestAnimationFrame(() =>
      screen.current?.querySelector<HTMLElement>('[data-testid=scenario-list]')?.focus(),
    )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they are there
  useEffect(() => {
    if (rows && rows.length > 0 && !draft) focusList()
  }, [rows === null])

  if (!rows || revision === null) return null
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
      <ScenarioSide
        actions={actions}
        chosen={chosen.length}
        isEditing={draft !== null}
        onAsk={setAsking}
      >
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
      </ScenarioSide>
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
      {active && (
        <ScenarioDialogs
          asking={asking}
          row={active}
          checked={checkedOf(active.id)}
          isCurrent={isCurrent}
          onClose={(done) => {
            setAsking(null)
            if (done) tell(done)
            focusList()
          }}
        />
      )}
    </div>
  )
}
