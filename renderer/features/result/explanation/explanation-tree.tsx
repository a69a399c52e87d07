import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { Result } from '../../../../shared/calc/result.ts'
import { useWindow } from '../../../ui/use-window.ts'
import styles from './explanation.module.css'
import { explanationOf, openAtFirst } from './explanation.ts'
import { NodeDetail } from './node-detail.tsx'
import { treeKey } from './tree-keys.ts'
import { TreeLine } from './tree-line.tsx'
import { filtered, treeRows } from './tree-rows.ts'

const ROW_HEIGHT = 24

interface ExplanationTreeProps {
  result: Result
  currency: string
  onOpenItem: (path: string[]) => void
}

/** The steps of a determination with the items and lines below each, and what the current one says. */
export function ExplanationTree({ result, currency, onOpenItem }: ExplanationTreeProps) {
  const nodes = useMemo(() => explanationOf(result), [result])
  const [filter, setFilter] = useState('')
  const [switched, setSwitched] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [at, setAt] = useState<string | null>(null)
  const filterInput = useRef<HTMLInputElement>(null)
  const tree = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useMemo(() => {
    const isFiltering = filter.trim() !== ''
    const first = new Set(openAtFirst(nodes))
    return treeRows(
      isFiltering ? filtered(nodes, filter) : nodes,
      (node) => switched.get(node.id) ?? (isFiltering || first.has(node.id)),
    )
  }, [nodes, filter, switched])
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === at),
  )
  const view = useWindow(rows.length, ROW_HEIGHT, 0, active)

  const go = (to: number) => setAt(rows[to]?.node.id ?? null)
  const set = (ids: readonly string[], isOpen: boolean) =>
    setSwitched(new Map([...switched, ...ids.map((each) => [each, isOpen] as const)]))
  const act = () => {
    const row = rows[active]
    if (!row) return
    if (row.isOpen !== null) set([row.node.id], !row.isOpen)
    else if (row.node.line) onOpenItem(row.node.line.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '/') {
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
    if (event.key === 'Escape' && filter !== '') setFilter('')
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
          onChange={(event) => setFilter(event.currentTarget.value)}
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
