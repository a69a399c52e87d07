import { ActionIcon, Button, Checkbox, Menu, TextInput } from '@mantine/core'
import type { GridApi } from 'ag-grid-community'
import { type KeyboardEvent, memo, type Ref, useState } from 'react'
import type { TreeRow } from '../../stores/tree.ts'
import { count, wholeText } from '../../ui/format.ts'
import { keepColumns, resetColumns } from '../../ui/grid/column-state.ts'
import { LeftIcon, RightIcon } from '../../ui/icons.tsx'
import styles from './bom.module.css'
import { KEPT_COLUMNS } from './bom-columns.ts'
import { MARK_SIGNS } from './cells.ts'
import { markName } from './hints.ts'
import type { Mark } from './marks.ts'

interface BomBarProps {
  api: GridApi<TreeRow> | null
  text: string
  /** Which match the keyboard is on, from 1; 0: none of them. */
  match: number
  matches: number
  waiting: number
  /** There are sub-assemblies that could be opened. */
  hasBranches: boolean
  inputRef: Ref<HTMLInputElement>
  onText: (text: string) => void
  onNext: (by: 1 | -1) => void
  onLeave: () => void
  onOpenAll: () => void
  onCloseAll: () => void
}

/** Opening, columns, and finding in what is open. */
export const BomBar = memo(function BomBar(props: BomBarProps) {
  const { text, match, matches, waiting, onNext, onLeave } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'F3') onNext(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' || event.key === 'ArrowDown') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.bar} data-testid="bom-bar">
      <TextInput
        ref={props.inputRef}
        aria-label="Find in the lines"
        placeholder="Find (Ctrl+F)"
        title="Finds in the lines that are open. Enter: the next one; Shift+Enter: the one before."
        w={190}
        value={text}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-testid="find"
      />
      {text.trim() !== '' && (
        <>
          <output className={styles.count} data-testid="matches">
            {matches === 0 ? 'none' : `${match ? wholeText(match) : '-'} of ${wholeText(matches)}`}
          </output>
          <ActionIcon size="sm" aria-label="The match before" onClick={() => onNext(-1)}>
            <LeftIcon size={12} />
          </ActionIcon>
          <ActionIcon size="sm" aria-label="The next match" onClick={() => onNext(1)}>
            <RightIcon size={12} />
          </ActionIcon>
        </>
      )}
      <MarkLegend />
      <span className={styles.gap} />
      {waiting > 0 && (
        <output className={styles.count}>
          reading {count(waiting, 'sub-assembly', 'sub-assemblies')}
        </output>
      )}
      {props.hasBranches && (
        <>
          <Button
            variant="subtle"
            title="Alt+Shift+Right"
            onClick={props.onOpenAll}
            data-testid="expand-all"
          >
            Expand all
          </Button>
          <Button variant="subtle" title="Alt+Shift+Left" onClick={props.onCloseAll}>
            Collapse all
          </Button>
        </>
      )}
      <ColumnMenu api={props.api} />
    </div>
  )
})

/** What the signs before the lines mean. */
function MarkLegend() {
  return (
    <ul className={styles.legend} aria-label="Signs before the lines" data-testid="mark-legend">
      {MARKS_SHOWN.map((mark) => (
        <li key={mark} title={markName(mark)}>
          <span className={styles.sign} data-mark={mark}>
            {MARK_SIGNS[mark]}
          </span>{' '}
          {MARK_WORDS[mark]}
        </li>
      ))}
    </ul>
  )
}

const MARKS_SHOWN: readonly Mark[] = ['counted', 'partly', 'not-counted', 'unknown']

const MARK_WORDS: Record<Mark, string> = {
  counted: 'counted',
  partly: 'partly',
  'not-counted': 'not',
  unknown: 'unknown',
}

const ColumnMenu = memo(function ColumnMenu({ api }: { api: GridApi<TreeRow> | null }) {
  const [version, setVersion] = useState(0)
  const columns = (api?.getColumns() ?? []).filter((column) => !column.getColDef().lockPosition)
  return (
    <Menu closeOnItemClick={false} position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" data-testid="columns">
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown key={version}>
        {columns.map((column) => (
          <Menu.Item
            key={column.getColId()}
            leftSection={
              <Checkbox checked={column.isVisible()} readOnly tabIndex={-1} aria-hidden="true" />
            }
            aria-label={`${column.isVisible() ? 'Hide' : 'Show'} ${column.getColDef().headerName}`}
            onClick={() => {
              if (!api) return
              api.setColumnsVisible([column], !column.isVisible())
              keepColumns(api, KEPT_COLUMNS)
              setVersion(version + 1)
            }}
          >
            {column.getColDef().headerName}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() => {
            if (api) resetColumns(api, KEPT_COLUMNS)
            setVersion(version + 1)
          }}
        >
          As at first
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
})
