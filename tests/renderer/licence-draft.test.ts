import { describe, expect, test } from 'vitest'
import {
  draftOf,
  type LicenceDraft,
  licenceOf,
  NO_ITEM,
  NO_LICENCE,
} from '../../renderer/features/licences/licence-draft.ts'
import { linkedParties } from '../../shared/licences/registered-parties.ts'
import { licence } from '../licences/support.ts'

const REGISTER = [
  { id: 'C-2', name: '北方电子有限公司', country: 'CN' },
  { id: 'C-3', name: 'Kite', country: 'SG' },
  { id: 'C-4', name: 'Kite', country: 'HK' },
]

const draft = (members: Partial<LicenceDraft> = {}): LicenceDraft => ({
  ...NO_LICENCE,
  reference: 'A-1',
  destinations: 'China, Hong Kong',
  items: [{ ...NO_ITEM, product: 'W', quantity: '10', value: '1.200.000', currency: '€' }],
  ...members,
})

const parties = (typed: Partial<LicenceDraft['parties']>) => ({ ...NO_LICENCE.parties, ...typed })

test('countries, amounts and currencies are read as they are typed everywhere else', () => {
  expect(licenceOf(draft({ destinations: 'cn hk' }), [])).toMatchObject({
    ok: true,
    licence: {
      destinations: ['CN', 'HK'],
      items: [{ description: 'W', quantity: '10', value: '1200000', currency: 'EUR' }],
    },
  })
})

test('what is wrong is said by the field, all at once, and without the names of members', () => {
  const items = [{ ...NO_ITEM, product: 'W', quantity: 'ten', value: '5', currency: 'shells' }]
  const read = licenceOf(draft({ reference: ' ', destinations: 'Atlantis', items }), [])
  expect(read.ok ? [] : read.problems).toEqual([
    'Countries: "Atlantis" is no country',
    expect.stringMatching(/^Item 1, currency: /),
    expect.stringMatching(/^Item 1, quantity: /),
    'Own reference: must not be empty',
  ])
})

describe('Parties of the register', () => {
  test('are known by their id or name, and not two with one name', () => {
    const by = (text: string) => {
      const read = licenceOf(draft({ parties: parties({ 'ultimate-consignee': text }) }), REGISTER)
      return read.ok ? read.licence.parties : read.problems
    }
    const found = [
      { role: 'ultimate-consignee', party: 'C-2', name: '北方电子有限公司', country: 'CN' },
    ]
    expect(by('c-2')).toEqual(found)
    expect(by('北方电子有限公司 (CN)')).toEqual(found)
    expect(by('Orient (CN)')).toMatchObject([{ name: 'Orient', country: 'CN' }])
    expect(by('Kite')).toEqual([expect.stringMatching(/^Ultimate consignee: Kite is C-3 and C-4/)])
    expect(by('C-2 (DE)')).toEqual([expect.stringContaining('is in CN in the register')])
  })

  test('of a table are linked where they are certain, and stay names elsewhere', () => {
    const named = ['C-2', 'Kite', 'Orient'].map((name) => ({ role: 'end-user' as const, name }))
    expect(linkedParties(named, REGISTER)).toEqual([
      { role: 'end-user', name: '北方电子有限公司', party: 'C-2', country: 'CN' },
      { role: 'end-user', name: 'Kite' },
      { role: 'end-user', name: 'Orient' },
    ])
  })
})

test('an application is typed on, and keeps what the form does not ask for', () => {
  const kept = licence({
    note: 'by hand',
    parties: [
      { role: 'forwarding-agent', name: 'Kahn', country: 'DE' },
      { role: 'ultimate-consignee', name: 'Orient Telecom', country: 'CN', address: '1 Road' },
    ],
  })
  const read = licenceOf({ ...draftOf(kept), endUse: 'Carrier' }, REGISTER, kept)
  expect(read.ok && read.licence).toMatchObject({
    note: 'by hand',
    endUse: 'Carrier',
    items: kept.items,
    parties: expect.arrayContaining([...kept.parties]),
  })
})
