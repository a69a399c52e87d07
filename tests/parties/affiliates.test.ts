import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Owner, Party } from '../../shared/model/party.ts'
import { affiliations } from '../../shared/parties/affiliates.ts'
import type { Answer } from '../../shared/rules/answer.ts'
import { check } from '../property/models.ts'

type Owned = Pick<Party, 'id' | 'owners' | 'ownersKnown'>

function party(id: string, owners: Record<string, string | null> = {}, ownersKnown = true): Owned {
  const given = Object.entries(owners).map(([of, percent]) => ({ party: of, percent }))
  return { id, owners: given, ownersKnown }
}

function of(parties: Owned[], listed: string[], open: string[] = []) {
  const answer = (id: string): Answer =>
    listed.includes(id) ? 'yes' : open.includes(id) ? 'unknown' : 'no'
  return affiliations(parties, answer, '50')
}

test('30 and 25 percent of two listed owners count together', () => {
  const found = of([party('X'), party('Y'), party('P', { X: '30', Y: '25' })], ['X', 'Y']).get('P')
  expect(found).toMatchObject({ answer: 'yes', least: '55', owners: ['X', 'Y'] })
  const less = of([party('X'), party('Y'), party('P', { X: '30', Y: '19.999' })], ['X', 'Y'])
  expect(less.get('P')).toMatchObject({ answer: 'no', least: '49.999' })
})

test('exactly 50 percent is enough, and a third three times is the whole', () => {
  expect(of([party('X'), party('P', { X: '50.000' })], ['X']).get('P')?.answer).toBe('yes')
})

test('a party that is owned so far counts whole in the next', () => {
  const parties = [party('X'), party('A', { X: '60' }), party('B', { A: '50' })]
  expect(of(parties, ['X']).get('B')).toMatchObject({ answer: 'yes', least: '50' })
})

test('a product of shares along a chain alone is open', () => {
  const parties = [party('X'), party('A', { X: '40' }), party('P', { X: '30', A: '70' })]
  expect(of(parties, ['X']).get('P')).toMatchObject({ answer: 'unknown', least: '30', most: '58' })
})

test('a share that is not known is a red flag where its owner is or may be listed', () => {
  const parties = [party('X'), party('P', { X: null })]
  expect(of(parties, ['X']).get('P')).toMatchObject({ answer: 'unknown', redFlags: ['X'] })
  expect(of(parties, [], ['X']).get('P')).toMatchObject({ answer: 'unknown', redFlags: ['X'] })
  expect(of(parties, []).get('P')).toMatchObject({ answer: 'no', redFlags: [] })
})

test('owners that nobody has looked into leave it open, unless the rest is too small', () => {
  expect(of([party('P', {}, false)], []).get('P')).toMatchObject({
    answer: 'unknown',
    isOpen: true,
  })
  const clean = [party('Z'), party('P', { Z: '51' }, false)]
  expect(of(clean, []).get('P')).toMatchObject({ answer: 'no', most: '49' })
})

test('a circle of owners ends, and is told', () => {
  const circle = [party('A', { B: '60' }), party('B', { A: '60' })]
  expect(of(circle, []).get('A')).toMatchObject({ answer: 'no', isCircle: true })
  const fed = [party('X'), party('A', { B: '60' }), party('B', { A: '40', X: '55' })]
  expect(of(fed, ['X']).get('A')).toMatchObject({ answer: 'yes', isCircle: true })
  const itself = [party('A', { A: '100' })]
  expect(of(itself, []).get('A')?.answer).toBe('no')
})

test('a chain of many owners is followed to its bound', () => {
  const chain = Array.from({ length: 1100 }, (_, i) =>
    party(`P${i}`, i === 0 ? {} : { [`P${i - 1}`]: '100' }),
  )
  expect(of(chain, ['P0']).get('P1099')?.answer).toBe('yes')
})

const ORDER: Answer[] = ['no', 'unknown', 'yes']
const ids = ['A', 'B', 'C', 'D', 'E', 'F']
const owner = fc.record({
  party: fc.constantFrom(...ids),
  percent: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 100 }).map(String),
    fc.integer({ min: 0, max: 1000 }).map((n) => (n / 10).toFixed(1)),
  ),
})
const register = fc.tuple(
  ...ids.map((id) =>
    fc.record({
      id: fc.constant(id),
      owners: fc.uniqueArray(owner, { maxLength: 3, selector: ({ party: of }) => of }),
      ownersKnown: fc.boolean(),
    }),
  ),
)
const listing = fc.array(fc.constantFrom<Answer>('yes', 'no', 'unknown'), {
  minLength: ids.length,
  maxLength: ids.length,
})

const drawn = fc.tuple(
  register,
  listing,
  fc.constantFrom(...ids),
  fc.constantFrom(...ids),
  fc.integer({ min: 0, max: 100 }),
)

test('an owner that is listed, or may be, never makes the answer better', () => {
  check(18, drawn, ([parties, answers, of, by, percent]) => {
    const listed = (id: string) => (id === 'NEW' ? 'yes' : (answers[ids.indexOf(id)] ?? 'no'))
    const before = affiliations(parties, listed, '50')
    // Another entry that turns out to be listed.
    const after = affiliations(parties, (id) => (id === by ? 'yes' : listed(id)), '50')
    // A listed owner more.
    const added: Owner = { party: 'NEW', percent: String(percent) }
    const more = [
      { id: 'NEW', owners: [], ownersKnown: true },
      ...parties.map((one) => (one.id === of ? { ...one, owners: [...one.owners, added] } : one)),
    ]
    const withMore = affiliations(more, listed, '50')
    for (const id of ids) {
      const was = ORDER.indexOf(before.get(id)?.answer ?? 'no')
      expect(ORDER.indexOf(after.get(id)?.answer ?? 'no')).toBeGreaterThanOrEqual(was)
      expect(ORDER.indexOf(withMore.get(id)?.answer ?? 'no')).toBeGreaterThanOrEqual(was)
    }
  })
})
