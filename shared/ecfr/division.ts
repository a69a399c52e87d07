import { inside, lineOf, textOf } from './text.ts'
import { elementsIn, type XmlElement, XmlProblem } from './xml-tree.ts'

/** A section or a supplement of a part, by its citation, such as "734.4" or "738 Supp. 1". */
export interface Division {
  cite: string
  part: string
  head: string
  /** The file that it was read in. */
  file: string
  line: number
  /** What stands in it below its heading. */
  body: XmlElement[]
}

/** The parts of the Export Administration Regulations. */
const FIRST_PART = 730
const LAST_PART = 774

const DIVISIONS = new Set(['DIV8', 'DIV9'])

/**
 * The sections and supplements of the parts of the Export Administration Regulations (15 CFR 730 to 774)
 * in an XML file of the eCFR, of one part or of the whole title. Throws an XmlProblem where the file is
 * refused or holds none of these parts.
 */
export function divisionsIn(xml: string, file: string): Division[] {
  const parts = elementsIn(xml, (name, { TYPE, N }) => {
    const number = Number(N)
    return name === 'DIV5' && TYPE === 'PART' && number >= FIRST_PART && number <= LAST_PART
  })
  if (parts.length === 0)
    throw new XmlProblem(
      `holds no part ${FIRST_PART} to ${LAST_PART} of title 15 (no DIV5 of TYPE PART)`,
      null,
    )
  return parts.flatMap((part) =>
    [...inside(part, DIVISIONS)].flatMap((element) => divisionOf(element, part, file)),
  )
}

function divisionOf(element: XmlElement, part: XmlElement, file: string): Division[] {
  const head = element.children.find((child) => typeof child !== 'string' && child.name === 'HEAD')
  const title = typeof head === 'object' ? lineOf(head) : ''
  const number = part.attributes.N ?? ''
  const cite = citeOf(element, title)
  if (cite === undefined) return []
  const body = element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child !== head,
  )
  return [{ cite, part: number, head: title, file, line: element.line, body }]
}

function citeOf({ name, attributes }: XmlElement, title: string): string | undefined {
  const named = `${attributes.N ?? ''} ${title}`
  if (name === 'DIV8') return named.match(/\b(7\d\d\.\d+)\b/)?.[1]
  const [, supplement, part] = named.match(/Supplement No\.?\s*(\d+)\s+to\s+Part\s+(\d+)/i) ?? []
  return supplement && part ? `${part} Supp. ${supplement}` : undefined
}

/** The words of a section or supplement below its heading. */
export function wordsOf({ body }: Division): string {
  return body.map(textOf).filter(Boolean).join('\n')
}
