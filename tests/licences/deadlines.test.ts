import { describe, expect, test } from 'vitest'
import { countedDays, dayOfCount } from '../../shared/licences/clock.ts'
import { deadlinesOf } from '../../shared/licences/deadlines.ts'
import {
  federalHolidays,
  holidayOn,
  isBusinessDay,
  nextBusinessDay,
} from '../../shared/licences/holidays.ts'
import type { LicenceEvent } from '../../shared/licences/schema.ts'
import { standingOn } from '../../shared/licences/standing.ts'
import { endOfPeriod, lastDayOf } from '../../shared/licences/validity.ts'
import { issued, licence, REGISTERED } from './support.ts'

function due(events: LicenceEvent[], day: string) {
  const found = deadlinesOf(standingOn(licence(), events, day), day)
  return Object.fromEntries(found.map(({ id, day: last, daysLeft }) => [id, [last, daysLeft]]))
}

describe('Federal holidays', () => {
  test('fall on the days that the statute names', () => {
    expect(federalHolidays(2026).map(({ day }) => day)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-04',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ])
    expect(federalHolidays(2020).map(({ name }) => name)).not.toContain(
      'Juneteenth National Independence Day',
    )
  })

  test('are observed on a Friday or a Monday where they fall on a weekend, New Year in the year before', () => {
    expect(holidayOn('2026-07-03')).toBe('Independence Day')
    expect(holidayOn('2027-07-05')).toBe('Independence Day')
    expect(holidayOn('2027-12-31')).toBe("New Year's Day")
    expect(holidayOn('2026-12-31')).toBeNull()
    expect(isBusinessDay('2027-12-31')).toBe(false)
    expect(nextBusinessDay('2027-12-30')).toBe('2028-01-03')
    expect(nextBusinessDay('2026-11-25')).toBe('2026-11-27')
  })
})

describe('Counted days', () => {
  test('are calendar days less those of holds, the day on which a hold ends counting again', () => {
    expect(countedDays('2026-12-02', '2026-12-02', [])).toBe(0)
    expect(countedDays('2026-12-02', '2026-12-12', [])).toBe(10)
    const hold = { from: '2026-12-05', to: '2026-12-08' }
    expect(countedDays('2026-12-02', '2026-12-12', [hold])).toBe(7)
    expect(countedDays('2026-12-02', '2026-12-12', [hold, hold])).toBe(7)
    expect(countedDays('2026-12-02', '2026-12-12', [{ from: '2026-12-05', to: null }])).toBe(2)
    expect(
      countedDays('2026-12-02', '2026-12-12', [{ from: '2026-11-01', to: '2026-12-04' }]),
    ).toBe(9)
  })

  test('lead over a leap day, and nowhere while a hold stands', () => {
    expect(dayOfCount('2028-02-20', 10, [])).toBe('2028-03-01')
    expect(dayOfCount('2027-02-20', 10, [])).toBe('2027-03-02')
    const open = [{ from: '2026-12-05', to: null }]
    expect(dayOfCount('2026-12-02', 90, open)).toBeNull()
    expect(dayOfCount('2026-12-02', 2, open)).toBe('2026-12-04')
  })
})

describe('Deadlines', () => {
  test('run from the registration, and a hold moves those that it stops', () => {
    expect(due(REGISTERED, '2026-12-03')).toEqual({
      'first-action': ['2026-12-11', 8],
      resolution: ['2027-03-02', 89],
    })
    const held: LicenceEvent[] = [
      ...REGISTERED,
      { kind: 'held', day: '2026-12-05', because: 'information' },
    ]
    expect(due(held, '2026-12-20')).toEqual({
      'first-action': [null, null],
      resolution: [null, null],
    })
    const ended: LicenceEvent[] = [...held, { kind: 'hold-ended', day: '2026-12-15' }]
    expect(due(ended, '2026-12-20').resolution).toEqual(['2027-03-12', 82])
  })

  test('an intent to deny has an answer by day 20, is final on day 45, and an appeal comes 45 days after', () => {
    const letter: LicenceEvent[] = [...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-04' }]
    expect(due(letter, '2027-01-10')).toEqual({
      answer: ['2027-01-24', 14],
      'denial-final': ['2027-02-18', 39],
      resolution: ['2027-03-02', 51],
    })
    const answered: LicenceEvent[] = [...letter, { kind: 'answered', day: '2027-01-23' }]
    expect(Object.keys(due(answered, '2027-01-25'))).not.toContain('answer')
    expect(standingOn(licence(), letter, '2027-02-18').state).toBe('intent-to-deny')
    const final = standingOn(licence(), letter, '2027-02-19')
    expect(final).toMatchObject({ state: 'denied', deniedOn: '2027-02-18', age: 1 })
    expect(due(letter, '2027-02-19')).toEqual({ appeal: ['2027-04-04', 44] })
  })

  test('what was not read, or is a reading, is said beside the day', () => {
    const letter: LicenceEvent[] = [...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-04' }]
    const [answer] = deadlinesOf(standingOn(licence(), letter, '2027-01-10'), '2027-01-10')
    expect(answer).toMatchObject({ id: 'answer', cite: '750.6', source: 'eCFR 2026-09-24' })
    expect(answer?.open).toContain('it is not moved')
    expect(answer?.open).toContain('2027-01-24 is a Sunday')
  })

  test('a last day is told while the licence lives', () => {
    const events = [...REGISTERED, issued('2027-01-10', { expires: '2027-07-04' })]
    expect(due(events, '2027-06-30')).toEqual({ 'last-day': ['2027-07-06', 6] })
    expect(due(events, '2027-07-07')).toEqual({})
  })
})

describe('Validity', () => {
  test('ends the day before its day comes again, or with the next month', () => {
    expect(endOfPeriod('2026-11-29', 'four-years')).toBe('2030-11-28')
    expect(endOfPeriod('2026-03-01', 'short-supply')).toBe('2027-02-28')
    expect(endOfPeriod('2028-02-29', 'four-years')).toBe('2032-02-28')
    expect(endOfPeriod('2028-02-29', 'short-supply')).toBe('2029-02-28')
    expect(endOfPeriod('2026-12-05', 'emergency')).toBe('2027-01-31')
    expect(endOfPeriod('2028-01-31', 'emergency')).toBe('2028-02-29')
  })

  test('moves from a federal holiday to the next business day, and from no weekend', () => {
    expect(lastDayOf('2026-12-25')).toEqual({
      day: '2026-12-28',
      by: '2026-12-25',
      holiday: 'Christmas Day',
    })
    expect(lastDayOf('2026-11-28').day).toBe('2026-11-28')
  })
})
