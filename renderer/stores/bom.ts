import { create } from 'zustand'
import type { BomRow, Touched } from '../../shared/workspace/views.ts'
import { BomIndex } from './bom-index.ts'
import { call } from './call.ts'
import { clearCells, settleCells } from './cells.ts'
import { latest } from './latest.ts'
import { mergeRows } from './merge.ts'
import { inOne, partIsHere } from './together.ts'
import { attempt, useWorkspace } from './workspace.ts'

type Boms = Record<string, BomRow[]>

interface BomStore {
  /** The product on screen. */
  product: string | null
  /** The lines of the product, and of each sub-assembly that was read, as of `revision`. */
  boms: Boms
  revision: number | null
  /** How many bills of materials are still to be read; 0: none. */
  waiting: number
}

const empty = { product: null, boms: {}, revision: null, waiting: 0 }

export const useBom = create<BomStore>(() => empty)

/** Products in one question: small enough that neither side is held up. */
const CHUNK = 40
/** In a workspace of so many lines everything below a product is read with it. */
const SMALL = 5000

const ticket = latest()
const index = new BomIndex()

/** The lines of the product on screen; null: not loaded. */
export function rowsOf({ product, boms }: BomStore): BomRow[] | null {
  return (product !== null && boms[product]) || null
}

/** Shows a product: reads its lines, and in a small workspace all those below. */
export async function loadBom(product: string): Promise<void> {
  if (useBom.getState().product !== product) {
    clearBom()
    useBom.setState({ product })
  }
  await load([product])
  const lines = useWorkspace.getState().workspace?.counts.lines ?? 0
  if (lines <= SMALL && useBom.getState().product === product) await loadBelow(product)
}

/** Reads the lines of sub-assemblies too, each once. */
export async function openSubAssemblies(ids: readonly string[]): Promise<void> {
  const { boms } = useBom.getState()
  await load(ids.filter((id) => !boms[id]))
}

/** Reads every bill of materials below a product. */
export async function loadBelow(product: string): Promise<void> {
  for (;;) {
    const { product: shown, boms } = useBom.getState()
    const missing = missingBelow(boms, product)
    if (shown === null || missing.length === 0) return
    await load(missing)
    if (useBom.getState().boms === boms) return
  }
}

/** The sub-assemblies that stand on lines which are read, and whose own lines are not. */
function missingBelow(boms: Boms, product: string): string[] {
  const seen = new Set([product])
  const missing: string[] = []
  for (const id of seen) {
    if (!boms[id]) missing.push(id)
    for (const { itemType, item } of boms[id] ?? []) if (itemType === 'product') seen.add(item)
  }
  return missing
}

/**
 * Reads products, some at a time. Where the workspace has changed meanwhile everything that is loaded
 * is read again, and shown only once it is all of one revision.
 */
async function load(ids: readonly string[], isWhole = false): Promise<void> {
  const isLatest = ticket()
  await attempt(`read the bill of materials of ${ids[0]}`, async () => {
    const held: Boms = {}
    let { revision } = isWhole ? empty : useBom.getState()
    for (let at = 0; at < ids.length; at += CHUNK) {
      useBom.setState({ waiting: ids.length - at })
      const asked = ids.slice(at, at + CHUNK).map((product) => ({ product }))
      const answer = await call('bom.many', { asked })
      if (!isLatest()) return
      const loaded = Object.keys(useBom.getState().boms)
      if (revision !== null && answer.revision !== revision)
        return load([...new Set([...loaded, ...ids])], true)
      revision = answer.revision
      const fresh = Object.fromEntries(answer.boms.map(({ product, rows }) => [product, rows]))
      if (isWhole) Object.assign(held, fresh)
      else show(useBom.getState().boms, fresh, revision)
    }
    if (isWhole && revision !== null) show({}, held, revision)
  })
  if (isLatest()) useBom.setState({ waiting: 0 })
}

let queue = Promise.resolve()

/** Brings the lines to a revision, one after another; `touched` says what changed from the one before it. */
export function followBom(revision: number, touched: Touched | null): Promise<void> {
  queue = queue.then(() => bringTo(revision, touched))
  return queue
}

/** When all changes so far are in the lines. */
export function bomSettled(): Promise<void> {
  return queue
}

async function bringTo(revision: number, touched: Touched | null): Promise<void> {
  const { boms, revision: from, waiting } = useBom.getState()
  const loaded = Object.keys(boms)
  if (loaded.length === 0) return partIsHere('lines', revision)
  if (!touched || from !== revision - 1 || waiting > 0) return load(loaded, true)
  const changed = index.touched(touched)
  const whole = touched.linesOf.filter((product) => boms[product])
  for (const product of whole) changed.delete(product)
  const asked = [
    ...whole.map((product) => ({ product })),
    ...[...changed].map(([product, lines]) => ({ product, lines })),
  ]
  if (asked.length === 0) return keep(revision, () => show(boms, {}, revision))
  const isLatest = ticket()
  await attempt('read the bill of materials', async () => {
    const answer = await call('bom.many', { asked })
    // Lines of a later revision may be among them; the change to it is followed next.
    if (!isLatest()) return
    const fresh = Object.fromEntries(
      answer.boms.map(({ product, rows }) => {
        const lines = changed.get(product)
        const before = boms[product] ?? []
        return [product, lines ? merged(before, lines, rows) : keepSame(before, rows)]
      }),
    )
    await keep(revision, () => {
      if (isLatest()) show(boms, fresh, revision)
    })
  })
}

/** Shows lines with what else comes of their edit. */
function keep(revision: number, show: () => void): Promise<void> {
  const shown = inOne(show)
  partIsHere('lines', revision)
  return shown
}

export function clearBom(): void {
  ticket()
  index.clear()
  clearCells()
  useBom.setState(empty)
}

function show(boms: Boms, fresh: Boms, revision: number): void {
  for (const [product, rows] of Object.entries(fresh))
    index.replace(product, useBom.getState().boms[product] ?? [], rows)
  useBom.setState({ boms: { ...boms, ...fresh }, revision })
  settleCells(revision, (line) => index.has(line))
}

/** Lines that were read alone do not know their place; it has not changed. */
function merged(before: readonly BomRow[], lines: readonly number[], fresh: readonly BomRow[]) {
  const places = new Map(before.map(({ line, position }) => [line, position]))
  const placed = fresh.map((row) => ({ ...row, position: places.get(row.line) ?? row.position }))
  return mergeRows(before, lines, placed, ({ line }) => line)
}

/** Lines that were read again and say the same stay the same objects. */
function keepSame(before: readonly BomRow[], rows: readonly BomRow[]): BomRow[] {
  const known = new Map(before.map((row) => [row.line, row]))
  return rows.map((row) => {
    const old = known.get(row.line)
    return old && isSame(old, row) ? old : row
  })
}

function isSame(a: BomRow, b: BomRow): boolean {
  return (Object.keys(a) as (keyof BomRow)[]).every((name) => {
    const [x, y] = [a[name], b[name]]
    return x === y || (typeof x === 'object' && JSON.stringify(x) === JSON.stringify(y))
  })
}
