import { LayeredMap } from '../content/layered-map.ts'
import type { ProductContents } from '../content/product-contents.ts'
import type { Method } from '../result/result.ts'
import { notTakenRows, type Row, rowsOf, sortedWith } from './item-rows.ts'
import { type Total, type Totals, TotalsDraft } from './item-totals.ts'
import { KeptLines } from './kept-lines.ts'
import { type Paths, pathsFrom, type Stop, samePaths } from './paths.ts'

const NOTHING: Totals = LayeredMap.of<readonly Total[]>([])

/**
 * A product's bill of materials, exploded exactly through all levels: every item at its own value
 * (Supp. 2(a) to Part 734), in rows from the most to the least valuable. It does not depend on the
 * destination.
 */
export class Explosion {
  readonly contents: ProductContents
  /** Items, and rows of tables that were not taken over. */
  readonly rows: readonly Row[]
  /** What was written of the rows, which most edits leave as they are. */
  readonly lines: KeptLines
  private readonly itemRows: readonly Row[]
  private readonly root: string
  private readonly method: Method
  private readonly paths: Paths
  private readonly totals: Totals

  private constructor(
    of: { contents: ProductContents; root: string; method: Method },
    found: { paths: Paths; totals: Totals; rows: readonly Row[] },
    lines = new KeptLines(),
  ) {
    this.contents = of.contents
    this.root = of.root
    this.method = of.method
    this.paths = found.paths
    this.totals = found.totals
    this.itemRows = found.rows
    this.lines = lines
    this.rows = sortedWith(found.rows, notTakenRows(found.paths))
  }

  static of(contents: ProductContents, root: string, method: Method): Explosion {
    const paths = pathsFrom(contents, root, method)
    const draft = new TotalsDraft(NOTHING)
    for (const [name, stop] of paths) draft.add(name, stop)
    const changes = draft.changes()
    const totals = NOTHING.with(changes)
    const rows = sortedWith([], rowsOf(changes.keys(), totals, contents, paths))
    return new Explosion({ contents, root, method }, { paths, totals, rows })
  }

  /** The explosion by other contents, from this one: only items that differ are worked out anew. */
  movedTo(contents: ProductContents): Explosion {
    const { root, method } = this
    if (contents === this.contents) return this
    const paths = pathsFrom(contents, root, method)
    if (!samePaths(paths, this.paths)) return Explosion.of(contents, root, method)
    const draft = new TotalsDraft(this.totals)
    for (const [name, stop] of paths) draft.replace(name, this.paths.get(name) as Stop, stop)
    draft.findFirst(paths)
    const changes = draft.changes()
    const totals = this.totals.with(changes)
    const stale = new Set([
      ...changes.keys(),
      ...contents.parts.differingFrom(this.contents.parts),
      ...contents.products.differingFrom(this.contents.products),
    ])
    const kept =
      stale.size === 0 ? this.itemRows : this.itemRows.filter((row) => !stale.has(row.item))
    const rows = sortedWith(kept, rowsOf(stale, totals, contents, paths))
    return new Explosion({ contents, root, method }, { paths, totals, rows }, this.lines)
  }
}
