import { unzipSync } from 'fflate'
import { Parser } from 'saxen'

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

/** No part of a workbook may be larger than this when it is unpacked. */
const LARGEST_PART = 400_000_000

/** The XML parts of a workbook that are wanted, by their names. Throws where one is too large. */
export function partsOf(bytes: Uint8Array, wanted: RegExp): Map<string, string> {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted.test(name)) return false
      if (originalSize > LARGEST_PART) throw new Error(`${name} is too large`)
      return true
    },
  })
  return new Map(
    Object.entries(files).map(([name, part]) => [
      name.replace(/^\//, ''),
      new TextDecoder().decode(part),
    ]),
  )
}

/** What is called for each element as it opens, with its attributes, and as it closes with its text. */
export interface XmlReader {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string, text: string) => void
}

/** Walks through the elements of an XML text, by their names without prefixes. */
export function readXml(xml: string, { open, close }: XmlReader): void {
  const parser = new Parser()
  let text = ''
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('openTag', (name, attributes) => {
    text = ''
    const given = attributes()
    open?.(local(name), typeof given === 'object' ? given : {})
  })
  parser.on('text', (part, decode) => {
    text += decode(part)
  })
  parser.on('closeTag', (name) => {
    close?.(local(name), text)
    text = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.parse(xml)
}
