import type { XmlElement } from './xml-tree.ts'

/** Gives of a text its hash, hexadecimal; SHA-256. */
export type Hash = (text: string) => string

/** Hexadecimal digits of a hash by which the words of one place are known again. */
const DIGITS = 16

/** Elements whose text stands on a line of its own. */
const BLOCK = /^(P|PSPACE|FP.*|HD\d|HED|NOTE|EXTRACT|TR|ROW|LI|TABLE|DIV|GPOTABLE|FTNT|EXAMPLE)$/

/** Notes of the editor and marks of pages: no words of the regulation. */
const NOT_TEXT = /^(CITA|EDNOTE|EFFDNOT|SECAUTH|AUTH|SOURCE|APPRO|XREF|PRTPAGE|STARS|IMG)$/i

/** The words of an element, its blocks on lines of their own; editorial notes left out. */
export function textOf(element: XmlElement): string {
  const pieces: string[] = []
  write(element, pieces)
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

function write(element: XmlElement, pieces: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') pieces.push(child.replace(/\s/g, ' '))
    else if (NOT_TEXT.test(child.name)) continue
    else if (/^BR$/i.test(child.name)) pieces.push(' ')
    else {
      const isBlock = BLOCK.test(child.name)
      if (isBlock) pieces.push('\n')
      write(child, pieces)
      if (isBlock) pieces.push('\n')
      else if (/^T[DH]$|^ENT$|^CHED$/.test(child.name)) pieces.push(' ')
    }
  }
}

/** The words of an element on one line. */
export function lineOf(element: XmlElement): string {
  return textOf(element).replaceAll('\n', ' ')
}

/**
 * The words of a text as they are compared: quotes and dashes of one form and no white space, which
 * editions of the same text set differently.
 */
export function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, '')
}

/** By what the words of one place are known again: the start of the hash of the normalized words. */
export function wordsHash(text: string, hash: Hash): string {
  return hash(normalized(text)).slice(0, DIGITS)
}

/** The elements inside an element, at any depth, that have one of some names. */
export function* inside(element: XmlElement, names: ReadonlySet<string>): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (names.has(child.name)) yield child
    else yield* inside(child, names)
  }
}
