import { Parser } from 'saxen'

/** What is called for each element as it opens, with its attributes, and as it closes with its text. */
export interface XmlReader {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string, text: string) => void
}

/**
 * Walks through the elements of an XML text, by their names without prefixes. Nothing is walked through in an empty text. The text of an element
 * is what stands after the last tag inside it. Throws where the XML is broken.
 */
export function readXml(xml: string, { open, close }: XmlReader): void {
  if (xml === '') return
  const parser = new Parser()
  let text = ''
  parser.on('openTag', (name, attributes, decode) => {
    text = ''
    const given = open && attributes()
    open?.(localName(name), typeof given === 'object' ? decoded(given, decode) : NONE)
  })
  parser.on('text', (part, decode) => {
    text += decode(part)
  })
  parser.on('cdata', (part) => {
    text += part
  })
  parser.on('closeTag', (name) => {
    close?.(localName(name), text)
    text = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.parse(xml)
}

const NONE: Readonly<Record<string, string>> = {}

/** Attributes with `&quot;` and its like as the characters that they stand for. */
function decoded(
  attributes: Readonly<Record<string, string>>,
  decode: (text: string) => string,
): Readonly<Record<string, string>> {
  const isPlain = Object.values(attributes).every((value) => !value.includes('&'))
  if (isPlain) return attributes
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, decode(value)]),
  )
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Text in which a workbook writes characters that XML cannot hold as "_x000D_". */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
