import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import type { Result } from '../../../../shared/calc/result/result.ts'
import { isShortcut, pressOf } from '../../../stores/shortcut.ts'
import { useWindow } from '../../../ui/use-window.ts'
import styles from './explanation.module.css'
import { type ExplanationNode, explanationOf, openAtFirst } from './explanation.ts'
import { NodeDetail } from './node-detail.tsx'
import { treeKey } from './tree-keys.ts'
import { TreeLine } from './tree-line.tsx'
import { filtered, type TreeRow, treeRows } from './tree-rows.ts'

const ROW_HEIGHT = 24

/** The nodes that were opened or closed by hand, by id. */
type Switched = ReadonlyMap<string, boolean>

interface ExplanationTreeProps {
  result: Result
  currency: string
  onOpenItem: (path: string[]) => void
}

/** The steps of a determination with the items and lines below each, and what the current one says. */
export function ExplanationTree({ result, currency, onOpenItem }: ExplanationTreeProps) {
  const nodes = useMemo(() => explanationOf(result), [result])
  const [filter, setFilter] = useState('')
  const [switched, setSwitched] = useState<Switched>(new Map())
  const [switchedInFilter, setSwitchedInFilter] = useState<Switched>(new Map())
  const [at, setAt] = useState<string | null>(null)
  const filterInput = useRef<HTMLInputElement>(null)
  const tree = useRef<HTMLDivElement>(null)
  const id = useId()
  const words = useDeferredValue(filter)
  const isFiltering = words.trim() !== ''
  const rows = useMemo(() => {
    const isOpen = (node: ExplanationNode) => switchedInFilter.get(node.id) ?? true
    if (isFiltering) return treeRows(filtered(nodes, words), isOpen)
    const first = new Set(openAtFirst(nodes))
    return treeRows(nodes, ({ id: node }) => switched.get(node) ?? first.has(node))
  }, [nodes, words, isFiltering, switched, switchedInFilter])
  const found = rows.findIndex(({ node }) => node.id === at)
  const active = Math.max(0, found < 0 ? decisiveRow(rows, result) : found)
  const view = useWindow(rows.length, ROW_HEIGHT, 0, active)

  const go = (to: number) => setAt(rows[to]?.node.id ?? null)
  const set = (ids: readonly string[], isOpen: boolean) => {
    const add = (before: Switched) =>
      new Map([...before, ...ids.map((each) => [each, isOpen] as const)])
    if (isFiltering) setSwitchedInFilter(add)
    else setSwitched(add)
  }
  const filterBy = (text: string) => {
    setFilter(text)
    setSwitchedInFilter(new Map())
  }
  const act = () => {
    const row = rows[active]
    if (!row) return
    if (row.isOpen !== null) set([row.node.id], !row.isOpen)
    else if (row.node.line) onOpenItem(row.node.line.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isShortcut('/', pressOf(event))) {
      filterInput.current?.focus()
      return event.preventDefault()
    }
    const page = Math.max(1, Math.floor((view.ref.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1)
    const action = treeKey(event, rows, active, page)
    if (!action) return
    if (action.do === 'go') go(action.to)
    else if (action.do === 'open' || action.do === 'close') set([action.id], action.do === 'open')
    else if (action.do === 'openAll') set(action.ids, true)
    else act()
    event.preventDefault()
    event.stopPropagation()
  }
  const onFilterKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') filterBy('')
    else if (event.key === 'ArrowDown' || event.key === 'Enter') tree.current?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const drawn = rows.slice(view.first, view.end)

  return (
    <section className={styles.explanation} data-testid="explanation">
      <header className={styles.head}>
        <h2>Explanation</h2>
        <TextInput
          ref={filterInput}
          className={styles.filter}
          aria-label="Filter the explanation"
          placeholder="Filter ( / )"
          value={filter}
          onChange={(event) => filterBy(event.currentTarget.value)}
          onKeyDown={onFilterKey}
          data-testid="explanation-filter"
        />
      </header>
      <div ref={view.ref} className={styles.scroll}>
        <div
          ref={tree}
          role="tree"
          tabIndex={0}
          aria-label="Explanation"
          aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
          className={styles.tree}
          style={{ paddingTop: view.before, paddingBottom: view.after }}
          onKeyDown={onKeyDown}
          data-testid="explanation-tree"
        >
          {drawn.map((row, offset) => (
            <TreeLine
              key={row.node.id}
              id={`${id}-${view.first + offset}`}
              row={row}
              price={result.price}
              currency={currency}
              isActive={view.first + offset === active}
              onActivate={() => setAt(row.node.id)}
              onToggle={() => set([row.node.id], !row.isOpen)}
              onAct={act}
            />
          ))}
          {rows.length === 0 && <p className={styles.none}>Nothing here holds these words.</p>}
        </div>
      </div>
      {rows[active] && (
        <NodeDetail node={rows[active].node} price={result.price} currency={currency} />
      )}
    </section>
  )
}

/** The row of the step that decided, or of the first that is open. */
function decisiveRow(rows: readonly TreeRow[], { rule }: Result): number {
  const decisive = rows.findIndex(({ node }) => node.step !== undefined && node.label === rule)
  return decisive < 0 ? rows.findIndex(({ node }) => node.tone === 'open') : decisive
}
