import type { BomRow } from '../../shared/workspace/views.ts'

/** A line in its place in the tree: the same line stands in as many places as its product does. */
export interface TreeRow {
  /** The lines from the top down to this one, such as "12/45". */
  key: string
  /** The key of the line that it lies below; null: it is a line of the product itself. */
  above: string | null
  /** Its place in words, such as "2.1". */
  number: string
  depth: number
  isOpen: boolean
  row: BomRow
}

interface Branch {
  bom: readonly BomRow[]
  number: string
  own: readonly TreeRow[]
  /** Which of its own rows are sub-assemblies. */
  assemblies: readonly number[]
  /** What lies below each of those that are open. */
  open: readonly { at: number; flat: readonly TreeRow[] }[]
  flat: readonly TreeRow[]
}

type Boms = Readonly<Record<string, readonly BomRow[] | undefined>>

/** Whether anything below a product may have changed. */
type Touched = (product: string) => boolean

const NONE: readonly TreeRow[] = []
const EVERYTHING: Touched = () => true

/**
 * Lays the lines of a product out as a flat list of what is open. A branch of which nothing changed
 * is not looked at again, and a row that did not change stays the same object.
 */
export class BomTree {
  private branches = new Map<string, Branch>()
  private boms: Boms = {}
  private opened: ReadonlySet<string> = new Set()

  rows(product: string, boms: Boms, opened: ReadonlySet<string>): readonly TreeRow[] {
    const before = this.branches
    const touched = opened === this.opened ? touchedSince(this.boms, boms) : EVERYTHING
    if (touched === EVERYTHING) this.branches = new Map()
    this.boms = boms
    this.opened = opened
    return this.branch(before, touched, { product, above: null, number: '', depth: 0 })
  }

  private branch(
    before: ReadonlyMap<string, Branch>,
    touched: Touched,
    at: { product: string; above: string | null; number: string; depth: number },
  ): readonly TreeRow[] {
    const { boms, opened } = this
    const bom = boms[at.product]
    if (!bom) return NONE
    const key = at.above ?? ''
    const old = before.get(key)
    const isSame = old?.bom === bom && old.number === at.number
    if (isSame && !touched(at.product)) return old.flat
    const own = isSame ? withOpen(old, boms, opened) : layOut(old, bom, boms, opened, at)
    const assemblies = isSame ? old.assemblies : assembliesIn(bom)
    const open = assemblies.flatMap((place) => {
      const row = own[place]
      if (!row?.isOpen) return []
      const below = { product: row.row.item, above: row.key, number: row.number, depth: row.depth }
      return [{ at: place, flat: this.branch(before, touched, below) }]
    })
    const isUnmoved =
      own === old?.own &&
      open.length === old.open.length &&
      open.every(({ flat }, i) => flat === old.open[i]?.flat)
    const flat = isUnmoved ? old.flat : (patched(old, own, open) ?? flatten(own, open))
    this.branches.set(key, { bom, number: at.number, own, assemblies, open, flat })
    return flat
  }
}

/** Tells the products of which the lines changed, or those of a sub-assembly at any depth. */
function touchedSince(before: Boms, boms: Boms): Touched {
  const known = new Map<string, boolean>()
  const isTouched = (product: string): boolean => {
    const answer = known.get(product)
    if (answer !== undefined) return answer
    known.set(product, false)
    const bom = boms[product]
    const found = bom !== before[product] || (bom ? subAssemblies(bom).some(isTouched) : false)
    known.set(product, found)
    return found
  }
  return isTouched
}

const subAssembliesOf = new WeakMap<readonly BomRow[], readonly string[]>()

function subAssemblies(bom: readonly BomRow[]): readonly string[] {
  const known = subAssembliesOf.get(bom)
  if (known) return known
  const found = [...new Set(assembliesIn(bom).map((at) => (bom[at] as BomRow).item))]
  subAssembliesOf.set(bom, found)
  return found
}

function assembliesIn(bom: readonly BomRow[]): number[] {
  return bom.flatMap(({ itemType }, i) => (itemType === 'product' ? [i] : []))
}

/** Rows whose lines did not change; only which are open may have. */
function withOpen(old: Branch, boms: Boms, opened: ReadonlySet<string>): readonly TreeRow[] {
  let changed: TreeRow[] | null = null
  for (const at of old.assemblies) {
    const row = old.own[at] as TreeRow
    const isOpen = opensTo(row.key, row.row, boms, opened)
    if (isOpen === row.isOpen) continue
    changed ??= [...old.own]
    changed[at] = { ...row, isOpen }
  }
  return changed ?? old.own
}

function layOut(
  old: Branch | undefined,
  bom: readonly BomRow[],
  boms: Boms,
  opened: ReadonlySet<string>,
  at: { above: string | null; number: string; depth: number },
): TreeRow[] {
  const known = old && new Map(old.own.map((row) => [row.row.line, row]))
  return bom.map((row, i) => {
    const key = at.above === null ? `${row.line}` : `${at.above}/${row.line}`
    const number = at.number === '' ? `${i + 1}` : `${at.number}.${i + 1}`
    const isOpen = opensTo(key, row, boms, opened)
    const before = known?.get(row.line)
    const isSame = before?.row === row && before.number === number && before.isOpen === isOpen
    return isSame ? before : { key, above: at.above, number, depth: at.depth + 1, isOpen, row }
  })
}

function opensTo(key: string, row: BomRow, boms: Boms, opened: ReadonlySet<string>): boolean {
  return row.itemType === 'product' && opened.has(key) && boms[row.item] !== undefined
}

/** The flat list as it was but for the rows that changed; null: it has other rows by now. */
function patched(
  old: Branch | undefined,
  own: readonly TreeRow[],
  open: readonly { at: number; flat: readonly TreeRow[] }[],
): readonly TreeRow[] | null {
  const isAlike =
    old?.own.length === own.length &&
    old.open.length === open.length &&
    open.every(({ at, flat }, i) => {
      const before = old.open[i]
      return before?.at === at && before.flat.length === flat.length
    })
  if (!isAlike) return null
  const rows = old.flat.slice()
  let shift = 0
  let next = 0
  own.forEach((row, i) => {
    rows[i + shift] = row
    const inside = open[next]
    if (inside?.at !== i) return
    if (inside.flat !== old.open[next]?.flat)
      inside.flat.forEach((each, j) => {
        rows[i + shift + 1 + j] = each
      })
    shift += inside.flat.length
    next++
  })
  return rows
}

function flatten(
  own: readonly TreeRow[],
  open: readonly { at: number; flat: readonly TreeRow[] }[],
): readonly TreeRow[] {
  if (open.length === 0) return own
  const total = open.reduce((sum, { flat }) => sum + flat.length, own.length)
  const rows: TreeRow[] = Array(total)
  let end = 0
  let from = 0
  for (const { at, flat } of open) {
    for (; from <= at; from++) rows[end++] = own[from] as TreeRow
    for (let i = 0; i < flat.length; i++) rows[end++] = flat[i] as TreeRow
  }
  for (; from < own.length; from++) rows[end++] = own[from] as TreeRow
  return rows
}

/** The keys of every sub-assembly below a product whose lines are loaded. */
export function everyBranch(product: string, boms: Boms): Set<string> {
  const keys = new Set<string>()
  const walk = (id: string, above: string | null) => {
    for (const { itemType, item, line, lines } of boms[id] ?? []) {
      if (itemType !== 'product' || lines === 0) continue
      const key = above === null ? `${line}` : `${above}/${line}`
      keys.add(key)
      walk(item, key)
    }
  }
  walk(product, null)
  return keys
}
