import { expect, test } from 'vitest'
import { destinationVerdicts } from '../../../renderer/features/matrix/destination-verdicts.ts'
import { mapShapes } from '../../../renderer/features/matrix/map-shapes.ts'
import { shown } from '../../../renderer/features/matrix/view.ts'
import { allDestinations } from '../../../shared/rules/destination.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { fail, material, open, pass, productOf, VIEW } from './rows.ts'

const shapes = mapShapes()
const drawn = new Set(shapes.flatMap(({ code }) => code ?? []))

test('every large destination is drawn, and each once', () => {
  for (const code of ['CN', 'RU', 'IN', 'IR', 'BR', 'FR', 'NO', 'XK']) {
    expect(shapes.filter((shape) => shape.code === code)).toHaveLength(1)
  }
  const destinations = allDestinations(currentPack())
  expect(destinations.filter((code) => drawn.has(code)).length).toBeGreaterThan(160)
})

test('what is judged apart from its country or too small is not drawn, and so is listed beside', () => {
  for (const code of ['UA-CRIMEA', 'UA-DNR', 'SG', 'HK', 'MT']) expect(drawn.has(code)).toBe(false)
})

test('every shape has a path inside the picture', () => {
  for (const { path } of shapes) {
    const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []
    expect(numbers.length).toBeGreaterThan(5)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-1)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(961)
  }
})

test('the map shows one product, or the worst of those shown', () => {
  const known = shown(
    material({
      P: [pass('0.1'), pass('0.1'), open('0', '1'), pass('0.1')],
      Q: [fail('0.3'), pass('0.2'), pass('0.2'), pass('0.2')],
    }),
    VIEW,
  )
  const said = (product: string | null) =>
    destinationVerdicts(known, product).map(({ column, ...verdict }) => [
      column.code,
      verdict.act,
      verdict.product,
    ])
  expect(said('Q')[2]).toEqual(['XC', 'licence', 'Q'])
  expect(said(null)).toEqual([
    ['XA', 'not-subject', 'P'],
    ['XB', 'not-subject', 'P'],
    ['XC', 'licence', 'Q'],
    ['XD', 'undetermined', 'P'],
  ])
})

test('a product that is not worked out has no verdict on the map', () => {
  const known = shown(material({}, { products: [productOf('N')] }), VIEW)
  expect(destinationVerdicts(known, 'N').map(({ act }) => act)).toEqual([null, null, null, null])
})
