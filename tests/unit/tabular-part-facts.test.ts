import { describe, expect, test } from 'vitest'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { factKey } from '../../shared/tabular/items.ts'
import type { KnownItem } from '../../shared/tabular/known.ts'
import {
  checkFactsMapping,
  type FactsOutcome,
  planPartFacts,
} from '../../shared/tabular/part-facts.ts'
import { commandsOfPartFacts } from '../../shared/tabular/part-facts-commands.ts'

const KNOWN: KnownItem[] = [
  { id: 'R1', type: 'part', kind: 'commodity', origin: 'DE', manufacturerPartNumber: 'MPN-1' },
  { id: 'R2', type: 'part', kind: 'commodity', manufacturerPartNumber: 'MPN-2' },
  { id: 'R2B', type: 'part', kind: 'commodity', origin: 'JP', manufacturerPartNumber: 'MPN-2' },
  { id: 'SUB', type: 'product', kind: 'commodity', lines: [] },
]

function plan(table: string, known = KNOWN) {
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return planPartFacts({ rows, mapping: suggestMapping(rows), known })
}

/** Each row's kind with what it fills (=) and what it says otherwise (!). */
function told({ outcomes }: { outcomes: FactsOutcome[] }): string[] {
  return outcomes.slice(1).map((outcome) => {
    if (!('targets' in outcome)) return outcome.kind
    const targets = outcome.targets.flatMap(({ item, fills, conflicts }) => [
      ...fills.map(({ field, to }) => `${item} ${field}=${to}`),
      ...conflicts.map(({ field, from, to }) => `${item} ${field} ${from}!${to}`),
    ])
    return [outcome.kind, ...targets].join(', ')
  })
}

const ALL = { overwrite: 'all', create: 'all' } as const
const NONE = { overwrite: 'none' } as const

describe('Facts of parts', () => {
  test('come to the item of the number, else to all of that manufacturer number', () => {
    const found = plan(`
Part Number | Country of Origin | ECCN
R1 | DE | EAR99
MPN-2 | JP | 3A991
R9 | US | EAR99`)
    expect(told(found)).toEqual([
      'updates, R1 eccn=EAR99',
      'updates, R2 origin=JP, R2 eccn=3A991, R2B eccn=3A991',
      'no-part',
    ])
    expect(found.counts).toMatchObject({ updates: 2, 'no-part': 1 })
  })

  test('that a part has otherwise are conflicts, and taken over one by one', () => {
    const found = plan(`
Part Number | Country of Origin | ECCN
R1 | FR | EAR99`)
    expect(told(found)).toEqual(['conflicts, R1 eccn=EAR99, R1 origin DE!FR'])
    expect(commandsOfPartFacts(found, NONE)).toEqual([
      { kind: 'changePart', id: 'R1', set: { eccn: 'EAR99' } },
    ])
    const overwrite = new Set([factKey('R1', { field: 'origin' })])
    const leftOut = new Set([factKey('R1', { field: 'eccn' })])
    expect(commandsOfPartFacts(found, { overwrite, leftOut })).toEqual([
      { kind: 'changePart', id: 'R1', set: { origin: 'FR' } },
    ])
  })

  test('of another manufacturer number are all conflicts', () => {
    const found = plan(`
Part Number | Manufacturer Part Number | ECCN
R1 | MPN-7 | EAR99`)
    expect(told(found)).toEqual([
      'conflicts, R1 eccn null!EAR99, R1 manufacturerPartNumber MPN-1!MPN-7',
    ])
    expect(commandsOfPartFacts(found, NONE)).toEqual([])
  })

  test('are none where the workspace says the same, or only the name differs', () => {
    const known: KnownItem[] = [{ id: 'R1', type: 'part', name: 'Resistor', origin: 'DE' }]
    const found = plan('Part Number | Description | Country of Origin\nR1 | RES 1k | DE', known)
    expect(told(found)).toEqual(['same'])
    expect(commandsOfPartFacts(found, ALL)).toEqual([])
  })

  test('that rows say differently of one part break both', () => {
    const found = plan('Part Number | ECCN\nR2 | EAR99\nMPN-2 | 3A991')
    expect(told(found)).toEqual(['broken', 'broken'])
  })

  test('of a sub-assembly are those that it carries', () => {
    const found = plan('Part Number | Country of Origin | ECCN\nSUB | US | EAR99')
    expect(told(found)).toEqual(['updates, SUB eccn=EAR99'])
    expect(found.outcomes[1]?.warnings.map(({ column }) => column)).toEqual(['Country of Origin'])
    expect(commandsOfPartFacts(found, NONE)[0]?.kind).toBe('changeProduct')
  })

  test('of no part become one where that is chosen', () => {
    const found = plan('Part Number | Country of Origin\nR9 | US\nR9 | US')
    const part = { id: 'R9', kind: 'commodity', origin: 'US' }
    expect(commandsOfPartFacts(found, ALL)).toEqual([{ kind: 'setPart', part }])
    expect(commandsOfPartFacts(found, { overwrite: 'none', create: new Set([3]) })).toEqual([])
  })

  test('are read where quantities stand beside them, which count for nothing', () => {
    const found = plan('Part Number | Qty | Unit Price (USD)\nR1 | many | 2.50')
    expect(told(found)).toEqual(['updates, R1 unitPrice=2.50 USD'])
  })

  test('need a number and a fact', () => {
    expect(checkFactsMapping({ columns: ['name', 'origin'] })).toHaveLength(1)
    expect(checkFactsMapping({ columns: ['item', 'quantity'] })).toHaveLength(1)
    expect(checkFactsMapping({ columns: ['manufacturerPartNumber', 'origin'] })).toEqual([])
    expect(checkFactsMapping({ columns: ['item', 'eccn', 'eccn'] })).toHaveLength(1)
  })
})
