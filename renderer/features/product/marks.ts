import type { Result } from '../../../shared/calc/result.ts'
import type { BomRow } from '../../../shared/workspace/views.ts'

/** What became of an item in a result; `partly` where it was taken differently on different paths. */
export type Mark = 'counted' | 'not-counted' | 'unknown' | 'partly'

/** The mark of an item with the reasons that the result gives. */
export interface Marked {
  mark: Mark
  because: readonly string[]
  missing: readonly string[]
}

/** The mark of every item of a result. */
export function marksOf({ counted, notCounted, unknown }: Result): Map<string, Marked> {
  const marks = new Map<string, Marked>()
  const lists = { counted, 'not-counted': notCounted, unknown } as const
  for (const [mark, lines] of Object.entries(lists) as [Mark, typeof counted][]) {
    for (const line of lines) {
      const item = line.path.at(-1) as string
      const before = marks.get(item)
      const missing = 'missing' in line ? (line.missing as string[]) : (before?.missing ?? [])
      const because = before ? [...before.because, ...line.because] : line.because
      const isSame = before === undefined || before.mark === mark
      marks.set(item, { mark: isSame ? mark : 'partly', because, missing })
    }
  }
  return marks
}

type Boms = Readonly<Record<string, readonly BomRow[] | undefined>>

/**
 * The marks of lines for one result and one state of the lines. A sub-assembly that is looked through
 * has the mark of what is inside: `partly` where something in it counts.
 */
export class LineMarks {
  private readonly inside = new Map<string, Mark | null>()
  private readonly marks: ReadonlyMap<string, Marked>
  private readonly boms: Boms
  private readonly isUs: (country: string) => boolean

  constructor(marks: ReadonlyMap<string, Marked>, boms: Boms, isUs: (country: string) => boolean) {
    this.marks = marks
    this.boms = boms
    this.isUs = isUs
  }

  /** The mark of a line; null: nothing in it is of the United States, as far as is known. */
  of(row: BomRow): Mark | null {
    const own = this.marks.get(row.item)?.mark
    const isForeign = row.origin !== null && !this.isUs(row.origin)
    if (own !== undefined) return own === 'not-counted' && isForeign ? null : own
    return row.itemType === 'product' ? this.ofContent(row.item) : null
  }

  reasons(row: BomRow): Marked | undefined {
    return this.marks.get(row.item)
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
