import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { dayAfter, daysBetween, isCalendarDay, localDay } from '../../shared/model/calendar-day.ts'

describe('Days of the calendar', () => {
  test('are written as YYYY-MM-DD and are there', () => {
    for (const day of ['2026-11-29', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
      expect(isCalendarDay(day), day).toBe(true)
    for (const text of ['2026-02-29', '1900-02-29', '2026-02-30', '2026-13-01', '2026-1-1', ''])
      expect(isCalendarDay(text), text).toBe(false)
    for (const text of ['2026-11-29T00:00:00Z', '+12026-01-01', ' 2026-11-29', '２０２６-11-29'])
      expect(isCalendarDay(text), text).toBe(false)
  })

  test('are counted across leap days, and end with the year 9999', () => {
    expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29')
    expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01')
    expect(dayAfter('2024-03-01', -1)).toBe('2024-02-29')
    expect(dayAfter('9999-12-31', 31)).toBe('9999-12-31')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })

  test('sort as texts do, and counting there and back gives the same day', () => {
    const days = fc
      .integer({ min: 0, max: 3_650_000 })
      .map((count) => dayAfter('0001-01-01', count))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 1000 }), (day, count) => {
        const later = dayAfter(day, count)
        if (later === '9999-12-31') return
        expect(later > day).toBe(true)
        expect([daysBetween(day, later), dayAfter(later, -count)]).toEqual([count, day])
        expect(isCalendarDay(later)).toBe(true)
      }),
    )
  })
})

describe('The day of a moment', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test.each([
    ['Pacific/Kiritimati', '2026-11-24T10:00:00Z', '2026-11-25'],
    ['Pacific/Kiritimati', '2026-11-24T09:59:59Z', '2026-11-24'],
    ['Pacific/Pago_Pago', '2026-11-24T10:59:59Z', '2026-11-23'],
    ['Pacific/Pago_Pago', '2026-11-24T11:00:00Z', '2026-11-24'],
    ['UTC', '2024-02-29T23:59:59Z', '2024-02-29'],
  ])('in %s at %s is %s', (at, moment, day) => {
    process.env.TZ = at
    expect(localDay(new Date(moment))).toBe(day)
  })
})
