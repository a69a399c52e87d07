import { expect, test } from 'vitest'
import { dayOfList } from '../../renderer/features/trade-parties/states.ts'
import { addressText } from '../../renderer/features/trade-parties/words.ts'

test('the day of a list is asked for and never one to come', () => {
  const said = (text: string) => {
    const day = dayOfList(text, '2026-11-30')
    return day.ok ? day.value : day.message
  }
  expect(said(' ')).toContain('Give the day of the list')
  expect(said('2026-12-01')).toBe('2026-12-01 is after today, 2026-11-30.')
  expect(said('30.11.2026')).toContain('is no day of the form')
  expect(said('2026-11-02')).toBe('2026-11-02')
})

test('an address says its country once', () => {
  expect(addressText('1 Long Road, Shanghai, CN', 'CN')).toBe('1 Long Road, Shanghai, CN')
  expect(addressText('1 Long Road, Shanghai', 'CN')).toBe('1 Long Road, Shanghai, CN')
  expect(addressText('CN', 'CN')).toBe('CN')
  expect(addressText('1 Long Road', null)).toBe('1 Long Road')
})
