import type { Books } from './books.ts'
import { Overlay } from './overlay.ts'
import type { Method } from './result.ts'
import { type Row, rowsOf, sortedWith } from './rows.ts'
import { type Total, type Totals, TotalsDraft } from './totals.ts'
import { type Stop, samePaths, type Walk, walkFrom } from './walk.ts'

const NOTHING: Totals = Overlay.of<readonly Total[]>([])

/**
 * A product's bill of materials, exploded exactly through all levels: every item at its own value
 * (Supp. 2(a) to Part 734), in rows from the most to the least valuable. It does not depend on the
 * destination.
 */
export class Explosion {
  readonly books: Books
  readonly rows: readonly Row[]
  private readonly root: string
  private readonly method: Method
  private readonly walk: Walk
  private readonly totals: Totals

  private constructor(
    of: { books: Books; root: string; method: Method },
    found: { walk: Walk; totals: Totals; rows: readonly Row[] },
  ) {
    this.books = of.books
    this.root = of.root
    this.method = of.method
    this.walk = found.walk
    this.totals = found.totals
    this.rows = found.rows
  }

  static of(books: Books, root: string, method: Method): Explosion {
    const walk = walkFrom(books, root, method)
    const draft = new TotalsDraft(NOTHING)
    for (const [name, stop] of walk) draft.add(name, stop)
    const changes = draft.changes()
    const totals = NOTHING.with(changes)
    const rows = sortedWith([], rowsOf(changes.keys(), totals, books, walk))
    return new Explosion({ books, root, method }, { walk, totals, rows })
  }

  /** The explosion by other books, from this one: only items that differ are worked out anew. */
  movedTo(books: Books): Explosion {
    const { root, method } = this
    if (books === this.books) return this
    const walk = walkFrom(books, root, method)
    if (!samePaths(walk, this.walk)) return Explosion.of(books, root, method)
    const draft = new TotalsDraft(this.totals)
    for (const [name, stop] of walk) draft.replace(name, this.walk.get(name) as Stop, stop)
    draft.findFirst(walk)
    const changes = draft.changes()
    const totals = this.totals.with(changes)
    const stale = new Set([
      ...changes.keys(),
      ...books.parts.differingFrom(this.books.parts),
      ...books.products.differingFrom(this.books.products),
    ])
    const kept = stale.size === 0 ? this.rows : this.rows.filter((row) => !stale.has(row.item))
    const rows = sortedWith(kept, rowsOf(stale, totals, books, walk))
    return new Explosion({ books, root, method }, { walk, totals, rows })
  }
}
