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

/** The lines of a product in their places, with what lies below those that are open. */
interface Branch {
  bom: readonly BomRow[]
  number: string
  own: readonly TreeRow[]
  /** Which of its own rows are sub-assemblies. */
  assemblies: readonly number[]
  /** What lies below each of those that are open. */
  open: readonly Opened[]
  /** How many rows there are in all. */
  length: number
  /** How it came of the branch before it; null: not row by row, or another one has come of this one. */
  patch: Patch | null
}

interface Opened {
  at: number
  branch: Branch
}

interface Patch {
  before: Branch
  /** The rows that say something else; all stand where they stood. */
  changed: readonly TreeRow[]
}

type Boms = Readonly<Record<string, readonly BomRow[] | undefined>>

/** Whether anything below a product may have changed. */
type Touched = (product: string) => boolean

const NOTHING: Branch = {
  bom: [],
  number: '',
  own: [],
  assemblies: [],
  open: [],
  length: 0,
  patch: null,
}
const EVERYTHING: Touched = () => true

/**
 * The rows of a tree from the top down. They are laid out as one list when somebody first looks at
 * them: after an edit of a few lines nobody does.
 */
export class TreeRows implements Iterable<TreeRow> {
  private readonly branch: Branch
  private list: readonly TreeRow[] | null = null

  constructor(branch: Branch) {
    this.branch = branch
  }

  get length(): number {
    return this.branch.length
  }

  all(): readonly TreeRow[] {
    this.list ??= flatten(this.branch)
    return this.list
  }

  [Symbol.iterator](): Iterator<TreeRow> {
    return this.all()[Symbol.iterator]()
  }

  /** The rows that say something else than they did, where all stand in their places; null: not known. */
  changedFrom(before: Iterable<TreeRow>): readonly TreeRow[] | null {
    const { patch } = this.branch
    return before instanceof TreeRows && patch?.before === before.branch ? patch.changed : null
  }
}

/**
 * Lays the lines of a product out as a tree of which some branches are open. A branch of which nothing
 * changed is not looked at again, and a row that did not change stays the same object.
 */
export class BomTree {
  private boms: Boms = {}
  private opened: ReadonlySet<string> = new Set()
  private root = NOTHING
  private shown = new TreeRows(NOTHING)

  rows(product: string, boms: Boms, opened: ReadonlySet<string>): TreeRows {
    const touched = opened === this.opened ? touchedSince(this.boms, boms) : EVERYTHING
    this.boms = boms
    this.opened = opened
    const top = { product, above: null, number: '', depth: 0 }
    const root = this.branch(this.root, touched, top)
    if (root !== this.root) this.shown = new TreeRows(root)
    this.root = root
    return this.shown
  }

  private branch(
    old: Branch | undefined,
    touched: Touched,
    at: { product: string; above: string | null; number: string; depth: number },
  ): Branch {
    const { boms, opened } = this
    const bom = boms[at.product]
    if (!bom) return NOTHING
    const isSame = old?.bom === bom && old.number === at.number
    if (isSame && !touched(at.product)) return old
    const own = isSame ? withOpen(old, boms, opened) : layOut(old, bom, boms, opened, at)
    const assemblies = isSame ? old.assemblies : assembliesIn(bom)
    const known = new Map(old?.open.map(({ at: place, branch }) => [old.own[place]?.key, branch]))
    const open = assemblies.flatMap((place) => {
      const row = own[place]
      if (!row?.isOpen) return []
      const below = { product: row.row.item, above: row.key, number: row.number, depth: row.depth }
      return [{ at: place, branch: this.branch(known.get(row.key), touched, below) }]
    })
    const isUnmoved =
      isSame &&
      own === old.own &&
      open.length === old.open.length &&
      open.every(({ branch }, i) => branch === old.open[i]?.branch)
    return isUnmoved ? old : grown(old, { bom, number: at.number, own, assemblies, open })
  }
}

function grown(old: Branch | undefined, now: Omit<Branch, 'length' | 'patch'>): Branch {
  const { own, open } = now
  const length = open.reduce((sum, { branch }) => sum + branch.length, own.length)
  const patch = old ? patchOf(old, own, open) : null
  // only the last step is kept, or all earlier branches would hang on it
  if (old) old.patch = null
  return { ...now, length, patch }
}

/** What changed in a branch row by row; null: it has other rows by now, or more than that is not known. */
function patchOf(before: Branch, own: readonly TreeRow[], open: readonly Opened[]): Patch | null {
  if (own.length !== before.own.length || open.length !== before.open.length) return null
  const changed: TreeRow[] = []
  for (let at = 0; at < own.length; at++) {
    const row = own[at] as TreeRow
    const old = before.own[at] as TreeRow
    if (row === old) continue
    if (row.key !== old.key) return null
    changed.push(row)
  }
  for (const [i, { at, branch }] of open.entries()) {
    const old = before.open[i] as Opened
    if (at !== old.at) return null
    if (branch === old.branch) continue
    if (branch.patch?.before !== old.branch) return null
    for (const row of branch.patch.changed) changed.push(row)
  }
  return { before, changed }
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

function flatten(branch: Branch): TreeRow[] {
  const rows: TreeRow[] = []
  const walk = ({ own, open }: Branch) => {
    let next = 0
    own.forEach((row, at) => {
      rows.push(row)
      const inside = open[next]
      if (inside?.at !== at) return
      walk(inside.branch)
      next++
    })
  }
  walk(branch)
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
