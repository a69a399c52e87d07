import type { Division } from './division.ts'
import { inside, textOf } from './text.ts'
import type { XmlElement } from './xml-tree.ts'

/** One paragraph of a section with the labels of those that it lies in, such as a, 6, iii, A. */
export interface Paragraph {
  labels: readonly string[]
  text: string
  line: number
}

const BLOCKS = new Set([
  'P',
  'FP',
  'FP-1',
  'FP-2',
  'NOTE',
  'FTNT',
  'DIV',
  'TABLE',
  'GPOTABLE',
  'HD1',
])

/** In which order the labels of each level run: (a), (1), (i), (A), and (1), (i) in italics. */
const LEVELS = ['letter', 'number', 'roman', 'capital', 'italic number', 'italic roman'] as const

type Kind = (typeof LEVELS)[number]

/**
 * The paragraphs of a section in order. The eCFR writes them flat, "(a) … (1) … (i) …", so that each
 * label is put where it is the next in its row, or the first of a row inside; where both could be, the
 * label after it tells. What has no label, such as a note, belongs to the paragraph before it.
 */
export function paragraphsOf({ body }: Division): Paragraph[] {
  const blocks = body.flatMap((element) =>
    BLOCKS.has(element.name) ? [element] : [...inside(element, BLOCKS)],
  )
  const texts = blocks.flatMap((block) => {
    const text = textOf(block)
    const labels = leadingLabels(textOf(withMarks(block)))
    return text === '' ? [] : [{ text, labels, line: block.line }]
  })
  const upcoming = texts.flatMap(({ labels }) => labels)
  let place: string[] = []
  let passed = 0
  return texts.map(({ text, labels, line }) => {
    for (const label of labels) {
      passed += 1
      place = placed(place, label, upcoming[passed])
    }
    return { labels: place.map((label) => label.replace(ITALIC, '')), text, line }
  })
}

/** Stands before a label in italics. */
const ITALIC = '\u2063'

/** An element with the labels in italics marked. */
function withMarks(element: XmlElement): XmlElement {
  const children = element.children.map((child) => {
    if (typeof child === 'string') return child
    const [only] = child.children
    const isLabel = child.name === 'I' && typeof only === 'string' && /^([ivx]+|\d+)$/.test(only)
    return isLabel ? ITALIC + only : withMarks(child)
  })
  return { ...element, children }
}

/** The labels that a text starts with: "(a)(1) Heading. (i) …" has a, 1 and i. */
function leadingLabels(text: string): string[] {
  const labels: string[] = []
  let rest = text
  for (;;) {
    const [whole, label] = rest.match(/^\s*\((\u2063?(?:[a-z]{1,5}|[A-Z]{1,2}|\d{1,2}))\)/) ?? []
    if (whole === undefined || label === undefined) break
    labels.push(label)
    rest = rest.slice(whole.length)
    // A heading in italics may stand between a label and the one inside it: "(a) Scope. (1) …".
    const [heading] = rest.match(/^\s*[A-Z][^.()]{0,120}\.\s*(?=\((?:\u2063?1|\u2063?i|A)\))/) ?? []
    if (heading) rest = rest.slice(heading.length)
  }
  return labels
}

/**
 * Where a label stands after another place. "(i)" after "(h)(2)" may be the next letter or the first
 * Roman number inside: it is what the label after it can follow.
 */
function placed(place: readonly string[], label: string, next: string | undefined): string[] {
  const places = following(place, label)
  const [first] = places
  if (first === undefined) {
    // A label that fits nowhere, as after a reserved one: at the outermost level of its kind.
    const level = LEVELS.findIndex((kind) => rankOf(label, kind) !== undefined)
    return [...place.slice(0, Math.max(0, Math.min(level, place.length))), label]
  }
  // Nothing after it: a row inside has more than one.
  if (next === undefined) return places.at(-1) ?? first
  return places.find((one) => following(one, next).length > 0) ?? first
}

/** The places that a label may have after another one: as the first inside, or next in a row, the deepest first. */
function following(place: readonly string[], label: string): string[][] {
  const kind = LEVELS[place.length]
  const inside = kind !== undefined && isFirst(label, kind) ? [[...place, label]] : []
  const rows = place.flatMap((before, level) =>
    isNext(before, label, LEVELS[level] as Kind) ? [[...place.slice(0, level), label]] : [],
  )
  return [...inside, ...rows.reverse()]
}

function isFirst(label: string, kind: Kind): boolean {
  return rankOf(label, kind) === 1
}

function isNext(before: string, label: string, kind: Kind): boolean {
  const [was, is] = [rankOf(before, kind), rankOf(label, kind)]
  return was !== undefined && is === was + 1
}

function rankOf(label: string, kind: Kind): number | undefined {
  if (label.startsWith(ITALIC) !== kind.startsWith('italic')) return undefined
  const plain = label.replace(ITALIC, '')
  if (kind.endsWith('number')) return /^\d+$/.test(plain) ? Number(plain) : undefined
  if (kind.endsWith('roman')) {
    const at = ROMAN.indexOf(plain)
    return at < 0 ? undefined : at + 1
  }
  const letters = kind === 'letter' ? /^([a-z])\1?$/ : /^([A-Z])\1?$/
  if (!letters.test(label)) return undefined
  const value = label.toLowerCase().charCodeAt(0) - 96
  return label.length === 2 ? value + 26 : value
}

const ROMAN = [
  ...['', 'x', 'xx'].flatMap((tens) =>
    ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].map((ones) => tens + ones),
  ),
]
