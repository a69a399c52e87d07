import { parseSync } from 'vite'

/** One small change of a source text that a test should notice. */
export interface Point {
  /** Where the text is that changes, in UTF-16 units. */
  start: number
  end: number
  /** What stands there instead. */
  becomes: string
  /** The change in words: what stands there and what it becomes, on one line. */
  change: string
}

interface Node {
  type: string
  start: number
  end: number
  [member: string]: unknown
}

/** What an operator becomes, each in a mutant of its own. */
const OPERATORS: Record<string, readonly string[]> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '&': ['|'],
  '|': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
}

const STRINGS: Record<string, string> = {
  yes: 'no',
  no: 'unknown',
  unknown: 'no',
  us: 'foreign',
  foreign: 'unknown',
}

const NAMES: Record<string, string> = {
  some: 'every',
  every: 'some',
  any: 'all',
  all: 'any',
  min: 'max',
  max: 'min',
  minimum: 'maximum',
  startsWith: 'endsWith',
}

/** Calls that are left out: what they are called on stands alone. */
const DROPPED = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'trim'])

/** Expressions around which a type stands; the type itself is no point. */
const TYPED = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

/** Every change that the text of a TypeScript file offers, in the order of the text. */
export function pointsOf(text: string): Point[] {
  const { program, errors } = parseSync('source.ts', text)
  if (errors.length > 0) throw new SyntaxError(errors[0]?.message)
  const points: Point[] = []
  walk(program as unknown as Node, (node) => {
    for (const [start, end, becomes] of changesOf(node, text)) {
      const from = oneLine(text.slice(node.start, node.end))
      const to = oneLine(
        text.slice(node.start, start) + becomes + text.slice(end, Math.max(end, node.end)),
      )
      points.push({ start, end, becomes, change: `${from} -> ${to || 'nothing'}` })
    }
  })
  return points
    .filter((point) => parseSync('source.ts', changed(text, point)).errors.length === 0)
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The text with the change in it. */
export function changed(text: string, { start, end, becomes }: Point): string {
  return text.slice(0, start) + becomes + text.slice(end)
}

type Change = readonly [start: number, end: number, becomes: string]

function changesOf(node: Node, text: string): Change[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorChanges(node, text)
    case 'UnaryExpression': {
      const argument = node.argument as Node
      return node.operator === '!' ? [[node.start, argument.start, '']] : []
    }
    case 'Literal':
      return literalChanges(node)
    case 'ConditionalExpression':
      return conditionChanges(node.test as Node)
    case 'IfStatement':
      return node.alternate ? conditionChanges(node.test as Node) : [[node.start, node.end, '{}']]
    case 'CallExpression':
      return callChanges(node)
    case 'ExpressionStatement': {
      const { type } = node.expression as Node
      return type === 'CallExpression' ? [[node.start, node.end, '{}']] : []
    }
    default:
      return []
  }
}

function operatorChanges(node: Node, text: string): Change[] {
  const { start, end } = between(node.left as Node, node.right as Node)
  const operator = node.operator as string
  const at = start + text.slice(start, end).indexOf(operator)
  if (operator === '??') return [[(node.left as Node).end, node.end, '']]
  const joinsText = operator === '+' && [node.left, node.right].some((side) => isText(side as Node))
  if (joinsText) return []
  return (OPERATORS[operator] ?? []).map((becomes) => [at, at + operator.length, becomes])
}

function between(left: Node, right: Node): { start: number; end: number } {
  return { start: left.end, end: right.start }
}

function isText({ type, value }: Node): boolean {
  return type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string')
}

function literalChanges({ start, end, value, bigint }: Node): Change[] {
  if (typeof value === 'boolean') return [[start, end, `${!value}`]]
  if (typeof bigint === 'string') return [[start, end, `${BigInt(bigint) + 1n}n`]]
  if (typeof value === 'number') return [[start, end, `${value + 1}`]]
  const other = typeof value === 'string' ? STRINGS[value] : undefined
  return other ? [[start, end, `'${other}'`]] : []
}

function conditionChanges({ start, end }: Node): Change[] {
  return [
    [start, end, 'true'],
    [start, end, 'false'],
  ]
}

function callChanges(node: Node): Change[] {
  const callee = node.callee as Node
  const member = callee.type === 'MemberExpression' ? (callee.property as Node) : callee
  if (member.type !== 'Identifier') return []
  const name = member.name as string
  const changes: Change[] = []
  if (name in NAMES) changes.push([member.start, member.end, NAMES[name] as string])
  if (DROPPED.has(name) && member !== callee)
    changes.push([(callee.object as Node).end, node.end, ''])
  return changes
}

/** Every node of the code that runs: no types, no imports, no names of members. */
function walk(node: Node, visit: (node: Node) => void): void {
  const { type } = node
  if (type.startsWith('Import') || (type.startsWith('TS') && !TYPED.has(type))) return
  visit(node)
  for (const [name, below] of Object.entries(node)) {
    if (name === 'key' || name === 'typeAnnotation' || name === 'source') continue
    for (const child of Array.isArray(below) ? below : [below]) {
      if (typeof child === 'object' && child !== null && 'type' in child) walk(child, visit)
    }
  }
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 157)}...` : line
}
