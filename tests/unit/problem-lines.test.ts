import { describe, expect, test } from 'vitest'
import { problemLines } from '../../cli/problems.ts'

describe('Problems on the terminal', () => {
  test('are the first thousand, and then a count', () => {
    const problems = Array.from({ length: 1003 }, (_, i) => `problem ${i + 1}`)
    const lines = problemLines(problems)
    expect(lines).toHaveLength(1001)
    expect(lines.at(-2)).toBe('problem 1000')
    expect(lines.at(-1)).toBe('3 more problems')
    expect(problemLines(problems.slice(0, 1000))).toHaveLength(1000)
    expect(problemLines(problems.slice(0, 1001)).at(-1)).toBe('1 more problem')
  })

  test('quote no more than 200 characters of what is refused', () => {
    const id = 'x'.repeat(250)
    const [line] = problemLines([`no part has the id "${id}", nor "${'y'.repeat(200)}"`])
    expect(line).toBe(`no part has the id "${'x'.repeat(200)}…", nor "${'y'.repeat(200)}"`)
  })

  test('take an escaped quotation mark and a character of two units as one', () => {
    const [line] = problemLines([JSON.stringify(`${'"'.repeat(200)}${'😀'.repeat(5)}`)])
    expect(line).toBe(`"${'\\"'.repeat(200)}…"`)
    const [smiles] = problemLines([`"${'😀'.repeat(201)}"`])
    expect(smiles).toBe(`"${'😀'.repeat(200)}…"`)
  })

  test('end after 2,000 characters, however many members a cycle has', () => {
    const [line] = problemLines([
      `products[0].lines: a product contains itself: ${'A > '.repeat(900)}`,
    ])
    expect(line).toHaveLength(2001)
    expect(line?.endsWith('…')).toBe(true)
  })

  test('stand on one line', () => {
    expect(problemLines(['a.json: x:\n  is wrong'])).toEqual(['a.json: x: is wrong'])
  })
})
