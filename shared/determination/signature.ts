import { canonicalJson } from '../model/canonical-json.ts'
import type { Model } from '../model/schema.ts'

const texts = new WeakMap<object, string>()

/**
 * A text that is the same for two models that say the same, in whatever order their rows and lines
 * stand. What is held of an object that stays as it is, is not written again.
 */
export function modelSignature({ rates, entities, parts, products, ...head }: Model): string {
  return [
    canonicalJson(head),
    ...[rates, entities, parts].map((rows) =>
      rows
        .map((row) => textOf(row))
        .sort()
        .join('\n'),
    ),
    products.map(productText).sort().join('\n'),
  ].join('\n\n')
}

function productText(product: Model['products'][number]): string {
  const { lines, ...rest } = product
  return [textOf(product, rest), ...lines.map((line) => textOf(line)).sort()].join('\t')
}

function textOf(row: object, written: object = row): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = canonicalJson(withoutNulls(written))
  texts.set(row, text)
  return text
}

/** Absent and null say the same of a member: not known. */
function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
