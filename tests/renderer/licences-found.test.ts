import { expect, test } from 'vitest'
import { isFound } from '../../renderer/features/licences/found.ts'
import { licenceRegister } from '../../shared/licences/register.ts'
import { issued, kept, REGISTERED } from '../licences/support.ts'

test('a licence is found by what it is called, its countries by code and name, and its parties', () => {
  const parties = [
    { role: 'ultimate-consignee' as const, name: 'Orient Telecom', country: 'HK', party: 'C-2' },
  ]
  const [one] = licenceRegister(
    [kept([...REGISTERED, issued('2027-01-10')], { parties, endUse: 'Carrier network' })],
    '2027-02-01',
  )
  if (!one) throw new Error('no licence')
  for (const text of ['china', 'CN', 'hong kong', 'orient', 'c-2', 'carrier', '5A991', 'D123'])
    expect(isFound(one, text), text).toBe(true)
  expect(isFound(one, 'Japan')).toBe(false)
})
