import { expect, test } from 'vitest'
import { noticeState, noticeTitle } from '../../shared/report/notice-titles.ts'
import { findPack, packIds } from '../../shared/rules/packs/index.ts'

test('every notice of every pack has a title of its own', () => {
  const codes = packIds.flatMap((id) => findPack(id)?.notices.notices.map(({ code }) => code) ?? [])
  const titles = new Map(
    [...codes, 'NO-LEVEL', 'AMENDED'].map((code) => [code, noticeTitle({ code })]),
  )
  expect([...titles].filter(([code, title]) => code === title)).toEqual([])
  expect(new Set(titles.values()).size).toBe(titles.size)
})

test('the title of a pass says that it is no clearance', () => {
  expect(noticeTitle({ code: 'SCOPE' })).toMatch(/not a clearance/)
})

test('a notice with open lines is open, whatever else it says', () => {
  expect(noticeState({ open: ['OFAC'] })).toBe('open')
  expect(noticeState({ open: ['OFAC'], caught: ['734.9(b)'] })).toBe('caught')
  expect(noticeState({ open: [] })).toBe('check')
  expect(noticeState({})).toBe('check')
})
