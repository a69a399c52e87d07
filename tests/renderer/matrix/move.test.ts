import { expect, test } from 'vitest'
import { type At, moved, productLine } from '../../../renderer/features/matrix/move.ts'
import { shown } from '../../../renderer/features/matrix/view.ts'
import { material, productOf, VIEW } from './rows.ts'

/** # Alpha, P, Q, # Beta, R, S; columns XA XB | XC XD. */
const { lines, bands } = shown(
  material(
    {},
    {
      products: ['P', 'Q', 'R', 'S'].map((id, i) =>
        productOf(id, i < 2 ? {} : { madeBy: 'B', makerName: 'Beta' }),
      ),
    },
  ),
  { ...VIEW, order: { by: 'company', isReversed: false } },
)

const press = (key: string, at: At, control = false) =>
  moved({ key, control }, at, { lines, bands, columns: 4, page: 3 })

test('arrows move by one and stay inside; the heading of a company is skipped', () => {
  expect(press('ArrowRight', { line: 1, column: 0 })).toEqual({ line: 1, column: 1 })
  expect(press('ArrowRight', { line: 1, column: 3 })).toEqual({ line: 1, column: 3 })
  expect(press('ArrowLeft', { line: 1, column: 0 })).toEqual({ line: 1, column: 0 })
  expect(press('ArrowDown', { line: 2, column: 0 })).toEqual({ line: 4, column: 0 })
  expect(press('ArrowUp', { line: 4, column: 0 })).toEqual({ line: 2, column: 0 })
  expect(press('ArrowUp', { line: 1, column: 0 })).toEqual({ line: 1, column: 0 })
  expect(press('ArrowDown', { line: 5, column: 0 })).toEqual({ line: 5, column: 0 })
})

test('with Ctrl, arrows move by rule group and by company', () => {
  expect(press('ArrowRight', { line: 1, column: 0 }, true)).toEqual({ line: 1, column: 2 })
  expect(press('ArrowRight', { line: 1, column: 2 }, true)).toEqual({ line: 1, column: 3 })
  expect(press('ArrowLeft', { line: 1, column: 3 }, true)).toEqual({ line: 1, column: 2 })
  expect(press('ArrowLeft', { line: 1, column: 2 }, true)).toEqual({ line: 1, column: 0 })
  expect(press('ArrowDown', { line: 1, column: 1 }, true)).toEqual({ line: 4, column: 1 })
  expect(press('ArrowDown', { line: 4, column: 1 }, true)).toEqual({ line: 5, column: 1 })
  expect(press('ArrowUp', { line: 5, column: 1 }, true)).toEqual({ line: 4, column: 1 })
  expect(press('ArrowUp', { line: 4, column: 1 }, true)).toEqual({ line: 1, column: 1 })
})

test('Home and End go to the ends of the row, with Ctrl to those of the table', () => {
  expect(press('Home', { line: 4, column: 2 })).toEqual({ line: 4, column: 0 })
  expect(press('End', { line: 4, column: 2 })).toEqual({ line: 4, column: 3 })
  expect(press('Home', { line: 4, column: 2 }, true)).toEqual({ line: 1, column: 0 })
  expect(press('End', { line: 1, column: 0 }, true)).toEqual({ line: 5, column: 3 })
})

test('a page moves by what is in sight and lands on a product', () => {
  expect(press('PageDown', { line: 1, column: 1 })).toEqual({ line: 4, column: 1 })
  expect(press('PageUp', { line: 5, column: 1 })).toEqual({ line: 2, column: 1 })
  expect(press('PageDown', { line: 5, column: 1 })).toEqual({ line: 5, column: 1 })
})

test('other keys do not move, and where there is no product there is no line', () => {
  expect(press('x', { line: 1, column: 1 })).toBeNull()
  expect(productLine([], 0, 1)).toBeNull()
})
