import { expect, test } from 'vitest'
import { followTradeParties, useTradeParties } from '../../renderer/stores/trade-parties.ts'
import type { Touched } from '../../shared/workspace/views.ts'

const asked: string[] = []
let answer = 'licensed'

globalThis.window = {
  minimis: {
    call: async (name: string) => {
      asked.push(name)
      const value = {
        'parties.list': { revision: 1, parties: [], lists: [], decisions: [] },
        'parties.screen': { revision: 1, cancelled: true, screened: [], sources: [], missing: [] },
        'shipments.today': { revision: 1, cancelled: false, rows: [{ hash: 'a', answer }] },
      }[name]
      return { ok: true, value }
    },
  },
} as never

const touched = (members: Partial<Touched>) => ({ parties: false, ...members })

test('what shipments would answer by a newer list is asked again after any change', async () => {
  const found = { shipments: [{ hash: 'a' }] }
  useTradeParties.setState({
    loaded: { revision: 1, parties: [], lists: [], decisions: [] },
    difference: { list: 'CSL', found, today: new Map([['a', { hash: 'a', answer }]]) } as never,
  })
  answer = 'uncovered'
  await followTradeParties(touched({ licences: true }) as Touched)
  const { difference } = useTradeParties.getState()
  expect(difference?.today?.get('a')?.answer).toBe('uncovered')
  expect(asked).toEqual(['shipments.today'])
  await followTradeParties(touched({ parties: true }) as Touched)
  expect(asked).toContain('parties.list')
})
