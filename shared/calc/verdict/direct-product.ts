import { openRows } from '../../model/rows-not-taken.ts'
import type { Part, Product } from '../../model/schema.ts'
import {
  type DirectProductFinding,
  type DirectProductItem,
  directProductFindings,
  type Inside,
  type InsideItem,
} from '../../rules/direct-product.ts'
import type { AskedItem, OwnedRecord } from '../../rules/direct-product-answers.ts'
import { parseEccn } from '../../rules/eccn.ts'
import { OpenLines } from '../../rules/open-lines.ts'
import { effectiveFacts, type ProductItem } from '../content/item.ts'
import { type ProductContents, productsBelow } from '../content/product-contents.ts'
import type { Determination } from './determination.ts'
import type { Judge } from './judge.ts'

/** The rules of 734.9 for the product and the destination of a determination. */
export function directProductOf(determination: Determination): DirectProductFinding[] {
  const { contents, judge, item, judgement } = determination
  return directProductFindings(judge.pack, directProductItem(contents, item), judgement.setting)
}

/** What stands open beside a share of a product that passes, to be asked for many destinations. */
export function openLinesOf(contents: ProductContents, judge: Judge, item: ProductItem): OpenLines {
  return new OpenLines(judge.lines, directProductItem(contents, item))
}

/** A product as the rules of 734.9 ask about it. */
export function directProductItem(
  contents: ProductContents,
  { product, maker }: ProductItem,
): DirectProductItem {
  let inside: Inside | null = null
  return {
    eccn: product.eccn ? parseEccn(product.eccn) : null,
    origin: maker.origin,
    asked: askedItem(contents, product, product.madeBy),
    inside: () => {
      inside ??= insideOf(contents, product)
      return inside
    },
  }
}

function askedItem(
  contents: ProductContents,
  item: Part | Product,
  maker: string | null | undefined = null,
): AskedItem {
  const madeBy = maker ?? null
  const company = madeBy === null ? undefined : contents.entities.get(madeBy)
  const records: OwnedRecord[] = [{ owner: 'product', id: item.id, record: item.directProduct }]
  if (company) records.push({ owner: 'company', id: company.id, record: company.directProduct })
  return {
    eccn: item.eccn ?? null,
    madeBy,
    facts: effectiveFacts(item, contents.basis).facts,
    records,
  }
}

/**
 * What lies in a product at any depth and may be or hold a circuit: its goods, each once, and
 * sub-assemblies whose inside is not listed. A part that is recorded as no circuit may still hold one.
 */
function insideOf(contents: ProductContents, product: Product): Inside {
  const below = productsBelow(contents, product.id)
  const lists = [product, ...below]
  const found = new Map<string, InsideItem>()
  for (const { lines } of lists)
    for (const { item: id } of lines) {
      const part = contents.parts.get(id)?.part
      if (part && part.kind === 'commodity' && !found.has(id))
        found.set(id, insideItem(contents, part))
    }
  for (const inside of below)
    if (inside.lines.length === 0 && inside.kind === 'commodity')
      found.set(inside.id, insideItem(contents, inside, inside.madeBy))
  const hasOpenRows = lists.some(({ rowsNotTaken }) => openRows(rowsNotTaken).length > 0)
  return { items: [...found.values()], isListed: product.lines.length > 0 && !hasOpenRows }
}

function insideItem(
  contents: ProductContents,
  item: Part | Product,
  maker?: string | null,
): InsideItem {
  const asked = askedItem(contents, item, maker)
  return { id: item.id, asked, isCircuit: asked.facts.integratedCircuit === true }
}
