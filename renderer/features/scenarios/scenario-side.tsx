import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { MOST_CHOSEN } from '../../stores/scenarios.ts'
import type { AskedFirst } from './scenario-dialogs.tsx'
import styles from './scenarios.module.css'
import type { ScenarioActions } from './use-scenario-actions.ts'

interface ScenarioSideProps {
  actions: ScenarioActions
  chosen: number
  isEditing: boolean
  onAsk: (asking: AskedFirst) => void
  /** The list of scenarios. */
  children: ReactNode
}

/** The list of scenarios between what brings new ones and what is done with one. */
export function ScenarioSide({ actions, chosen, isEditing, onAsk, children }: ScenarioSideProps) {
  const { canEdit, create, importOne } = actions
  return (
    <div className={styles.side} data-editing={isEditing}>
      <div className={styles.bar}>
        <Button
          disabled={!canEdit || isEditing}
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
          {chosen} of {MOST_CHOSEN} chosen
        </span>
      </div>
      {children}
      <ActiveScenarioButtons actions={actions} onAsk={onAsk} />
    </div>
  )
}

/** What is done with the scenario that the keyboard is on. */
function ActiveScenarioButtons({ actions, onAsk }: Pick<ScenarioSideProps, 'actions' | 'onAsk'>) {
  const { canEdit, isOnList, editActive, duplicate, exportActive } = actions
  return (
    <div className={styles.actions}>
      <Button
        variant="default"
        disabled={!isOnList}
        title="Enter"
        onClick={editActive}
        data-testid="edit-scenario"
      >
        {canEdit ? 'Edit' : 'Look'}
      </Button>
      <Button variant="default" disabled={!canEdit || !isOnList} title="Ctrl+D" onClick={duplicate}>
        Duplicate
      </Button>
      <Button
        variant="default"
        disabled={!isOnList}
        title="The scenario itself, as a file that the command line and other workspaces read"
        onClick={() => void exportActive()}
        data-testid="export-scenario"
      >
        As file
      </Button>
      <Button
        variant="default"
        disabled={!canEdit || !isOnList}
        title="Delete"
        onClick={() => onAsk('remove')}
      >
        Remove
      </Button>
      <Button
        className={styles.apply ?? ''}
        disabled={!canEdit || !isOnList}
        title="Ctrl+Enter"
        onClick={() => onAsk('apply')}
        data-testid="apply-scenario"
      >
        Apply to the base…
      </Button>
    </div>
  )
}
