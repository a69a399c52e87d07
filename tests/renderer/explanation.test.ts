import { describe, expect, test } from 'vitest'
import {
  type ExplanationNode,
  explanationOf,
  openAtFirst,
} from '../../renderer/features/result/explanation/explanation.ts'
import { treeKey } from '../../renderer/features/result/explanation/tree-keys.ts'
import { filtered, treeRows } from '../../renderer/features/result/explanation/tree-rows.ts'
import { check, FULL, judge, question } from '../property/models.ts'
import { sampleResult } from './sample.ts'

const all = () => true
const none = () => false

function rowsOf(nodes: readonly ExplanationNode[], isOpen: (node: ExplanationNode) => boolean) {
  return treeRows(nodes, isOpen).map(({ node, level }) => `${'  '.repeat(level - 1)}${node.label}`)
}

function everyNode(nodes: readonly ExplanationNode[]): ExplanationNode[] {
  return treeRows(nodes, all).map(({ node }) => node)
}

function key(name: string) {
  return { key: name, ctrlKey: false, metaKey: false, altKey: false }
}

describe('The explanation', () => {
  test('goes through the rules in their order, with the lines under the percentage', () => {
    const nodes = explanationOf(sampleResult('ER-4200', 'CN'))
    const open = new Set(openAtFirst(nodes))
    expect(rowsOf(nodes, (node) => open.has(node.id))).toEqual([
      '734.3(a)(3)',
      '734.4(a)',
      '734.4(b)',
      '734.4(d)',
      '  Counted',
      '  Not counted',
      '  Unknown',
      'Licence need',
    ])
  })

  test('ends with the need of the product itself, its reasons, and the exceptions to look at', () => {
    const need = explanationOf(sampleResult('ER-4200', 'CN')).at(-1)
    expect(need).toMatchObject({ label: 'Licence need', tone: 'hinders' })
    expect(need?.text).toMatch(/^A licence or an exception is needed .* parties and use not asked/)
    expect(need?.reasons?.length).toBeGreaterThan(0)
    expect(need?.children().map(({ label }) => label)).toContain('ENC')
    const none = explanationOf(sampleResult('OT-8000', 'CN')).at(-1)
    expect(none).toMatchObject({ tone: 'passes', size: 0 })
    expect(none?.text).toBe('No licence by product and destination; parties and use not asked.')
  })

  test('holds every step and every line of a result, decided with the percentage or without', () => {
    check(20261201, question(FULL), ({ model, to }) => {
      const result = judge(model, to)
      const nodes = everyNode(explanationOf(result))
      const steps = nodes.filter(({ step, line }) => step && !line).map(({ step }) => step)
      expect(steps).toEqual(result.steps)
      for (const list of [result.counted, result.notCounted, result.unknown])
        for (const line of list) expect(nodes.some((node) => node.line === line)).toBe(true)
      const ids = nodes.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  test('of a product that no percentage decided opens what decided, and keeps its lines', () => {
    const result = sampleResult('RT-9M', 'CN')
    expect(result.rule).toBe('734.4(a)(6)(i)')
    const nodes = explanationOf(result)
    expect(nodes.map(({ label }) => label)).toContain('Content')
    expect(openAtFirst(nodes)).toEqual(expect.arrayContaining(['no-level', 'lines']))
  })

  test('counts what lies below a node without making it', () => {
    const nodes = everyNode(explanationOf(sampleResult('ER-4200', 'IR')))
    for (const node of nodes) expect(node.size).toBe(node.children().length)
  })
})

describe('The filter', () => {
  const nodes = explanationOf(sampleResult('ER-4200', 'CN'))

  test('keeps what holds every word, and what lies above it', () => {
    expect(rowsOf(filtered(nodes, 'FPGA ns2'), all)).toEqual([
      '734.4(d)',
      '  Counted',
      '    IC-FPGA-MID',
    ])
  })

  test('finds by citation and by path', () => {
    const cited = everyNode(filtered(nodes, '734 supp. 2(a)(4)'))
    expect(cited.map(({ label }) => label)).toContain('734.4(d)')
    const under = everyNode(filtered(nodes, 'asm-timing')).filter(({ line }) => line)
    expect(under.length).toBeGreaterThan(0)
    for (const { line } of under) expect(line?.path).toContain('ASM-TIMING')
  })

  test('leaves nothing where nothing holds the words', () => {
    expect(filtered(nodes, 'no such thing')).toEqual([])
  })

  test('leaves everything where there are no words', () => {
    expect(rowsOf(filtered(nodes, '  '), all)).toEqual(rowsOf(nodes, all))
  })
})

describe('The keys of the tree', () => {
  const nodes = explanationOf(sampleResult('ER-4200', 'CN'))
  const closed = treeRows(nodes, none)
  const isOpen = ({ id }: ExplanationNode) => id === 'percentage'
  const open = treeRows(nodes, isOpen)
  const percentage = open.findIndex(({ node }) => node.id === 'percentage')

  test('up, down, the ends and pages move and stop at the ends', () => {
    expect(treeKey(key('ArrowDown'), closed, 0, 2)).toEqual({ do: 'go', to: 1 })
    expect(treeKey(key('ArrowUp'), closed, 0, 2)).toEqual({ do: 'go', to: 0 })
    expect(treeKey(key('End'), closed, 0, 2)).toEqual({ do: 'go', to: closed.length - 1 })
    expect(treeKey(key('PageDown'), closed, 0, 2)).toEqual({ do: 'go', to: 2 })
  })

  test('right opens, then goes in; left goes out, then closes', () => {
    expect(treeKey(key('ArrowRight'), closed, percentage, 2)).toEqual({
      do: 'open',
      id: 'percentage',
    })
    expect(treeKey(key('ArrowRight'), open, percentage, 2)).toEqual({
      do: 'go',
      to: percentage + 1,
    })
    expect(treeKey(key('ArrowLeft'), open, percentage + 2, 2)).toEqual({
      do: 'go',
      to: percentage,
    })
    expect(treeKey(key('ArrowLeft'), open, percentage, 2)).toEqual({
      do: 'close',
      id: 'percentage',
    })
  })

  test('left at the top and right on a leaf do nothing', () => {
    expect(treeKey(key('ArrowLeft'), closed, 0, 2)).toBeNull()
    expect(treeKey(key('ArrowRight'), closed, 0, 2)).toBeNull()
  })

  test('a star opens everything beside a node and nothing elsewhere', () => {
    expect(treeKey(key('*'), open, percentage + 1, 2)).toEqual({
      do: 'openAll',
      ids: ['percentage/counted', 'percentage/not-counted'],
    })
  })

  test('keys with Ctrl or Alt are left to others', () => {
    expect(treeKey({ ...key('ArrowDown'), ctrlKey: true }, closed, 0, 2)).toBeNull()
    expect(treeKey({ ...key('Enter'), altKey: true }, closed, 0, 2)).toBeNull()
  })
})
