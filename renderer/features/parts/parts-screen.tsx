import { Button, SegmentedControl } from '@mantine/core'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { missingWords } from '../../../shared/report/words.ts'
import { readBlock } from '../../../shared/tabular/block.ts'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { PartRow } from '../../../shared/workspace/views.ts'
import { edit, editAll, editAllAndSay } from '../../stores/edits.ts'
import { openItem, useItem } from '../../stores/item.ts'
import {
  clearPartFilters,
  filterParts,
  joinPartFilters,
  keepParts,
  showQuestions,
  togglePartFilter,
  usePartList,
} from '../../stores/part-list.ts'
import { useParts } from '../../stores/parts.ts'
import { useScreen } from '../../stores/screen.ts'
import { keyOf } from '../../stores/shortcut.ts'
import { AddBar } from '../../ui/add-bar.tsx'
import { AddButton } from '../../ui/add-button.tsx'
import type { MenuEntry } from '../../ui/context-menu/context-menu.ts'
import { commandEntries } from '../../ui/context-menu/entries.ts'
import { FindField } from '../../ui/find-field.tsx'
import { FootLine } from '../../ui/foot-line.tsx'
import { count } from '../../ui/format.ts'
import { DataGrid, type DataGridHandle, type GridPlace } from '../../ui/grid/data-grid.tsx'
import styles from '../../ui/register.module.css'
import screen from '../../ui/screen.module.css'
import { Toggle } from '../../ui/toggle.tsx'
import { useFindKey } from '../../ui/use-find-key.ts'
import { useInsertKey } from '../../ui/use-insert-key.ts'
import { useSaid } from '../../ui/use-said.ts'
import { useCanEdit, useTypedAs } from '../../ui/workspace-context.ts'
import { Completeness } from './completeness.tsx'
import { factOf } from './fact-cells.ts'
import { newPart, newPartFields } from './new-part.ts'
import { NoParts } from './no-parts.tsx'
import { PartBulkBar } from './part-bulk-bar.tsx'
import { changeOf, changesOf, pasteOver } from './part-changes.ts'
import {
  countParts,
  type Joined,
  PART_FILTER_IDS,
  PART_FILTERS,
  type PartFilterId,
  visibleParts,
} from './part-filters.ts'
import { usePartView } from './use-part-view.ts'
import { Workbench } from './workbench/workbench.tsx'

/** The register of all parts: what is known of each, and what is missing. */
export function PartsScreen() {
  const rows = useParts((store) => store.rows)
  const view = usePartList((store) => store.view)
  if (!rows) return null
  return view === 'questions' ? <Questions rows={rows} /> : <Parts rows={rows} />
}

function Questions({ rows }: { rows: readonly PartRow[] }) {
  const { view, offer } = usePartView(rows)
  return <Workbench rows={rows} view={view} offer={offer} />
}

function Parts({ rows }: { rows: readonly PartRow[] }) {
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const { text, filters, joined, kept } = usePartList()
  const isCovered = [
    useScreen((store) => store.panel !== null),
    useItem((store) => store.id !== null),
  ].includes(true)
  const { view, columns, offer, isOlder } = usePartView(rows)
  const { said, clear, refuse, tell, attempt } = useSaid()
  const [isAdding, setAdding] = useState(false)
  const [selectedIds, setSelectedIds] = useState<string[]>([])
  const grid = useRef<DataGridHandle<PartRow>>(null)
  const find = useRef<HTMLInputElement>(null)
  const bulk = useRef<{ focus: (column: string | null) => void }>(null)
  const column = useRef<string | null>(null)
  useFindKey(find)
  useInsertKey(canEdit && !isCovered ? () => setAdding(true) : null)

  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const selected = useMemo(
    () => selectedIds.flatMap((id) => byId.get(id) ?? []),
    [selectedIds, byId],
  )
  const sought = useDeferredValue(text)
  const fields = useMemo(() => newPartFields(offer), [offer])
  const counts = useMemo(() => countParts(rows, view), [rows, view])
  const shown = useMemo(
    () =>
      visibleParts(rows, { text: sought, filters: filters as PartFilterId[], joined, kept }, view),
    [rows, sought, filters, joined, kept, view],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is missing is drawn anew
  useEffect(() => grid.current?.api?.refreshCells({ columns: ['missing', 'eccn'] }), [view])

  useEffect(() => {
    if (!isCovered && !isAdding) grid.current?.focus()
  }, [isCovered, isAdding])

  const send = async (
    what: string,
    parts: readonly PartRow[],
    cell: ReadCell<SingleCommand[]>,
    isClearing = false,
  ) => {
    if (!cell.ok) return refuse(cell.message)
    keepParts(parts.map(({ id }) => id))
    const isMany = parts.length > 1 || what.startsWith('Paste') || isClearing
    if (await attempt(() => (isMany ? editAllAndSay : editAll)(what, cell.value)))
      for (const remark of cell.remarks) tell(remark)
  }
  const write = (part: PartRow, column: string, typed: string) => {
    const change = changeOf(part, [{ column, text: typed }], as)
    if (!change.ok) return refuse(refusal(part, column, change.message))
    const cell = { ...change, value: [change.value] }
    void send(`Set ${part.id}`, [part], cell)
  }
  const setMany = (parts: readonly PartRow[], column: string, typed: string) =>
    send(
      `${typed === '' ? 'Empty' : 'Set'} ${nameOf(column)} of ${count(parts.length, 'part')}`,
      parts,
      changesOf(parts, column, typed, as),
      typed === '',
    )
  const fillDown = (column: string, from: PartRow, to: PartRow[]) => {
    const typed = grid.current?.api?.getCellValue({
      rowNode: grid.current.api.getRowNode(from.id) as never,
      colKey: column,
    })
    void setMany(to, column, String(typed ?? ''))
  }
  const paste = (block: string, { row, column }: GridPlace<PartRow>) => {
    const api = grid.current?.api
    const at = row && api?.getRowNode(row.id)?.rowIndex
    if (!api || at == null || column === null) return
    const cells = readBlock(block)
    if (cells.length === 0) return
    const below = Array.from(
      { length: Math.min(cells.length, api.getDisplayedRowCount() - at) },
      (_, i) => api.getDisplayedRowAtIndex(at + i)?.data as PartRow,
    )
    const shownColumns = api.getAllDisplayedColumns().map((shownColumn) => shownColumn.getColId())
    const over = shownColumns.slice(shownColumns.indexOf(column))
    void send(`Paste over ${count(below.length, 'part')}`, below, pasteOver(cells, below, over, as))
  }
  const remove = (parts: readonly PartRow[]) =>
    attempt(() =>
      editAllAndSay(
        `Remove ${count(parts.length, 'part')}`,
        parts.map(({ id }) => ({ kind: 'removePart', id })),
      ),
    )
  const onKey = (event: KeyboardEvent, { row, column: at }: GridPlace<PartRow>): boolean => {
    const { altKey, shiftKey } = event
    const control = event.ctrlKey || event.metaKey
    const key = keyOf(event)
    const isDetails = (altKey && key === 'Enter') || (control && key === 'i')
    if (isDetails && row) openItem(row.id)
    else if (control && shiftKey && key === 'b') bulk.current?.focus(at)
    else return false
    return true
  }
  const isFiltered = filters.length > 0 || text !== ''

  return (
    <div className={screen.screen}>
      <header className={screen.head}>
        <h1>Parts</h1>
        <FindField
          inputRef={find}
          label="Filter parts"
          placeholder="part, name, ECCN, supplier"
          value={text}
          onChange={filterParts}
          onLeave={() => grid.current?.focus()}
          testId="part-filter"
        />
        <span className={screen.gap} />
        <Button variant="default" onClick={() => showQuestions()} data-testid="show-questions">
          To find out
        </Button>
        {canEdit && (
          <AddButton label="New part" onClick={() => setAdding(true)} testId="new-part" />
        )}
      </header>
      <div className={styles.work}>
        {selected.length > 1 && canEdit ? (
          <PartBulkBar
            parts={selected.length}
            offer={offer}
            column={column.current}
            onLeave={() => grid.current?.focus()}
            handle={bulk}
            onSet={(column, typed) => {
              void setMany(selected, column, typed)
              grid.current?.focus()
            }}
            onRemove={() => void remove(selected)}
            onClear={() => {
              grid.current?.api?.deselectAll()
              grid.current?.focus()
            }}
          />
        ) : (
          <div className={styles.bar} role="toolbar" aria-label="Quick filters">
            {PART_FILTER_IDS.map((id) => (
              <Toggle
                key={id}
                label={PART_FILTERS[id].label}
                hint={PART_FILTERS[id].hint}
                count={counts.filters[id]}
                isOn={filters.includes(id)}
                onToggle={() => togglePartFilter(id)}
                testId={`part-filter-${id}`}
              />
            ))}
            <span className={styles.gap} />
            {filters.length > 1 && (
              <SegmentedControl
                size="xs"
                aria-label="How the filters are joined"
                value={joined}
                data={[
                  { value: 'all', label: 'all of them' },
                  { value: 'any', label: 'any of them' },
                ]}
                onChange={(value) => joinPartFilters(value as Joined)}
                data-testid="part-filters-joined"
              />
            )}
            {filters.length > 0 && (
              <Button variant="subtle" onClick={clearPartFilters}>
                Show all
              </Button>
            )}
          </div>
        )}
        <DataGrid<PartRow>
          label="Parts"
          rows={shown}
          columns={columns}
          idOf={({ id }) => id}
          canEdit={canEdit}
          handle={grid}
          menu={partEntries}
          onEdit={(part, column, value) => write(part, column, String(value ?? ''))}
          onFillDown={fillDown}
          onPaste={paste}
          onClear={(column, parts) => void setMany(parts, column, '')}
          onRemove={(parts) => void remove(parts)}
          onOpen={({ id }) => openItem(id)}
          onSelect={(parts) => setSelectedIds(parts.map(({ id }) => id))}
          onKey={onKey}
          onFocus={(at) => {
            column.current = at.column
          }}
          empty={
            <NoParts
              isFiltered={isFiltered}
              onAdd={canEdit ? () => setAdding(true) : null}
              onClear={clearPartFilters}
            />
          }
          testId="part-grid"
        />
        {isAdding && canEdit && (
          <AddBar
            fields={fields}
            submit="Add part"
            onAdd={async (values) => {
              const made = newPart(values, (id) => byId.has(id), as)
              if ('problem' in made) return made.problem
              await edit({ kind: 'setPart', part: made.part })
              clear()
              keepParts([made.part.id])
              return null
            }}
            onClose={() => setAdding(false)}
            testId="new-part"
          />
        )}
        <FootLine said={said}>
          <Completeness counts={counts} shown={shown.length} isOlder={isOlder} />
        </FootLine>
      </div>
    </div>
  )
}

function partEntries({ id }: PartRow): MenuEntry[][] {
  const details = { name: 'All that is known of the part', shortcut: 'Ctrl+I' }
  return [[{ id: 'details', ...details, run: () => openItem(id) }], commandEntries(['questions'])]
}

function refusal({ id }: PartRow, column: string, message: string): string {
  return `${id}, ${nameOf(column)}: ${message}`
}

function nameOf(column: string): string {
  const fact = factOf(column)
  return fact === null ? (COLUMN_NAMES[column] ?? column) : missingWords(fact)
}

const COLUMN_NAMES: Record<string, string> = {
  eccn: 'ECCN',
  amount: 'price',
  usShare: 'US content',
  usEccn: 'ECCN of US content',
}
