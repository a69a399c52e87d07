import { describe, expect, test } from 'vitest'
import { check, essence, FULL, judge, often, question } from './models.ts'
import { more, readNumber } from './oracle.ts'

describe('Second incorporation', () => {
  test('It never gives a higher share than look-through', () => {
    let lower = 0
    check(20261151, question(FULL), ({ model, to }) => {
      const through = judge(model, to).share
      const second = judge(model, to, 'second-incorporation').share
      expect(more(readNumber(second.low ?? '0'), readNumber(through.low ?? '0'))).toBe(false)
      if (more(readNumber(through.low ?? '0'), readNumber(second.low ?? '0'))) lower++
      if (through.high === null) return
      expect(second.high).not.toBeNull()
      expect(more(readNumber(second.high ?? '0'), readNumber(through.high))).toBe(false)
    })
    expect(lower).toBeGreaterThan(often(100))
  })

  test('Without a discrete product the two methods are one', () => {
    check(20261152, question(FULL), ({ model, to }) => {
      const plain = {
        ...model,
        products: model.products.map((product) => ({ ...product, discrete: null })),
      }
      expect(essence(judge(plain, to, 'second-incorporation'))).toEqual(essence(judge(plain, to)))
    })
  })

  test('Look-through pays no heed to a claim of second incorporation', () => {
    check(20261153, question(FULL), ({ model, to }) => {
      const plain = {
        ...model,
        products: model.products.map((product) => ({ ...product, discrete: null })),
      }
      expect(essence(judge(plain, to))).toEqual(essence(judge(model, to)))
    })
  })
})
