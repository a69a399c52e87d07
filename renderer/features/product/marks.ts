import type { Result, ResultLine, UnknownLine } from '../../../shared/calc/result/result.ts'
import type { BomRow } from '../../../shared/workspace/views.ts'

/** What became of an item in a result; `partly` where it was taken differently on different paths. */
export type Mark = 'counted' | 'not-counted' | 'unknown' | 'partly'

/** The mark of an item with the reasons that the result gives. */
export interface Marked {
  mark: Mark
  because: readonly string[]
  missing: readonly string[]
}

type ListedLine = ResultLine | UnknownLine
type Lists = readonly (readonly [mark: Mark, lines: readonly ListedLine[]])[]

/** The marks of the items of a result. From one result to the next only the lines that differ are looked at. */
export class ItemMarks {
  private lists: Lists = []
  private readonly linesOf = new Map<string, Map<ListedLine, Mark>>()
  private readonly marked = new Map<string, Marked>()

  /** Takes over the lines of a result; those that are the same objects as before are not looked at. */
  follow({ counted, notCounted, unknown }: Result): this {
    const before = this.lists
    this.lists = [
      ['counted', counted],
      ['not-counted', notCounted],
      ['unknown', unknown],
    ]
    this.lists.forEach(([mark, lines], i) => {
      if (lines === before[i]?.[1]) return
      const isKnown = (line: ListedLine) => this.linesOf.get(itemOf(line))?.get(line) === mark
      const { gone, fresh } = difference(before[i]?.[1] ?? [], lines, isKnown)
      for (const line of gone) this.drop(line)
      for (const line of fresh) this.take(line, mark)
    })
    return this
  }

  of(item: string): Marked | undefined {
    const known = this.marked.get(item)
    if (known) return known
    const lines = this.linesOf.get(item)
    if (!lines) return undefined
    const marked = this.lists.map(([mark]) => markOfLines(lines, mark)).reduce(together)
    if (marked) this.marked.set(item, marked)
    return marked
  }

  private take(line: ListedLine, mark: Mark): void {
    const item = itemOf(line)
    this.marked.delete(item)
    const lines = this.linesOf.get(item)
    if (lines) lines.set(line, mark)
    else this.linesOf.set(item, new Map([[line, mark]]))
  }

  private drop(line: ListedLine): void {
    const item = itemOf(line)
    this.marked.delete(item)
    const lines = this.linesOf.get(item)
    lines?.delete(line)
    if (lines?.size === 0) this.linesOf.delete(item)
  }
}

function itemOf({ path }: ListedLine): string {
  return path.at(-1) as string
}

/** What the lines of one list say of an item. */
function markOfLines(lines: ReadonlyMap<ListedLine, Mark>, mark: Mark): Marked | undefined {
  const own = [...lines].flatMap(([line, of]) => (of === mark ? [line] : []))
  if (own.length === 0) return undefined
  const missing = own.flatMap((line) => ('missing' in line ? line.missing : []))
  return { mark, because: own.flatMap(({ because }) => because), missing }
}

function together(one: Marked | undefined, other: Marked | undefined): Marked | undefined {
  if (!one || !other) return one ?? other
  const missing = [...one.missing, ...other.missing]
  return { mark: 'partly', because: [...one.because, ...other.because], missing }
}

/**
 * The lines that are in one list alone. Lines that both have stand mostly in the same order, so that
 * one walk finds them; `isKnown` tells those of the list before.
 */
function difference(
  before: readonly ListedLine[],
  after: readonly ListedLine[],
  isKnown: (line: ListedLine) => boolean,
): { gone: ReadonlySet<ListedLine>; fresh: readonly ListedLine[] } {
  const gone = new Set<ListedLine>()
  const fresh: ListedLine[] = []
  let at = 0
  for (const line of after) {
    if (before[at] !== line && isKnown(line))
      while (at < before.length && before[at] !== line) gone.add(before[at++] as ListedLine)
    if (before[at] === line) at++
    else if (!gone.delete(line)) fresh.push(line)
  }
  for (; at < before.length; at++) gone.add(before[at] as ListedLine)
  return { gone, fresh }
}

type Boms = Readonly<Record<string, readonly BomRow[] | undefined>>

/**
 * The marks of lines for one result and one state of the lines. A sub-assembly that is looked through
 * has the mark of what is inside: `partly` where something in it counts.
 */
export class LineMarks {
  private readonly inside = new Map<string, Mark | null>()
  private readonly marks: ItemMarks
  private readonly boms: Boms
  private readonly isUs: (country: string) => boolean

  constructor(marks: ItemMarks, boms: Boms, isUs: (country: string) => boolean) {
    this.marks = marks
    this.boms = boms
    this.isUs = isUs
  }

  /** The mark of a line; null: nothing in it is of the United States, as far as is known. */
  of(row: BomRow): Mark | null {
    const own = this.marks.of(row.item)?.mark
    const isForeign = row.origin !== null && !this.isUs(row.origin)
    if (own !== undefined) return own === 'not-counted' && isForeign ? null : own
    return row.itemType === 'product' ? this.ofContent(row.item) : null
  }

  reasons(row: BomRow): Marked | undefined {
    return this.marks.of(row.item)
  }

  private ofContent(product: string): Mark | null {
    const known = this.inside.get(product)
    if (known !== undefined) return known
    this.inside.set(product, null)
    const found = new Set((this.boms[product] ?? []).map((row) => this.of(row)))
    const mark =
      found.has('counted') || found.has('partly')
        ? 'partly'
        : found.has('unknown')
          ? 'unknown'
          : found.has('not-counted')
            ? 'not-counted'
            : null
    this.inside.set(product, mark)
    return mark
  }
}
