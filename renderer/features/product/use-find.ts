import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { TreeRows } from '../../stores/tree.ts'
import { useStable } from '../../ui/use-stable.ts'
import { nextPlace, placesOf } from './find.ts'
import type { BomGrid } from './use-bom-grid.ts'

/** Finding in the lines that are open: what is sought, how often it occurs, and going there. */
export function useFind(rows: TreeRows, { api, at }: Pick<BomGrid, 'api' | 'at'>) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const wanted = useDeferredValue(text)
  const places = useMemo(() => placesOf(rows, wanted), [rows, wanted])
  const next = useStable((by: 1 | -1) => {
    const from = api.current?.getFocusedCell()?.rowIndex ?? -1
    const place = nextPlace(places, from, by)
    if (place === null) return
    api.current?.ensureIndexVisible(place, 'middle')
    api.current?.setFocusedCell(place, at?.column ?? 'item')
    input.current?.focus()
  })
  return {
    text,
    setText,
    input,
    next,
    matches: places.length,
    /** Which match the keyboard is on, from 1; 0: none of them. */
    match: places.indexOf(api.current?.getFocusedCell()?.rowIndex ?? -1) + 1,
  }
}
