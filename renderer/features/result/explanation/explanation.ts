import type {
  Need,
  Result,
  ResultLine,
  Step,
  UnknownLine,
} from '../../../../shared/calc/result/result.ts'
import { needSentence } from '../../../../shared/report/need-section.ts'
import {
  ANSWER_WORDS,
  missingWords,
  reasonText,
  STEP_WORDS,
} from '../../../../shared/report/words.ts'
import type { Reason } from '../../../../shared/rules/reason.ts'
import { count } from '../../../ui/format.ts'

export type LineTone = 'counted' | 'not-counted' | 'unknown'
/** Whether a step stands in the way of a pass, or what became of a line. */
export type Tone = 'hinders' | 'passes' | 'open' | LineTone

const TONES: Record<Step['hinders'], Tone> = { yes: 'hinders', no: 'passes', unknown: 'open' }

/** A node of the explanation of a result. */
export interface ExplanationNode {
  /** The same for the same step or item of another result. */
  id: string
  label: string
  text: string
  tone: Tone
  step?: Step
  line?: ResultLine | UnknownLine
  /** Why, where it is neither a step nor a line. */
  reasons?: readonly Reason[]
  /** How many nodes lie right below it. */
  size: number
  /** Those nodes; made when they are first asked for. */
  children: () => ExplanationNode[]
}

/** The explanation of a result: its steps in the order of the rules, below them items and lines. */
export function explanationOf(result: Result): ExplanationNode[] {
  const find = lineFinder(result)
  const nodes: ExplanationNode[] = []
  const noLevel = result.steps.filter(({ step }) => step === 'no-level')
  for (const step of result.steps) {
    if (step.step === 'percentage') nodes.push(percentageNode(step, result))
    else if (step.step !== 'no-level') nodes.push(stepNode(step, find))
    else if (step === noLevel[0]) nodes.push(noLevelNode(noLevel, find))
  }
  const hasLines = result.counted.length + result.notCounted.length + result.unknown.length > 0
  if (hasLines && !result.steps.some(({ step }) => step === 'percentage'))
    nodes.push({
      id: 'lines',
      label: 'Content',
      text: 'decided without the percentage',
      tone: 'passes',
      size: 3,
      children: once(() => lineGroups('lines', result)),
    })
  nodes.push(needNode(result))
  return nodes
}

/** The nodes that are open at first: what decides and what is open, and the percentage. */
export function openAtFirst(nodes: readonly ExplanationNode[]): string[] {
  return nodes
    .filter(({ tone, step, id }) => {
      if (id === 'need') return false
      return tone !== 'passes' || step?.step === 'percentage' || id === 'lines'
    })
    .map(({ id }) => id)
}

const searched = new WeakMap<ExplanationNode, string>()

/** Everything by which a node can be found, in lower case. */
export function searchText(node: ExplanationNode): string {
  const known = searched.get(node)
  if (known !== undefined) return known
  const { label, text, step, line, reasons = [] } = node
  const words = [label, text, ...(step?.cite ?? []), ...reasons.map(reasonText)]
  if (line) {
    words.push(...line.path, ...line.because, ...line.cite)
    if ('missing' in line)
      words.push(...line.missing, ...line.missing.map((name) => missingWords(name)))
  }
  const found = words.join(' ').toLowerCase()
  searched.set(node, found)
  return found
}

const NEED_TONES: Record<Need['state'], Tone> = {
  required: 'hinders',
  none: 'passes',
  unknown: 'open',
}

/** The licence need of the product itself, with the exceptions to look at below it. */
function needNode({ need, routes = [] }: Result): ExplanationNode {
  const id = 'need'
  const leaf = { size: 0, children: none }
  const exceptions = need.exceptions.toSorted((a, b) => a.bars.length - b.bars.length)
  return {
    id,
    label: 'Licence need',
    text: needSentence(need),
    tone: NEED_TONES[need.state],
    reasons: [...need.reasons, ...(need.conditions ?? [])],
    size: exceptions.length + routes.length,
    children: once(() => [
      ...routes.map((one) => ({
        ...leaf,
        id: `${id}/${one.route}`,
        label: `${one.route} alone`,
        text: needSentence(one.need),
        tone: NEED_TONES[one.need.state],
        reasons: one.need.reasons,
      })),
      ...exceptions.map(({ code, cite, bars, unseen }) => ({
        ...leaf,
        id: `${id}/${code}`,
        label: code,
        text:
          bars.length > 0
            ? `barred: ${bars.map(({ why }) => why).join('; ')}`
            : `to look at, ${cite}; ${unseen}`,
        tone: bars.length > 0 ? ('not-counted' as const) : ('open' as const),
        reasons: bars,
      })),
    ]),
  }
}

type FindLine = (path: string[]) => [LineTone, ResultLine | UnknownLine] | undefined

function lineFinder({ counted, notCounted, unknown }: Result): FindLine {
  const byPath = once(() => {
    const found = new Map<string, [LineTone, ResultLine | UnknownLine]>()
    for (const line of counted) found.set(keyOf(line.path), ['counted', line])
    for (const line of notCounted) found.set(keyOf(line.path), ['not-counted', line])
    for (const line of unknown) found.set(keyOf(line.path), ['unknown', line])
    return found
  })
  return (path) => byPath().get(keyOf(path))
}

function stepNode(step: Step, find: FindLine): ExplanationNode {
  const id = `${step.step} ${step.reasons[0]?.row ?? step.rule}`
  return {
    id,
    label: step.rule,
    text: `${ANSWER_WORDS[step.answer]}: ${step.why}`,
    tone: TONES[step.hinders],
    step,
    size: step.items.length,
    children: once(() => apart(step.items.map((path) => itemNode(id, path, find)))),
  }
}

function noLevelNode(steps: readonly Step[], find: FindLine): ExplanationNode {
  const answers = (['applies', 'open', 'does-not-apply'] as const).map(
    (answer) => [answer, steps.filter((step) => step.answer === answer).length] as const,
  )
  const tones = steps.map((step) => TONES[step.hinders])
  const parts = answers
    .filter(([, number]) => number > 0)
    .map(([answer, number]) => `${number} ${ANSWER_WORDS[answer]}`)
  return {
    id: 'no-level',
    label: '734.4(a)',
    text: `${STEP_WORDS['no-level'].toLowerCase()}: ${parts.join(', ')}`,
    tone: (['hinders', 'open'] as const).find((tone) => tones.includes(tone)) ?? 'passes',
    size: steps.length,
    children: once(() => steps.map((step) => stepNode(step, find))),
  }
}

function percentageNode(step: Step, result: Result): ExplanationNode {
  const id = 'percentage'
  return {
    id,
    label: step.rule,
    text: `${ANSWER_WORDS[step.answer]}: ${step.why}`,
    tone: TONES[step.hinders],
    step,
    size: 3,
    children: once(() => lineGroups(id, result)),
  }
}

function lineGroups(parent: string, { counted, notCounted, unknown }: Result): ExplanationNode[] {
  return [
    lineGroup(parent, 'Counted', 'counted', counted),
    lineGroup(parent, 'Not counted', 'not-counted', notCounted),
    lineGroup(parent, 'Unknown', 'unknown', unknown),
  ]
}

function lineGroup(
  parent: string,
  label: string,
  tone: LineTone,
  lines: readonly (ResultLine | UnknownLine)[],
): ExplanationNode {
  const id = `${parent}/${tone}`
  return {
    id,
    label,
    text: count(lines.length, 'item'),
    tone,
    size: lines.length,
    children: once(() => apart(lines.map((line) => lineNode(id, tone, line)))),
  }
}

function lineNode(parent: string, tone: LineTone, line: ResultLine | UnknownLine): ExplanationNode {
  return {
    id: `${parent}/${keyOf(line.path)}`,
    label: line.path.at(-1) ?? '',
    text: line.name ?? '',
    tone,
    line,
    size: 0,
    children: none,
  }
}

function itemNode(parent: string, path: string[], find: FindLine): ExplanationNode {
  const found = find(path)
  if (found) return lineNode(parent, ...found)
  return {
    id: `${parent}/${keyOf(path)}`,
    label: path.at(-1) ?? '',
    text: path.join(' / '),
    tone: 'not-counted',
    size: 0,
    children: none,
  }
}

/** One path may lead to two lines, such as an item and the declared content in it: their ids are told apart. */
function apart(nodes: ExplanationNode[]): ExplanationNode[] {
  const seen = new Map<string, number>()
  return nodes.map((node) => {
    const times = (seen.get(node.id) ?? 0) + 1
    seen.set(node.id, times)
    return times === 1 ? node : { ...node, id: `${node.id} ${times}` }
  })
}

function keyOf(path: readonly string[]): string {
  return path.join('\0')
}

function none(): ExplanationNode[] {
  return []
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
