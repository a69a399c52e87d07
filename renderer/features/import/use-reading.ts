import { useEffect, useRef, useState } from 'react'
import type { Field } from '../../../shared/tabular/fields.ts'
import { type KnownItem, knownItems } from '../../../shared/tabular/known.ts'
import type { PresentLine } from '../../../shared/tabular/present-lines.ts'
import type { LinesWay } from '../../../shared/tabular/revision.ts'
import { call } from '../../stores/call.ts'
import { currentPack } from '../../stores/packs.ts'
import { withOwn } from './currencies.ts'
import { Planner } from './planner.ts'
import type { KeptProfile } from './profile.ts'
import type { Table, TableContext, TableReading, TableUse } from './read-table.ts'
import type { TableSettings } from './settings.ts'

interface Wanted {
  product: string
  use: TableUse | null
  way: LinesWay
  settings: TableSettings | null
  columns?: readonly (Field | null)[] | undefined
}

/** A table as it is read now. */
export interface ShownReading {
  /** Null: not read yet. */
  reading: TableReading | null
  /** What is shown is older than what was asked for. */
  isBusy: boolean
  problem: string | null
  planner: Planner | null
}

/** Reads a table in a thread of its own, again at each change of what is wanted. */
export function useReading(table: Table, wanted: Wanted): ShownReading {
  const { product, use, way, settings, columns } = wanted
  const [planner, setPlanner] = useState<Planner | null>(null)
  const [shown, setShown] = useState<Omit<ShownReading, 'planner'>>(NOTHING)
  const knowledge = useRef<Knowledge | null>(null)

  useEffect(() => {
    const made = new Planner(table)
    knowledge.current = null
    setShown(NOTHING)
    setPlanner(made)
    return () => made.close()
  }, [table])

  useEffect(() => {
    if (!planner) return
    let isWanted = true
    setShown((before) => ({ ...before, isBusy: true }))
    const read = async () => {
      knowledge.current ??= await firstKnowledge(planner)
      return readWhole(planner, knowledge.current, { product, use, way, settings, columns })
    }
    read().then(
      (reading) => isWanted && reading && setShown({ reading, isBusy: false, problem: null }),
      (error: Error) => isWanted && setShown({ ...NOTHING, isBusy: false, problem: error.message }),
    )
    return () => {
      isWanted = false
    }
  }, [planner, product, use, way, settings, columns])

  return { ...shown, planner }
}

const NOTHING = { reading: null, isBusy: true, problem: null }

/** What the workspace knows, as far as it was asked. */
interface Knowledge {
  ids: ReadonlySet<string>
  items: Map<string, KnownItem>
  lines: Map<string, readonly PresentLine[]>
  companies: TableContext['companies']
  profiles: readonly KeptProfile[]
  currencies: readonly string[]
}

async function firstKnowledge(planner: Planner): Promise<Knowledge> {
  const [{ rows }, companies, profiles, { currencies }] = await Promise.all([
    call('items.list'),
    call('companies.list'),
    call('bom.mappings'),
    call('prices.currencies'),
  ])
  const ids = rows.map(({ id }) => id)
  const knowledge: Knowledge = {
    ids: new Set(ids),
    items: new Map(),
    lines: new Map(),
    companies: companies.entities,
    profiles,
    currencies: withOwn(currencies),
  }
  await learnItems(knowledge, await planner.mentioned(ids))
  return knowledge
}

/** Reads until nothing is named that the workspace has and that was not asked for. */
async function readWhole(
  planner: Planner,
  knowledge: Knowledge,
  wanted: Wanted,
): Promise<TableReading | null> {
  const { product } = wanted
  await learnItems(knowledge, [product])
  for (;;) {
    const reading = await planner.read({
      ...wanted,
      known: [...knowledge.items.values()],
      present: [...knowledge.lines],
      companies: knowledge.companies,
      profiles: knowledge.profiles,
      currencies: knowledge.currencies,
      rules: { namedByEccn: currentPack().namedByEccn },
    })
    if (!reading) return null
    const named = reading.use === 'facts' ? [...knowledge.ids] : reading.items
    const items = named.filter((id) => knowledge.ids.has(id) && !knowledge.items.has(id))
    const products = reading.products.filter(
      (id) => knowledge.ids.has(id) && !knowledge.lines.has(id),
    )
    if (items.length === 0 && products.length === 0) return reading
    await Promise.all([learnItems(knowledge, items), learnLines(knowledge, products)])
  }
}

const AT_ONCE = 20_000

async function learnItems({ ids, items }: Knowledge, wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((id) => ids.has(id) && !items.has(id))
  for (let at = 0; at < unknown.length; at += AT_ONCE) {
    const found = await call('items.read', { ids: unknown.slice(at, at + AT_ONCE) })
    for (const item of knownItems(found)) items.set(item.id, item)
    for (const id of unknown.slice(at, at + AT_ONCE))
      if (!items.has(id)) items.set(id, { id, type: 'part' })
  }
}

const PRODUCTS_AT_ONCE = 2000

async function learnLines({ lines }: Knowledge, products: readonly string[]): Promise<void> {
  for (let at = 0; at < products.length; at += PRODUCTS_AT_ONCE) {
    const asked = products.slice(at, at + PRODUCTS_AT_ONCE).map((product) => ({ product }))
    const { boms } = await call('bom.many', { asked })
    for (const { product, rows } of boms) lines.set(product, rows)
    for (const { product } of asked) if (!lines.has(product)) lines.set(product, [])
  }
}
