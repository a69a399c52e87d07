import { useEffect, useMemo, useState } from 'react'
import { useBom } from '../../stores/bom.ts'
import { call } from '../../stores/call.ts'
import { type TypedCell, useCells } from '../../stores/cells.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import { count } from '../../ui/format.ts'
import styles from './bom.module.css'
import { isEditableColumn } from './cell-text.ts'
import { hintOf } from './hints.ts'
import type { Look } from './look.ts'
import type { FocusedCell } from './use-bom-grid.ts'

interface HintBarProps {
  at: FocusedCell | null
  look: () => Look
  /** Something that was asked for and cannot be done. */
  notice: string | null
  /** One of the readings of what was typed in the cell is meant. */
  onTake: (text: string) => void
}

const NOTHING: Partial<TypedCell> = {}

/** How long the keyboard stays on a cell before more is asked about it, in milliseconds. */
const RESTS = 400

const PART_COLUMNS = ['name', 'origin', 'eccn', 'kind', 'supplier', 'price', 'basis']

/** What the cell that the keyboard is on means, or why something was refused, which the announcer says. */
export function HintBar({ at: focused, look, notice, onTake }: HintBarProps) {
  const at = useAsNow(focused)
  const revision = useBom((store) => store.revision)
  const typed = useCells((store) => store.typed)
  const item = at?.row.row.item ?? null
  const used = useUsedOn(item, revision)
  const here = at ? hintOf(at.row, at.column, look()) : ''
  const isRefused = at
    ? Boolean(typed[`${at.row.row.line}:${at.column}`]?.problem) && isEditableColumn(at.column)
    : false
  const elsewhere = isRefused ? 0 : Object.values(typed).filter(({ problem }) => problem).length
  const [first] = Object.values(typed).filter(({ problem }) => problem)
  const shared =
    item && used > 1 && PART_COLUMNS.includes(at?.column ?? '')
      ? `${item} is on ${count(used, 'line')}: a change holds on all of them`
      : ''
  const open =
    elsewhere > 0 ? `${count(elsewhere, 'cell')} refused: "${first?.text}". ${first?.problem}` : ''
  const { readings, problem: asked = '' } =
    (at && isRefused && typed[`${at.row.row.line}:${at.column}`]) || NOTHING
  const text = notice ?? (isRefused ? here : [open, here, shared].filter(Boolean).join(' · '))
  const isProblem = notice !== null || isRefused || elsewhere > 0
  return (
    <div
      className={styles.hint}
      data-tone={isProblem ? 'problem' : 'plain'}
      title={text}
      data-testid="hint"
    >
      {notice === null && readings && readings.length > 0 ? (
        <FieldProblem text={asked ?? ''} readings={readings} onTake={onTake} />
      ) : (
        text
      )}
    </div>
  )
}

/** The cell with its line as it is now, which an undo may have changed since the keyboard came to it. */
function useAsNow(at: FocusedCell | null): FocusedCell | null {
  const lines = useBom(({ boms }) => (at ? boms[at.row.row.product] : undefined))
  return useMemo(() => {
    const row = at && lines?.find(({ line }) => line === at.row.row.line)
    return at && row ? { ...at, row: { ...at.row, row } } : at
  }, [at, lines])
}

/** On how many lines an item is; asked once the keyboard rests on it. */
function useUsedOn(item: string | null, revision: number | null): number {
  const [used, setUsed] = useState<{ item: string; lines: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has other lines
  useEffect(() => {
    if (item === null) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const answer = await call('items.usedOn', { item }).catch(() => null)
      if (isWanted && answer) setUsed({ item, lines: answer.lines })
    }, RESTS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [item, revision])
  return used && used.item === item ? used.lines : 0
}
