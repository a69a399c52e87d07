import type { BomRow, Touched } from '../../shared/workspace/views.ts'

/** Where lines and items stand among the bills of materials that are loaded. */
export class BomIndex {
  private readonly productOfLine = new Map<number, string>()
  private readonly linesOfItem = new Map<string, Set<number>>()

  /** Takes over the lines of one product in the place of those that it had. */
  replace(product: string, before: readonly BomRow[], rows: readonly BomRow[]): void {
    for (const { line, item } of before) {
      // it may have moved to another product that was taken over first
      if (this.productOfLine.get(line) !== product) continue
      this.productOfLine.delete(line)
      this.linesOfItem.get(item)?.delete(line)
    }
    for (const { line, item } of rows) {
      this.productOfLine.set(line, product)
      const lines = this.linesOfItem.get(item)
      if (lines) lines.add(line)
      else this.linesOfItem.set(item, new Set([line]))
    }
  }

  has(line: number): boolean {
    return this.productOfLine.has(line)
  }

  /** The lines that a change could have made different, by product. */
  touched({ items, lines }: Touched): Map<string, number[]> {
    const found = new Set(lines.filter((line) => this.productOfLine.has(line)))
    for (const item of items) {
      for (const line of this.linesOfItem.get(item) ?? []) found.add(line)
    }
    return Map.groupBy(found, (line) => this.productOfLine.get(line) ?? '')
  }

  clear(): void {
    this.productOfLine.clear()
    this.linesOfItem.clear()
  }
}
