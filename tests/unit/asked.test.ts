import { expect, test } from 'vitest'
import { askedOf } from '../../shared/rules/asked.ts'
import type { Content } from '../../shared/rules/content.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const pack = currentPack()

function asked(
  eccn: string | null,
  content: Partial<Content> = {},
  destinations = ['CN', 'IR'],
): string[] {
  const whole: Content = { kind: 'commodity', origin: 'us', facts: {}, eccn: null, ...content }
  const judged = { ...whole, eccn: eccn === null ? null : parseEccn(eccn) }
  return askedOf(judged, { pack, choices: {}, destinations, day: '2026-11-24' })
}

test('nothing is asked of an item of foreign origin', () => {
  expect(asked(null, { origin: 'foreign' })).toEqual([])
})

test('the ECCN is asked of an item of US origin, and the origin where it is not known', () => {
  expect(asked(null)).toEqual(['eccn'])
  expect(asked(null, { origin: 'unknown' })).toEqual(['origin', 'eccn'])
})

test('the paragraph is asked only where paragraphs differ for a destination', () => {
  expect(asked('3A001', {}, ['CA'])).toContain('paragraph')
  expect(asked('3A001', {}, ['CN'])).not.toContain('paragraph')
  expect(asked('3A001.a.2')).not.toContain('paragraph')
})

test('a destination decides which facts are asked', () => {
  expect(asked('EAR99', {}, ['CN'])).toEqual([])
  expect(asked('EAR99', {}, ['RU'])).toContain('russiaListed')
  expect(asked('EAR99', { facts: { russiaListed: false } }, ['RU'])).not.toContain('russiaListed')
})

test('encryption items are asked for their path, bundled software for whether it is', () => {
  expect(asked('5A002.a')).toContain('encryption')
  expect(asked('5A002.a', { facts: { encryption: 'b1' } })).not.toContain('encryption')
  expect(asked('5D992.c', { kind: 'software' }, ['IR'])).toContain('bundled')
})
