import { describe, expect, test } from 'vitest'
import { DEEPEST_XML } from '../../shared/bounds.ts'
import { divisionsIn } from '../../shared/ecfr/division.ts'
import { tablesIn } from '../../shared/ecfr/table.ts'
import { normalized, textOf } from '../../shared/ecfr/text.ts'
import { elementsIn, XmlProblem } from '../../shared/ecfr/xml-tree.ts'

const part = (body: string) => `<DIV5 N="734" TYPE="PART"><HEAD>PART 734</HEAD>${body}</DIV5>`
const problem = (xml: string) => {
  try {
    divisionsIn(xml, 'x.xml')
  } catch (error) {
    if (error instanceof XmlProblem) return `${error.line}: ${error.message}`
    throw error
  }
  return ''
}

describe('XML is refused', () => {
  test.each<[string, string, RegExp]>([
    ['nothing', '', /broken|holds no part/],
    ['no XML', 'Title 15', /broken|holds no part/],
    ['a file cut short', part('<DIV8 N="§ 734.1"><HEAD>x').slice(0, -7), /is broken/],
    ['tags that cross', '<DIV5 N="734" TYPE="PART"><A><B></A></B></DIV5>', /is broken/],
    [
      'entities that expand',
      `<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${part('<P>&b;</P>')}`,
      /declares a document type/,
    ],
    [
      'an entity from a file',
      `<!DOCTYPE a SYSTEM "file:///etc/passwd">${part('')}`,
      /document type/,
    ],
    ['elements without end', '<A>'.repeat(1_000_000), new RegExp(`nests more than ${DEEPEST_XML}`)],
    ['another title', '<DIV5 N="12" TYPE="PART"></DIV5>', /holds no part 730 to 774/],
    ['a page of the web', '<!doctype html><html><body>eCFR</body></html>', /document type/],
  ])('where it is %s', (_, xml, message) => {
    expect(problem(xml)).toMatch(message)
  })

  test('with the line', () => {
    expect(problem(`<?xml version="1.0"?>\n<TOP>\n<P>one\ntwo</P>\n<P></Q>\n</TOP>`)).toMatch(
      /^5: /,
    )
  })
})

describe('What stands in XML', () => {
  const [element] = elementsIn(
    part(`<DIV8 N="&#xA7; 734.4"><HEAD>&#xA7; 734.4 De minimis.</HEAD><P>(a) <I>Items.</I>
      One&#x2014;two</P><CITA TYPE="N">[61 FR 1]</CITA><EDNOTE><HED>Note:</HED><PSPACE>x</PSPACE></EDNOTE></DIV8>`),
    (name) => name === 'DIV5',
  )

  test('are sections by number and supplements by their part', () => {
    const found = divisionsIn(
      part(
        `<DIV8 N="§ 734.4" TYPE="SECTION"><HEAD>§ 734.4 x</HEAD></DIV8><DIV6 N="A" TYPE="SUBPART"><DIV9 N="Supplement No. 2 to Part 734" TYPE="APPENDIX"><HEAD>y</HEAD></DIV9></DIV6>`,
      ),
      'x.xml',
    )
    expect(found.map(({ cite }) => cite)).toEqual(['734.4', '734 Supp. 2'])
  })

  test('are words without the notes of editors, and compared without quotes and spaces of one form', () => {
    if (!element) throw new Error('none')
    expect(textOf(element)).toContain('(a) Items. One—two')
    expect(textOf(element)).not.toMatch(/FR|Note/)
    expect(normalized('“a”  – b')).toBe(normalized('"a" -\u00a0b'))
  })

  test('are tables of either form, with cells that cover others', () => {
    const html = elementsIn(
      '<TABLE><THEAD><TR><TH rowspan="2">A</TH><TH colspan="2">B</TH></TR><TR><TH>C</TH><TH>D</TH></TR></THEAD><TBODY><TR><TD>1 <sup>7</sup></TD><TD/><TD>3</TD></TR><TR><TD colspan="3">all</TD></TR></TBODY></TABLE>',
      (name) => name === 'TABLE',
    )
    const texts = (rows: { text: string }[][]) => rows.map((row) => row.map(({ text }) => text))
    const [table] = html.flatMap((one) => tablesIn(one))
    expect(table && texts(table.head)).toEqual([
      ['A', 'B', 'B'],
      ['A', 'C', 'D'],
    ])
    expect(table && texts(table.body)).toEqual([
      ['1', '', '3'],
      ['all', 'all', 'all'],
    ])
    expect(table?.body[0]?.[0]?.footnotes).toEqual([7])
    const gpo = elementsIn(
      '<GPOTABLE COLS="2"><BOXHD><CHED H="1">Control(s)</CHED><CHED H="1">Country Chart</CHED></BOXHD><ROW><ENT I="01">NS applies</ENT><ENT>NS Column 1</ENT></ROW></GPOTABLE>',
      (name) => name === 'GPOTABLE',
    )
    const [other] = gpo.flatMap((one) => tablesIn(one))
    expect(other && [texts(other.head), texts(other.body)]).toEqual([
      [['Control(s)', 'Country Chart']],
      [['NS applies', 'NS Column 1']],
    ])
  })
})
