import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readScenario } from '../../../shared/model/scenario.ts'
import { stackOf } from '../../../shared/scenario/stack.ts'
import { scenario } from './radio.ts'

const head = { format: 'minimis-scenario', version: 1, name: 'S' }

function problems(...changes: unknown[]): string[] {
  const read = readScenario(JSON.stringify({ ...head, changes }))
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('A scenario file', () => {
  test('is refused with the path of every field that is wrong', () => {
    expect(
      problems(
        { kind: 'setOrigin', where: { part: 'P' }, origin: 'Germany' },
        { kind: 'setPartPrice', where: { part: 'P' }, price: { amount: 12, currency: 'USD' } },
        { kind: 'scalePrice', where: { filter: { origin: 'XX' } }, factor: '0' },
        { kind: 'setQuantity', where: { product: 'W', line: 0, item: 'P' }, quantity: '-1' },
        { kind: 'setSellingPrice', product: 'W', destination: 'EU', price: null },
      ),
    ).toEqual([
      'changes[0].origin: is not an ISO 3166-1 alpha-2 country code',
      'changes[1].price.amount: must be a decimal number in quotes, such as "12.50"',
      'changes[2].where.filter.origin: is not an ISO 3166-1 alpha-2 country code',
      'changes[2].factor: must be above zero',
      'changes[3].where.line: must be a place from 1',
      'changes[3].quantity: must not be negative',
      'changes[4].destination: is not a destination code',
      expect.stringMatching(/^changes\[4\]\.price: /),
    ])
  })

  test('says what a target may be, and what a kind may be', () => {
    expect(problems({ kind: 'setOrigin', where: { product: 'W' }, origin: 'DE' })).toEqual([
      expect.stringMatching(/^changes\[0\]\.where: must be one line \{product, line, item\}/),
    ])
    expect(
      problems({ kind: 'swapItem', where: { part: 'A', filter: { kind: 'software' } }, to: 'B' }),
    ).toEqual([expect.stringMatching(/^changes\[0\]\.where: must be one line/)])
    expect(problems({ kind: 'swapItem', where: { filter: {} }, to: 'B' })).toEqual([
      'changes[0].where.filter: must say what to look for',
    ])
    expect(problems({ kind: 'makeCheaper' })).toEqual([
      expect.stringMatching(/^changes\[0\]\.kind: must be a change with a kind/),
    ])
  })

  test.each([
    [{ item: 'P' }],
    [{ line: 1, item: 'P' }],
    [{ product: 'W', item: 'P' }],
    [{ product: 'W', line: 1 }],
    [{ product: 'W', line: 1, item: 'P', part: 'P' }],
    [{ product: 'W', filter: { origin: 'US' } }],
    [{}],
  ])('has no change aimed at %j', (where) => {
    expect(problems({ kind: 'setOrigin', where, origin: 'DE' })).toEqual([
      expect.stringMatching(/^changes\[0\]\.where: must be one line/),
    ])
  })

  test.each([
    [{ product: 'W', line: 1, item: 'P' }],
    [{ part: 'P' }],
    [{ product: 'W', part: 'P' }],
    [{ filter: { product: 'W' } }],
  ])('may have a change aimed at %j', (where) => {
    expect(problems({ kind: 'setOrigin', where, origin: 'DE' })).toEqual([])
  })

  test('has no members that nobody knows', () => {
    expect(problems({ kind: 'usePack', pack: 'P', reason: 'x' })).toEqual([
      expect.stringMatching(/^changes\[0\]: .*reason/),
    ])
  })

  test('gives facts the values that the model takes', () => {
    const fact = (name: string, value: unknown) =>
      problems({ kind: 'setFact', item: 'P', fact: name, value })
    expect(fact('encryption', 'b2')).toEqual([])
    expect(fact('computerApp', null)).toEqual([])
    expect(fact('answers.6A003/x', false)).toEqual([])
    expect(fact('encryption', 'b9')).toEqual([
      expect.stringMatching(/^changes\[0\]\.value: must be/),
    ])
    expect(fact('answers.6A003/x', 'no')).toEqual(['changes[0].value: must be true or false'])
    expect(fact('colour', 'red')).toEqual(['changes[0].fact: is no fact'])
    expect(fact('answers', true)).toEqual(['changes[0].fact: is no fact'])
  })

  test('that is not JSON says where', () => {
    expect(readScenario('{\n  "format": minimis')).toMatchObject({
      ok: false,
      problems: [{ message: 'is not valid JSON' }],
    })
  })

  const folder = join(import.meta.dirname, '../../../samples/scenarios')
  test.each(readdirSync(folder))('of the samples can be read: %s', (name) => {
    expect(readScenario(readFileSync(join(folder, name), 'utf8'))).toMatchObject({ ok: true })
  })
})

describe('Scenarios on top of others', () => {
  const named = (name: string, onTopOf?: string) => ({
    ...scenario([], name),
    ...(onTopOf !== undefined && { onTopOf }),
  })

  test('come after those that they lie on', () => {
    const stack = stackOf('C', [named('C', 'B'), named('A'), named('B', 'A')])
    expect(stack.ok && stack.scenarios.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
  })

  test('must not miss one or lie on themselves', () => {
    expect(stackOf('A', [])).toEqual({ ok: false, problem: 'there is no scenario "A"' })
    expect(stackOf('B', [named('B', 'A')])).toEqual({
      ok: false,
      problem: 'B lies on top of "A", and there is no such scenario',
    })
    expect(stackOf('A', [named('A', 'B'), named('B', 'A')])).toEqual({
      ok: false,
      problem: 'scenarios lie on top of each other: A > B > A',
    })
  })
})
