import { describe, expect, test } from 'vitest'
import type { LicenceEvent } from '../../shared/licences/schema.ts'
import { LICENCE_STATES, movesAt } from '../../shared/licences/stages.ts'
import { daysText, isLive, problemOfHistory, standingOn } from '../../shared/licences/standing.ts'
import { issued, licence, REGISTERED, ROUTERS, shipped } from './support.ts'

function stateOn(day: string, ...events: LicenceEvent[]) {
  const standing = standingOn(licence(), events, day)
  return standing.problem ?? standing.state
}

const LATER = '2027-06-30'
const ISSUED: LicenceEvent[] = [...REGISTERED, issued('2027-01-10')]

describe('Moves', () => {
  test('only those that the rules allow', () => {
    expect(movesAt('draft', false)).toEqual(['filed', 'issued'])
    expect(movesAt('registered', true)).toEqual(['hold-ended', 'returned'])
    expect(movesAt('returned-deficient', false)).toEqual([])
    expect(movesAt('revoked', false)).toEqual(['not-shipped'])
    expect(stateOn(LATER, { kind: 'registered', day: '2026-12-02' })).toContain(
      'registered does not follow on draft',
    )
    expect(stateOn(LATER, ...REGISTERED, { kind: 'denied', day: '2027-01-01' })).toContain(
      'denied does not follow on registered',
    )
  })

  test('each state can come, and a day shows it as it was then', () => {
    const held: LicenceEvent = { kind: 'held', day: '2026-12-10', because: 'congress' }
    const seen = [
      stateOn(LATER),
      stateOn(LATER, ...REGISTERED.slice(0, 1)),
      stateOn(LATER, ...REGISTERED),
      stateOn(LATER, ...REGISTERED, held),
      stateOn(LATER, ...REGISTERED, { kind: 'returned', day: '2026-12-10', why: 'deficient' }),
      stateOn(LATER, ...REGISTERED, { kind: 'returned', day: '2026-12-10', why: 'not-needed' }),
      stateOn(LATER, ...REGISTERED, { kind: 'referred', day: '2026-12-10' }),
      stateOn(
        LATER,
        ...REGISTERED,
        { kind: 'referred', day: '2026-12-10' },
        { kind: 'escalated', day: '2027-01-10', to: 'OC' },
      ),
      stateOn('2027-01-02', ...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-01' }),
      stateOn(LATER, ...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-01' }),
      stateOn(
        LATER,
        ...REGISTERED,
        { kind: 'intent-to-deny', day: '2027-01-01' },
        { kind: 'denied', day: '2027-01-30' },
        { kind: 'appealed', day: '2027-02-10' },
      ),
      stateOn(LATER, ...ISSUED),
      stateOn(
        LATER,
        ...REGISTERED,
        issued('2027-01-10', {
          conditions: [{ text: 'No re-sale', tell: ['Orient Telecom'], acknowledge: true }],
        }),
      ),
      stateOn(LATER, ...ISSUED, {
        kind: 'extended',
        day: '2027-02-01',
        askedOn: '2027-01-20',
        expires: '2032-01-01',
      }),
      stateOn(LATER, ...ISSUED, { kind: 'suspended', day: '2027-02-01' }),
      stateOn(LATER, ...ISSUED, { kind: 'revoked', day: '2027-02-01' }),
      stateOn(LATER, ...ISSUED, { kind: 'replaced', day: '2027-02-01', by: 'D7654321' }),
      stateOn(LATER, ...ISSUED, shipped('2027-02-01', 'S-1', '100', '250000')),
      stateOn('2031-06-01', ...ISSUED),
    ]
    expect([...new Set(seen)].sort()).toEqual(
      LICENCE_STATES.filter((state) => state !== 'unclear').sort(),
    )
    expect(stateOn('2026-12-01', ...ISSUED)).toBe('filed')
  })

  test('what came in late finds its day, and what does not fit there is refused', () => {
    const late: LicenceEvent[] = [
      ...REGISTERED,
      { kind: 'referred', day: '2026-12-20' },
      { kind: 'held', day: '2026-12-05', because: 'information' },
      { kind: 'hold-ended', day: '2026-12-08' },
    ]
    expect(problemOfHistory(licence(), late)).toBeNull()
    expect(problemOfHistory(licence(), late.slice(0, -1))).toContain(
      'while the application is on hold',
    )
  })

  test('BIS says in time that a denial is not final, or it is', () => {
    const letter: LicenceEvent[] = [...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-01' }]
    const inTime: LicenceEvent[] = [...letter, { kind: 'not-final', day: '2027-02-15' }]
    expect(stateOn(LATER, ...inTime)).toBe('intent-to-deny')
    expect(stateOn(LATER, ...inTime, issued('2027-05-01'))).toBe('issued')
    expect(stateOn(LATER, ...letter, { kind: 'not-final', day: '2027-02-16' })).toContain(
      'does not follow on denied',
    )
    expect(stateOn(LATER, ...letter, issued('2027-03-01'))).toContain('does not follow on denied')
    expect(stateOn(LATER, ...letter, { kind: 'answered', day: '2027-02-16' })).toContain('denied')
  })

  test('an appeal comes once, and within 45 days', () => {
    const letter: LicenceEvent[] = [...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-01' }]
    expect(stateOn(LATER, ...letter, { kind: 'appealed', day: '2027-04-01' })).toBe('appealed')
    expect(stateOn(LATER, ...letter, { kind: 'appealed', day: '2027-04-02' })).toContain(
      '2027-04-01',
    )
    const dismissed: LicenceEvent[] = [
      ...letter,
      { kind: 'appealed', day: '2027-03-01' },
      { kind: 'denied', day: '2027-03-20' },
    ]
    expect(stateOn(LATER, ...dismissed)).toBe('denied')
    expect(stateOn(LATER, ...dismissed, { kind: 'appealed', day: '2027-03-21' })).toContain(
      'already',
    )
  })

  test('an extension is asked for while the licence is valid', () => {
    const valid = [...REGISTERED, issued('2027-01-10', { expires: '2027-03-31' })]
    const extended = (askedOn: string): LicenceEvent => ({
      kind: 'extended',
      day: '2027-04-20',
      askedOn,
      expires: '2028-03-31',
    })
    expect(stateOn('2027-04-10', ...valid)).toBe('expired')
    expect(stateOn(LATER, ...valid, extended('2027-03-31'))).toBe('extended')
    expect(stateOn(LATER, ...valid, extended('2027-04-01'))).toContain('no longer valid')
  })

  test('conditions are told in writing before they are acknowledged', () => {
    const events = [
      ...REGISTERED,
      issued('2027-01-10', {
        conditions: [{ text: 'No re-sale', tell: ['Orient Telecom'], acknowledge: true }],
      }),
    ]
    const told = { condition: 1, party: 'Orient Telecom', day: '2027-01-20' }
    expect(stateOn(LATER, ...events, { kind: 'told', ...told })).toBe('approved-with-conditions')
    expect(
      stateOn(LATER, ...events, { kind: 'told', ...told }, { kind: 'acknowledged', ...told }),
    ).toBe('issued')
    expect(stateOn(LATER, ...events, { kind: 'acknowledged', ...told })).toContain('not told')
    expect(stateOn(LATER, ...events, { kind: 'told', ...told, party: 'Nobody' })).toContain(
      'Nobody',
    )
  })
})

describe('Draw-down', () => {
  test('takes quantity and value, exactly, and never more than there is', () => {
    const events = [...ISSUED, shipped('2027-02-01', 'S-1', '33.333', '83332.5')]
    expect(standingOn(licence(), events, LATER).items[0]).toMatchObject({
      drawn: { quantity: '33.333', value: '83332.5' },
      left: { quantity: '66.667', value: '166667.5' },
    })
    expect(stateOn(LATER, ...events, shipped('2027-02-02', 'S-2', '66.667', '166667.5'))).toBe(
      'exhausted',
    )
    expect(stateOn(LATER, ...events, shipped('2027-02-02', 'S-2', '66.6671', '1'))).toContain(
      'exceed the 66.667 pieces',
    )
    expect(stateOn(LATER, ...events, shipped('2027-02-02', 'S-2', '1', '166667.51'))).toContain(
      'exceed the 166,667.5 USD',
    )
    expect(stateOn(LATER, ...events, shipped('2027-02-02', 'S-2', null, '1'))).toContain('quantity')
    expect(stateOn(LATER, ...events, shipped('2027-02-02', 'S-1', '1', '1'))).toContain('already')
  })

  test('a reexport licence has no tolerance; an export licence has one in value alone', () => {
    const over = shipped('2027-02-01', 'S-1', '99', '275000')
    expect(stateOn(LATER, ...ISSUED, over)).toContain('exceed')
    const ofExport = (event: LicenceEvent, members = {}) =>
      standingOn(
        licence({ type: 'export' }),
        [...REGISTERED, issued('2027-01-10', members), event],
        LATER,
      ).problem
    expect(ofExport(over)).toBeNull()
    expect(ofExport(shipped('2027-02-01', 'S-1', '99', '275000.01'))).toContain('exceed')
    expect(ofExport(shipped('2027-02-01', 'S-1', '101', '250000'))).toContain('exceed')
    expect(ofExport(over, { noTolerance: true })).toContain('exceed')
    expect(ofExport(over, { period: 'short-supply' })).toContain('exceed')
  })

  test('nothing is shipped under a licence that does not live on that day', () => {
    const some = (day: string) => shipped(day, 'S-1', '1', '1')
    expect(stateOn(LATER, ...ISSUED, some('2027-01-09'))).toContain('does not follow')
    expect(stateOn('2032-01-01', ...ISSUED, some('2031-02-01'))).toContain('expired')
    expect(
      stateOn(LATER, ...ISSUED, { kind: 'suspended', day: '2027-02-01' }, some('2027-02-02')),
    ).toContain('suspended')
    expect(
      stateOn(LATER, ...ISSUED, { kind: 'suspended', day: '2027-02-01' }, some('2027-01-20')),
    ).toBe('suspended')
  })

  test('a shipment that was not made is there again', () => {
    const events: LicenceEvent[] = [
      ...ISSUED,
      shipped('2027-02-01', 'S-1', '100', '250000'),
      { kind: 'not-shipped', day: '2027-02-03', shipment: 'S-1', because: 'recalled' },
    ]
    expect(standingOn(licence(), events, LATER).items[0]).toMatchObject({
      left: { quantity: '100', value: '250000' },
    })
    expect(stateOn(LATER, ...events, shipped('2027-02-04', 'S-1', '100', '250000'))).toBe(
      'exhausted',
    )
  })

  test('a limit that the paper does not name limits nothing', () => {
    const items = [{ ...ROUTERS, quantity: null, value: null }]
    const events = [...REGISTERED, issued('2027-01-10', { items })]
    const standing = standingOn(
      licence(),
      [...events, shipped('2027-02-01', 'S-1', '5', '5')],
      LATER,
    )
    expect(isLive(standing)).toBe(true)
    expect(standing.items[0]?.left).toEqual({ quantity: null, value: null })
  })
})

describe('The days of a state', () => {
  const sinceOn = (day: string, ...events: LicenceEvent[]) => {
    const { state, since, age } = standingOn(licence(), events, day)
    return [state, since, age]
  }
  const held: LicenceEvent = { kind: 'held', day: '2026-12-10', because: 'congress' }

  test('begin where the state does, not where its stage did', () => {
    expect(sinceOn('2026-12-12', ...REGISTERED, held)).toEqual(['held', '2026-12-10', 2])
    expect(
      sinceOn('2026-12-20', ...REGISTERED, held, { kind: 'hold-ended', day: '2026-12-15' }),
    ).toEqual(['registered', '2026-12-02', 18])
    const printed = issued('2027-01-11', { expires: '2030-11-30' })
    expect(sinceOn('2031-01-01', ...REGISTERED, printed)).toEqual(['expired', '2030-12-01', 31])
    const used = [...ISSUED, shipped('2027-02-01', 'S-1', '100', '250000')]
    expect(sinceOn('2027-02-11', ...used)).toEqual(['exhausted', '2027-02-01', 10])
    const told = issued('2027-01-10', {
      conditions: [{ text: 'No re-sale', tell: ['Orient Telecom'], acknowledge: false }],
    })
    const extended: LicenceEvent = {
      kind: 'extended',
      day: '2027-02-01',
      askedOn: '2027-01-20',
      expires: '2032-01-01',
    }
    expect(sinceOn('2027-02-11', ...REGISTERED, told, extended).slice(0, 2)).toEqual([
      'approved-with-conditions',
      '2027-01-10',
    ])
    expect(sinceOn(LATER, ...REGISTERED, { kind: 'denied', day: '2027-01-01' })[1]).toBe(
      '2027-01-01',
    )
  })

  test('are counted up to the decision and no further', () => {
    const daysOn = (day: string, ...events: LicenceEvent[]) =>
      standingOn(licence(), events, day).days
    const end = { calendar: 39, counted: 39 }
    expect(daysOn('2027-01-09', ...ISSUED)).toEqual({ calendar: 38, counted: 38 })
    expect(daysOn('2027-01-10', ...ISSUED)).toEqual(end)
    expect(daysOn('2031-06-01', ...ISSUED)).toEqual(end)
    const letter: LicenceEvent[] = [...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-01' }]
    const final = { calendar: 75, counted: 75 }
    expect(daysOn(LATER, ...letter)).toEqual(final)
    const appealed: LicenceEvent = { kind: 'appealed', day: '2027-03-01' }
    expect(daysOn(LATER, ...letter, appealed, issued('2027-05-01'))).toEqual(final)
    const returned: LicenceEvent = { kind: 'returned', day: '2026-12-12', why: 'deficient' }
    expect(daysOn(LATER, ...REGISTERED, returned)).toEqual({ calendar: 10, counted: 10 })
    expect(daysText(standingOn(licence(), ISSUED, '2031-06-01'))).toBe(
      '39 days from its registration to 2027-01-10, 39 counted',
    )
  })
})
