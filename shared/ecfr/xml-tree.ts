import { Parser } from 'saxen'
import { DEEPEST_XML, LARGEST_ECFR, MOST_XML_ELEMENTS } from '../bounds.ts'

/** An element of an XML text with what lies in it, and the line that it opens on. */
export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (XmlElement | string)[]
  line: number
}

/** Why an XML text is refused, and on which line; null: no line tells. */
export class XmlProblem extends Error {
  readonly line: number | null

  constructor(message: string, line: number | null) {
    super(message)
    this.line = line
  }
}

type Attributes = XmlElement['attributes']

/**
 * The outermost elements of an XML text that are asked for, as trees; nothing else of it is kept, so that
 * a whole title costs the memory of its wanted parts. Entities are the five of XML and numbers: a
 * document type is refused, so nothing expands. Throws an XmlProblem on broken, too large and too deep
 * XML. Lines are counted by the breaks in text and comments; one inside a tag counts none.
 */
export function elementsIn(
  xml: string,
  isWanted: (name: string, attributes: Attributes) => boolean,
): XmlElement[] {
  if (xml.length > LARGEST_ECFR)
    throw new XmlProblem(`has ${xml.length} characters, more than ${LARGEST_ECFR}`, null)
  const found: XmlElement[] = []
  const open: XmlElement[] = []
  let line = 1 + breaksIn(xml.slice(0, Math.max(0, xml.search(/<\w/))))
  let depth = 0
  let elements = 0
  const parser = new Parser()
  parser.on('openTag', (name, attributes, decode) => {
    depth += 1
    elements += 1
    if (depth > DEEPEST_XML) throw new XmlProblem(`nests more than ${DEEPEST_XML} elements`, line)
    if (elements > MOST_XML_ELEMENTS)
      throw new XmlProblem(`has more than ${MOST_XML_ELEMENTS} elements`, line)
    const outer = open.at(-1)
    const given = decoded(attributes(), decode)
    if (!outer && !isWanted(name, given)) return
    const element: XmlElement = { name, attributes: given, children: [], line }
    ;(outer?.children ?? found).push(element)
    open.push(element)
  })
  parser.on('closeTag', () => {
    depth -= 1
    open.pop()
  })
  parser.on('text', (text, decode) => {
    line += breaksIn(text)
    open.at(-1)?.children.push(decode(text))
  })
  parser.on('cdata', (text) => {
    line += breaksIn(text)
    open.at(-1)?.children.push(text)
  })
  parser.on('comment', (text) => {
    line += breaksIn(text)
  })
  parser.on('attention', () => {
    throw new XmlProblem(
      'declares a document type or entities, which no file of the eCFR does',
      line,
    )
  })
  parser.on('error', (error) => {
    throw error instanceof XmlProblem ? error : new XmlProblem(`is broken: ${error.message}`, line)
  })
  parser.parse(xml)
  return found
}

function decoded(given: Attributes | boolean, decode: (text: string) => string): Attributes {
  if (typeof given === 'boolean') return {}
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, decode(value)]))
}

function breaksIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
