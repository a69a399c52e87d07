import { ActionIcon, Tooltip } from '@mantine/core'
import { redo, undo } from '../../stores/edits.ts'
import { openPanel } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { RedoIcon, SearchIcon, UndoIcon } from '../../ui/icons.tsx'
import { DayControl } from './day-control.tsx'
import styles from './frame.module.css'
import { RulesShown } from './rules-shown.tsx'

/** Which workspace is open, the way to everything in it, what can be undone, the day of determination and that of the rules. */
export function TitleBar() {
  const workspace = useWorkspace((store) => store.workspace)
  if (!workspace) return null
  const readOnly = workspace.readOnly !== null
  const undoText = workspace.undo ? `Undo: ${workspace.undo} (Ctrl+Z)` : 'Nothing to undo'
  const redoText = workspace.redo ? `Do again: ${workspace.redo} (Ctrl+Shift+Z)` : 'Nothing to redo'
  return (
    <header className={styles.title}>
      <div className={styles.start}>
        <span className={styles.app}>Minimis</span>
        <span className={styles.workspace} title={workspace.path} data-testid="workspace-name">
          {workspace.name}
        </span>
      </div>
      <button
        type="button"
        className={styles.search}
        onClick={() => openPanel('palette')}
        data-testid="search"
      >
        <SearchIcon size={14} />
        <span>Search or run…</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <div className={styles.end}>
        <Tooltip label={undoText}>
          <ActionIcon
            aria-label={undoText}
            disabled={readOnly || !workspace.undo}
            onClick={() => undo()}
            data-testid="undo"
          >
            <UndoIcon />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={redoText}>
          <ActionIcon
            aria-label={redoText}
            disabled={readOnly || !workspace.redo}
            onClick={() => redo()}
            data-testid="redo"
          >
            <RedoIcon />
          </ActionIcon>
        </Tooltip>
        <DayControl workspace={workspace} />
        <RulesShown />
      </div>
    </header>
  )
}
