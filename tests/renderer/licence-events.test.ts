import { expect, test } from 'vitest'
import { fieldsOf, typedEvent } from '../../renderer/features/licences/event-form.ts'
import { licenceRegister } from '../../shared/licences/register.ts'
import type { KeptLicence } from '../../shared/licences/schema.ts'
import { issued, kept, REGISTERED, ROUTERS } from '../licences/support.ts'

const DAY = '2027-01-10'

function registered(one: KeptLicence) {
  const [found] = licenceRegister([one], '2027-06-01')
  if (!found) throw new Error('no licence')
  return found
}

const APPLIED = registered(kept(REGISTERED, { items: [ROUTERS, { ...ROUTERS, product: 'X' }] }))

test('less may be approved than was applied for, and an item left out', () => {
  const names = fieldsOf('issued', APPLIED).map(({ name, given }) => [name, given])
  expect(names).toContainEqual(['quantity-1', '100'])
  const given = { day: DAY, number: 'D1' }
  const whole = typedEvent('issued', given, APPLIED)
  expect(whole).toMatchObject({ event: { inPart: false, items: APPLIED.licence.items } })
  const part = { ...given, 'quantity-1': '40', 'value-1': '100,000.00', 'quantity-2': '0' }
  expect(typedEvent('issued', part, APPLIED)).toMatchObject({
    event: { inPart: true, items: [{ product: 'W', quantity: '40', value: '100000.00' }] },
  })
})

test('what is wrong is said by the field as the form calls it', () => {
  const problem = (...[kind, typed, one]: Parameters<typeof typedEvent>) => {
    const read = typedEvent(kind, typed, one)
    return read.ok ? '' : read.problem
  }
  const wrong = { day: DAY, number: 'D1', expires: '30.11.2030', 'quantity-1': 'many' }
  expect(problem('issued', wrong, APPLIED)).toContain('Last day, as printed: is not a date')
  expect(problem('issued', wrong, APPLIED)).toContain('Approved of item 1, Router, pieces: ')
  expect(problem('issued', { day: '', number: '' }, APPLIED)).toContain('On: must be a date')
  const bare = registered(kept(REGISTERED, { items: [] }))
  expect(problem('issued', { day: DAY, number: 'D1' }, bare)).toBe(
    'The application has no item: add what is licensed to it first.',
  )
  const live = registered(kept([...REGISTERED, issued(DAY)]))
  const typed = { day: DAY, shipment: 'S', quantity: 'six', value: '1' }
  expect(problem('shipped', typed, live)).toMatch(/^Quantity: /)
})
