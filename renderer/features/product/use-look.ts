import type { GridApi } from 'ag-grid-community'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { exchange } from '../../../shared/money/exchange.ts'
import { useBom } from '../../stores/bom.ts'
import { useCells } from '../../stores/cells.ts'
import { loadCompanies, useCompanies } from '../../stores/companies.ts'
import { useCurrencies } from '../../stores/currencies.ts'
import { isUsOrigin, originsOf } from '../../stores/destinations.ts'
import { useItems } from '../../stores/items.ts'
import { useRates } from '../../stores/rates.ts'
import { useResult } from '../../stores/result.ts'
import { standing } from '../../stores/standing.ts'
import type { TreeRow } from '../../stores/tree.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { companyChoice } from '../../ui/choosing/companies.ts'
import { countryChoices } from '../../ui/choosing/countries.ts'
import { suggest } from '../../ui/choosing/suggest-items.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { countryName } from '../../ui/format.ts'
import { usePack } from '../../ui/workspace-context.ts'
import { RESULT_COLUMNS } from './bom-columns.ts'
import type { Look } from './look.ts'
import { ItemMarks, LineMarks } from './marks.ts'

/**
 * What the cells look at, as of now. When it changes only the cells in sight that follow it are drawn
 * again.
 */
export function useLook(
  product: string,
  api: RefObject<GridApi<TreeRow> | null>,
): { look: () => Look; isOlder: boolean } {
  const packId = useWorkspace((store) => store.info?.pack)
  const pack = usePack()
  const day = useWorkspace((store) => store.workspace?.day ?? '')
  const currency = useWorkspace((store) => store.workspace?.currency ?? '')
  const used = useCurrencies((store) => store.currencies) ?? NONE
  const boms = useBom((store) => store.boms)
  const revision = useBom((store) => store.revision)
  const waiting = useBom((store) => store.waiting)
  const typed = useCells((store) => store.typed)
  const rates = useRates((store) => store.rates)
  const companies = useCompanies((store) => store.loaded)
  const { answered, destination, method } = useResult()
  const state = standing(answered, { product, destination, method }, revision ?? 0)
  const result = state === 'none' ? null : (answered?.result ?? null)

  const [itemMarks] = useState(() => new ItemMarks())
  const base = useMemo(() => {
    const isUs = remembered((country) => isUsOrigin(packId, country, day))
    return {
      pack,
      isUs,
      origins: countryChoices(originsOf(packId)),
    }
  }, [packId, pack, day])
  const rate = useMemo(() => {
    const convert = exchange(rates ?? [], day)
    return remembered((from: string) => (rates ? convert(from, currency) : null))
  }, [rates, day, currency])
  const people = useMemo(() => {
    const all = [...(companies?.suppliers ?? []), ...(companies?.entities ?? [])]
    const named = all.map(companyChoice)
    return {
      suppliers: named,
      makerNames: new Map(named.map(({ value, hint = '' }) => [value, hint])),
    }
  }, [companies])
  // while more is read the marks wait for the last of it
  const whole = useRef(boms)
  if (waiting === 0) whole.current = boms
  const settled = whole.current
  const lineMarks = useMemo(
    () => result && new LineMarks(itemMarks.follow(result), settled, base.isUs),
    [itemMarks, result, settled, base],
  )

  const look: Look = {
    ...base,
    ...people,
    currency,
    rate,
    marks: lineMarks,
    destination: countryName(destination),
    price: result?.price ?? null,
    product,
    isOneCurrency: used.every((code) => code === currency),
    isOlder: state === 'older',
    typed,
    suggestItems: (text) => suggestItems(text, product),
    rowOf: (key) => api.current?.getRowNode(key)?.data,
  }
  const latest = useRef(look)
  latest.current = look

  useEffect(() => {
    if (!companies) void loadCompanies()
  }, [companies])
  // biome-ignore lint/correctness/useExhaustiveDependencies: cells follow what they look at
  useEffect(() => refresh(api.current, RESULT_COLUMNS), [lineMarks, look.price])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => refresh(api.current, ['value', 'share']), [rate])
  const drawn = useRef(typed)
  useEffect(() => {
    redrawTyped(api.current, drawn.current, typed)
    drawn.current = typed
  }, [typed, api])

  // columns are made of it once
  const current = useCallback(() => latest.current, [])
  return { look: current, isOlder: look.isOlder }
}

/** Draws the cells in sight that have another value by now. */
function refresh(api: GridApi<TreeRow> | null, columns: readonly string[]): void {
  if (!api || api.isDestroyed()) return
  api.refreshCells({ columns: [...columns] })
}

type Typed = Look['typed']

/** Draws the cells in sight in which something else is typed by now, or refused. */
function redrawTyped(api: GridApi<TreeRow> | null, before: Typed, after: Typed): void {
  if (!api || api.isDestroyed() || before === after) return
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...keys].filter((key) => before[key] !== after[key])
  const lines = new Set(changed.map((key) => Number.parseInt(key, 10)))
  const rowNodes = api.getRenderedNodes().filter(({ data }) => data && lines.has(data.row.line))
  if (rowNodes.length === 0) return
  const columns = [...new Set(changed.map((key) => key.slice(key.indexOf(':') + 1)))]
  api.refreshCells({ rowNodes, columns, force: true })
}

/** The parts and products that a text finds; a text that is no id yet becomes a part, and says so first. */
function suggestItems(text: string, product: string): Suggestion[] {
  const typed = text.trim()
  const items = useItems.getState().rows ?? []
  const { offered } = suggest(items, typed, OFFERED)
  const known = offered
    .filter(({ id }) => id !== product)
    .map(({ id, type, name, origin, eccn }) => ({
      value: id,
      hint: [name !== id && name, type === 'product' ? 'sub-assembly' : origin, eccn]
        .filter(Boolean)
        .join(' · '),
    }))
  const isNew = typed !== '' && !items.some(({ id }) => id === typed)
  return isNew ? [{ value: typed, hint: 'no such part yet: create this part' }, ...known] : known
}

const OFFERED = 7
const NONE: readonly string[] = []

function remembered<T>(answer: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>()
  return (key) => {
    if (!answers.has(key)) answers.set(key, answer(key))
    return answers.get(key) as T
  }
}
