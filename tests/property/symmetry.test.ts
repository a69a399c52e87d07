import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model } from '../../shared/model/schema.ts'
import { check, essence, FULL, judge, question } from './models.ts'

/** An order for lists of any length: the nth key says where the nth member goes. */
const keys = fc.array(fc.nat(), { minLength: 12, maxLength: 12 })

function reorder<T>(list: readonly T[], order: readonly number[]): T[] {
  return list
    .map((member, i) => ({ member, key: order[i % order.length] ?? 0, i }))
    .sort((a, b) => a.key - b.key || b.i - a.i)
    .map(({ member }) => member)
}

/** The lines of a result without their order, each by the item at its end and what is said of it. */
function explained(result: ReturnType<typeof judge>) {
  const total = (lines: readonly { path: readonly string[] }[]) =>
    [...new Set(lines.map((line) => line.path.at(-1)))].sort()
  return {
    counted: total(result.counted),
    notCounted: total(result.notCounted),
    unknown: total(result.unknown),
    notices: result.notices.map((notice) => notice.code).sort(),
  }
}

describe('What does not matter', () => {
  test('The order of lines, parts, products, entities and rates does not matter', () => {
    check(20261141, fc.tuple(question(FULL), keys), ([{ model, to }, order]) => {
      const shuffled: Model = {
        ...model,
        rates: reorder(model.rates, order),
        entities: reorder(model.entities, order),
        parts: reorder(model.parts, order),
        products: reorder(
          model.products.map((product) => ({ ...product, lines: reorder(product.lines, order) })),
          order,
        ),
      }
      const before = judge(model, to)
      const after = judge(shuffled, to)
      expect(essence(after)).toEqual(essence(before))
      expect(explained(after)).toEqual(explained(before))
    })
  })

  test('The ids do not matter, whatever they are', () => {
    const awkward = [
      '__proto__',
      'constructor',
      'toString',
      '0',
      '-1',
      ' ',
      'ü',
      '__defineGetter__',
    ]
    const id = fc.oneof(
      fc.constantFrom(...awkward),
      fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
    )
    const names = fc.uniqueArray(
      id.filter((name) => name !== 'W'),
      { minLength: 10, maxLength: 10 },
    )
    check(20261142, fc.tuple(question(FULL), names), ([{ model, to }, fresh]) => {
      const old = [...model.entities, ...model.parts, ...model.products]
        .map((item) => item.id)
        .filter((name) => name !== 'W')
      const renamed = new Map(old.map((name, i) => [name, fresh[i] as string]))
      const name = (before: string) => renamed.get(before) ?? before
      const result = judge(
        {
          ...model,
          entities: model.entities.map((entity) => ({ ...entity, id: name(entity.id) })),
          parts: model.parts.map((part) => ({ ...part, id: name(part.id) })),
          products: model.products.map((product) => ({
            ...product,
            id: name(product.id),
            madeBy: product.madeBy && name(product.madeBy),
            lines: product.lines.map((line) => ({ ...line, item: name(line.item) })),
          })),
        },
        to,
      )
      expect(essence(result)).toEqual(essence(judge(model, to)))
    })
  })

  test('Splitting a line into two lines of the same item does not matter', () => {
    check(20261143, fc.tuple(question(FULL), fc.nat({ max: 3 })), ([{ model, to }, place]) => {
      const split: Model = {
        ...model,
        products: model.products.map((product, i) => {
          const [first, ...rest] = product.lines
          if (i !== place || !first) return product
          const half = `${BigInt(first.quantity.replace('.', '')) * 5n}`
          const scale = (first.quantity.split('.')[1]?.length ?? 0) + 1
          const digits = half.padStart(scale + 1, '0')
          const part = {
            ...first,
            quantity: `${digits.slice(0, -scale)}.${digits.slice(-scale)}`,
          }
          return { ...product, lines: [part, ...rest, part] }
        }),
      }
      expect(essence(judge(split, to))).toEqual(essence(judge(model, to)))
    })
  })
})
