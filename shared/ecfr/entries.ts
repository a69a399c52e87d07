import type { Division } from './division.ts'
import { type Cell, tablesIn } from './table.ts'
import { inside, lineOf, textOf } from './text.ts'
import type { XmlElement } from './xml-tree.ts'

/** One row of a licence requirement table: what is controlled, and by which column or rule. */
export interface TextRow {
  control: string
  /** '' where the table has no such cell, or it is empty or merged with the first. */
  rule: string
  line: number
}

/** Words of an entry that ask for a licence beside its table, or that are in no form that is known. */
export interface TextNote {
  title: string
  text: string
  line: number
}

/** An entry of the Commerce Control List as it stands in the text. */
export interface TextEntry {
  eccn: string
  heading: string
  file: string
  line: number
  reasons: string | undefined
  rows: TextRow[]
  /** License Requirement Notes, and requirements that stand in words beside the table. */
  notes: TextNote[]
  /** Tables among the licence requirements, and rows, that have another form than any known. */
  strange: TextNote[]
  /** The list-based License Exceptions by their code, as they are worded. */
  exceptions: ReadonlyMap<string, string>
  /** Everything above the list of items: heading, licence requirements, exceptions. */
  words: string
}

const BLOCKS = new Set([
  'FP',
  'FP-1',
  'FP-2',
  'FP1-2',
  'P',
  'HD1',
  'HD2',
  'HD3',
  'NOTE',
  'DIV',
  'TABLE',
  'GPOTABLE',
])

/** Where in an entry a block stands. */
type Section = 'head' | 'requirements' | 'exceptions' | 'items'

const SECTIONS: readonly [RegExp, Section][] = [
  [/^License Requirements?$/i, 'requirements'],
  [/^List[- ]Based License Exceptions/i, 'exceptions'],
  [/^Special Conditions for STA/i, 'exceptions'],
  [/^List of Items Controlled/i, 'items'],
]

interface Draft extends Omit<TextEntry, 'exceptions' | 'words'> {
  exceptions: Map<string, string>
  words: string[]
  section: Section
  /** The exception whose words may go on in the next block. */
  running: string | undefined
}

/** The entries of the Commerce Control List (774 Supp. 1), in order. Reserved ones are left out. */
export function entriesIn(division: Division): TextEntry[] {
  const drafts: Draft[] = []
  for (const block of blocksOf(division.body)) {
    const heading = headingOf(block)
    if (heading) {
      drafts.push(draftOf(heading, block, division))
      continue
    }
    if (/^HD\d$/.test(block.name) && /^(Category \d|[A-E]\. )/.test(lineOf(block))) {
      const last = drafts.at(-1)
      if (last) last.section = 'items'
      continue
    }
    const draft = drafts.at(-1)
    if (draft) take(draft, block)
  }
  return drafts
    .filter(({ heading }) => !/^\[?Reserved\]?\.?$/i.test(heading))
    .map(({ section: _, running: __, words, ...entry }) => ({ ...entry, words: words.join('\n') }))
}

function* blocksOf(elements: readonly XmlElement[]): Generator<XmlElement> {
  for (const element of elements)
    if (BLOCKS.has(element.name)) yield element
    else yield* inside(element, BLOCKS)
}

/** The ECCN and the title, where a block is the heading of an entry: its number leads it in bold. */
function headingOf(block: XmlElement): { eccn: string; title: string } | undefined {
  if (!/^(FP.*|P)$/.test(block.name)) return undefined
  const first = block.children.find((child) => typeof child !== 'string' || child.trim() !== '')
  const isBold =
    typeof first === 'object' &&
    (first.name === 'B' || (first.name === 'E' && first.attributes.T === '04'))
  if (!isBold) return undefined
  const [, eccn, title = ''] = lineOf(block).match(/^(\d[A-E]\d{3})(?:\s+(.*))?$/) ?? []
  return eccn === undefined ? undefined : { eccn, title }
}

function draftOf(
  { eccn, title }: { eccn: string; title: string },
  { line }: XmlElement,
  { file }: Division,
): Draft {
  return {
    eccn,
    heading: title,
    file,
    line,
    reasons: undefined,
    rows: [],
    notes: [],
    strange: [],
    exceptions: new Map(),
    words: [`${eccn} ${title}`],
    section: 'head',
    running: undefined,
  }
}

function take(draft: Draft, block: XmlElement): void {
  const text = textOf(block)
  if (text === '') return
  if (draft.section !== 'items') draft.words.push(text)
  const [, section] = SECTIONS.find(([words]) => words.test(text)) ?? []
  if (section) {
    draft.section = section
    draft.running = undefined
    return
  }
  if (/^(DIV|TABLE|GPOTABLE)$/.test(block.name)) takeTables(draft, block)
  else if (draft.section === 'exceptions') takeException(draft, text)
  else if (draft.section !== 'items') takeRequirement(draft, block, text)
}

function takeTables(draft: Draft, block: XmlElement): void {
  for (const table of tablesIn(block)) {
    const [head, ...body] =
      table.head.length > 0 ? [table.head.at(-1) ?? [], ...table.body] : table.body
    const names = (head ?? []).map(({ text }) => text)
    const isLicence =
      names.some((name) => /country\s*chart/i.test(name)) ||
      /^control\s*\(s\)$/i.test(names[0] ?? '')
    if (isLicence) for (const row of body) takeRow(draft, row)
    else if (draft.section === 'requirements' || draft.section === 'head')
      draft.strange.push({ title: 'table', text: names.join(' | '), line: table.line })
  }
}

function takeRow(draft: Draft, cells: readonly Cell[]): void {
  const [control, rule, ...more] = cells
  if (!control || cells.every(({ text }) => text === '')) return
  const isMerged = rule?.isSpanned && rule.text === control.text
  const row = {
    control: control.text,
    rule: isMerged ? '' : (rule?.text ?? ''),
    line: control.line,
  }
  const isStrange =
    control.text === '' || more.some(({ text, isSpanned }) => text !== '' && !isSpanned)
  if (!isStrange) draft.rows.push(row)
  else
    draft.strange.push({
      title: 'row',
      text: cells.map(({ text }) => text).join(' | '),
      line: control.line || rule?.line || draft.line,
    })
}

function takeException(draft: Draft, text: string): void {
  const [, code, words = ''] = text.match(/^([A-Z]{3})\s*:\s*([\s\S]*)$/) ?? []
  if (code) {
    draft.exceptions.set(code, words)
    draft.running = code
  } else if (draft.running) {
    const before = draft.exceptions.get(draft.running)
    draft.exceptions.set(draft.running, `${before} ${text}`.trim())
  }
}

function takeRequirement(draft: Draft, block: XmlElement, text: string): void {
  const [, reasons] = text.match(/^Reasons? for Control\s*:\s*([\s\S]*)$/i) ?? []
  if (reasons !== undefined) {
    draft.reasons = reasons
    draft.section = 'requirements'
    return
  }
  const isNote = /^License Requirements? Notes?\b/i.test(text)
  const isControl = /^Control\(s\)/i.test(text)
  const asks = draft.section === 'requirements' && /\blicenses?\b/i.test(text)
  if (!isNote && !isControl && !asks) return
  const title = isNote ? 'License Requirement Note' : isControl ? 'Control(s)' : 'words'
  draft.notes.push({ title, text, line: block.line })
}
