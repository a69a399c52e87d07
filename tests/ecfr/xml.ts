import { TABLE_SUPPLEMENTS } from '../../shared/ecfr/table-supplements.ts'
import { COLUMNS } from '../../shared/rules/schema.ts'
import type { Law, LawCountry, LawEntry, LawRow } from './law.ts'

/** The law as XML in the form of the eCFR: the whole title, or one file a part. */
export function titleOf(law: Law, parts: readonly string[] = PARTS): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<DLPSTEXTCLASS>
<HEADER><FILEDESC><TITLESTMT><TITLE>Title 15: Commerce and Foreign Trade</TITLE><AUTHOR TYPE="nameinv"></AUTHOR></TITLESTMT>
<PUBLICATIONSTMT><PUBLISHER></PUBLISHER><PUBPLACE></PUBPLACE><IDNO TYPE="title">15</IDNO><DATE></DATE></PUBLICATIONSTMT></FILEDESC></HEADER>
<TEXT><BODY><ECFRBRWS><AMDDATE>Sept. 24, 2026</AMDDATE>
<DIV1 N="15" NODE="15:1" TYPE="TITLE"><HEAD>Title 15&#x2014;Commerce and Foreign Trade--Volume 2</HEAD>
<DIV3 N="VII" NODE="15:2.1.3" TYPE="CHAPTER"><HEAD>CHAPTER VII&#x2014;BUREAU OF INDUSTRY AND SECURITY</HEAD>
<DIV4 N="C" NODE="15:2.1.3.4" TYPE="SUBCHAP"><HEAD>SUBCHAPTER C&#x2014;EXPORT ADMINISTRATION REGULATIONS</HEAD>
${parts.map((part) => partOf(law, part)).join('\n')}
</DIV4></DIV3></DIV1></ECFRBRWS></BODY></TEXT></DLPSTEXTCLASS>
`
}

/** The parts that a pack cites. */
export const PARTS = [
  '732',
  '734',
  '736',
  '738',
  '740',
  '742',
  '744',
  '745',
  '746',
  '748',
  '750',
  '772',
  '774',
]

/** One part, as the eCFR gives it by itself. */
export function partOf(law: Law, part: string): string {
  return `<DIV5 N="${part}" NODE="15:2.1.3.4.${part}" TYPE="PART">
<HEAD>PART ${part}&#x2014;WORDS OF OUR OWN</HEAD>
<AUTH><HED>Authority:</HED><PSPACE>50 U.S.C. 4801-4852.</PSPACE></AUTH>
<SOURCE><HED>Source:</HED><PSPACE>61 FR 12768, Mar. 25, 1996, unless otherwise noted.</PSPACE></SOURCE>
${sectionsOf(law, part)}${supplementsOf(law, part)}
</DIV5>`
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('§', '&#xA7;')

interface Node {
  words: string | undefined
  inner: Map<string, Node>
}

/** The sections of a part with their paragraphs, flat, and every label of a row before those that are asked for. */
function sectionsOf(law: Law, part: string): string {
  const sections = new Map<string, Node>()
  for (const [place, words] of Object.entries(law.paragraphs)) {
    const [, division = '', path = ''] =
      place.match(/^(\d{3}(?:\.\d+| Supp\. \d+))((?:\(\w+\))*)$/) ?? []
    if (!division.startsWith(part)) continue
    let node = sections.get(division) ?? { words: undefined, inner: new Map() }
    sections.set(division, node)
    for (const [, label = ''] of path.matchAll(/\((\w+)\)/g)) {
      const inner = node.inner.get(label) ?? { words: undefined, inner: new Map() }
      node.inner.set(label, inner)
      node = inner
    }
    node.words = words
  }
  return [...sections]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([division, node]) => {
      const [, number, own] = division.match(/^(\d+)(?:\.| Supp\. )(\d+)$/) ?? []
      const isSupplement = division.includes('Supp.')
      if (isSupplement && TABLE_SUPPLEMENTS.has(division)) return ''
      const name = isSupplement ? `Supplement No. ${own} to Part ${number}` : `§ ${division}`
      const [tag, type] = isSupplement ? ['DIV9', 'APPENDIX'] : ['DIV8', 'SECTION']
      const body = [node.words && `<P>${escaped(node.words)}</P>`, ...paragraphs(node, 0)]
      return `<${tag} N="${escaped(name)}" NODE="15:2.1.3.4.0.1.${own}" TYPE="${type}">
<HEAD>${escaped(name)} Words of our own.</HEAD>
${body.filter(Boolean).join('\n')}
<CITA TYPE="N">[61 FR 12768, Mar. 25, 1996]</CITA>
</${tag}>`
    })
    .join('\n')
}

const ROWS = [
  [...'abcdefghijklmnopqrstuvwxyz'],
  Array.from({ length: 60 }, (_, i) => `${i + 1}`),
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'],
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  Array.from({ length: 20 }, (_, i) => `${i + 1}`),
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'],
]

function paragraphs({ inner }: Node, level: number): string[] {
  const row = ROWS[level] ?? []
  const last = Math.max(-1, ...[...inner.keys()].map((label) => row.indexOf(label)))
  return row.slice(0, last + 1).flatMap((label) => {
    const node = inner.get(label)
    const shown = level >= 4 ? `(<I>${label}</I>)` : `(${label})`
    const words = `<P>${shown} ${escaped(node?.words ?? 'Other words.')}</P>`
    return [words, ...(node ? paragraphs(node, level + 1) : [])]
  })
}

function supplementsOf(law: Law, part: string): string {
  const found: string[] = []
  const add = (number: number, title: string, body: string) =>
    found.push(`<DIV9 N="Supplement No. ${number} to Part ${part}" NODE="15:2.1.3.4.0.1.9.${number}" TYPE="APPENDIX">
<HEAD>Supplement No. ${number} to Part ${part}&#x2014;${title}</HEAD>
${body}
<CITA TYPE="N">[61 FR 12786, Mar. 25, 1996]</CITA>
</DIV9>`)
  if (part === '738') add(1, 'Commerce Country Chart', chart(law))
  if (part === '740') {
    add(1, 'Country Groups', groups(law))
    add(3, 'Countries', `<SCOL2>${law.lists['740 Supp. 3']?.map(item).join('')}</SCOL2>`)
  }
  if (part === '742')
    add(
      4,
      'Countries',
      table(
        ['Country'],
        (law.lists['742 Supp. 4'] ?? []).map((name) => [name]),
      ),
    )
  if (part === '746') {
    for (const [place, goods] of Object.entries(law.goods))
      add(
        Number(place.match(/\d+$/)?.[0]),
        'Goods',
        table(
          ['HTS-6 Code', 'Description'],
          goods.map(({ code, price }) => [
            code,
            `goods${price ? ` above $${Number(price).toLocaleString('en-US')} a unit` : ''}`,
          ]),
        ),
      )
    const partners = law.lists['746 Supp. 3'] ?? []
    add(
      3,
      'Countries',
      table(
        ['Country', 'Scope'],
        partners.map((name) => [name, 'Full']),
      ),
    )
  }
  if (part === '774') add(1, 'The Commerce Control List', entries(law.entries))
  return found.join('\n')
}

const item = (text: string) => `<LI>${escaped(text)}</LI>`

/** A table in the form of the eCFR; cells are markup. */
function tableOf(head: string, body: string, foot = ''): string {
  return `<DIV width="100%"><DIV class="gpotbl_div"><TABLE border="1" cellpadding="1" cellspacing="1" class="gpotbl_table" frame="void" width="100%">
<THEAD>${head}</THEAD>
<TBODY>${body}</TBODY>${foot && `\n<TFOOT>${foot}</TFOOT>`}
</TABLE></DIV></DIV>`
}

const heads = (names: readonly string[]) =>
  `<TR>${names.map((name) => `<TH class="gpotbl_colhed" scope="col">${escaped(name)}</TH>`).join('')}</TR>`

const cell = (text: string) =>
  text === ''
    ? '<TD align="left" class="gpotbl_cell"/>'
    : `<TD align="left" class="gpotbl_cell">${text}</TD>`

function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((cells) => `<TR>${cells.map((text) => cell(escaped(text))).join('')}</TR>`)
  return tableOf(heads(names), body.join('\n'))
}

/** The chart: two rows of heads, footnote marks behind names, a pointer over all columns where there are no marks. */
function chart({ countries, footnotes }: Law): string {
  const spans = COLUMNS.reduce<Map<string, number>>((found, name) => {
    const reason = name.slice(0, 2)
    return found.set(reason, (found.get(reason) ?? 0) + 1)
  }, new Map())
  const top = [...spans].map(
    ([reason, width]) => `<TH class="gpotbl_colhed" colspan="${width}" scope="col">${reason}</TH>`,
  )
  const ids = COLUMNS.map(
    (name) => `<TH class="gpotbl_colhed" scope="col">${name.slice(0, 2)} ${name[2]}</TH>`,
  )
  const head = `<TR><TH class="gpotbl_colhed" rowspan="2" scope="col">Countries</TH>${top.join('')}</TR>
<TR>${ids.join('')}</TR>`
  const body = countries
    .filter(({ inChart }) => inChart)
    .map(({ chartName, chart, footnotes: own }) => {
      const marks = own.map((number) => ` <sup>${number}</sup>`).join('')
      const name = `<TD align="left" class="gpotbl_cell" scope="row">${escaped(chartName)}${marks}</TD>`
      if (chart === null)
        return `<TR>${name}<TD align="left" class="gpotbl_cell" colspan="16">See part 746 of the EAR.</TD></TR>`
      return `<TR>${name}${COLUMNS.map((column) => cell(chart.includes(column) ? 'X' : '')).join('')}</TR>`
    })
  const foot = Object.entries(footnotes).map(
    ([number, words]) =>
      `<TR><TD align="left" class="gpotbl_cell" colspan="17"><sup>${number}</sup> ${escaped(words)}</TD></TR>`,
  )
  return tableOf(head, body.join('\n'), foot.join('\n'))
}

function groups({ countries }: Law): string {
  const tables = [
    ['A', 6],
    ['D', 5],
    ['E', 2],
  ] as const
  const body = tables.map(([letter, width]) => {
    const ids = Array.from({ length: width }, (_, i) => `${letter}:${i + 1}`)
    const rows = countries
      .filter(({ groups: own }) => own.some((group) => group.startsWith(letter)))
      .map((country: LawCountry) => {
        const name = `${escaped(country.groupName)}${country.code === 'UA' ? ' <sup>4</sup>' : ''}`
        return `<TR>${cell(name)}${ids.map((id) => cell(country.groups.includes(id) ? 'X' : '')).join('')}</TR>`
      })
    const note = `<TR><TD align="left" class="gpotbl_cell" colspan="${width + 1}"><sup>1</sup> A note of our own on Country Group ${letter}.</TD></TR>`
    return `<HD1>Country Group ${letter}</HD1>\n${tableOf(heads(['Country', ...ids.map((id) => `[${id}] Group`)]), rows.join('\n'), note)}`
  })
  const listed = countries.filter(({ groups: own }) => own.includes('B'))
  const list = `<HD1>Country Group B&#x2014;Countries</HD1>\n<SCOL2>${listed.map(({ groupName }) => item(groupName)).join('\n')}</SCOL2>`
  return [body[0], list, body[1], body[2]].join('\n')
}

function entries(all: readonly LawEntry[]): string {
  let heading = ''
  return all
    .map((entry) => {
      const [category, group] = entry.eccn
      const own = `<HD1>Category ${category}&#x2014;Words</HD1>\n<HD2>${group}. &#x201C;Items&#x201D;</HD2>\n`
      const shown = own === heading ? '' : own
      heading = own
      return shown + entryOf(entry)
    })
    .join('\n')
}

function entryOf({ eccn, heading, reasons, tables, notes, exceptions }: LawEntry): string {
  const lines = Object.entries(exceptions).map(
    ([code, words]) => `<FP-1><I>${code}:</I> ${escaped(words)}</FP-1>`,
  )
  return [
    `<FP-2><B>${eccn} ${escaped(heading)}</B></FP-2>`,
    '<FP-1><E T="04">License Requirements</E></FP-1>',
    reasons.length > 0 && `<FP-1><I>Reason for Control:</I> ${reasons.join(', ')}</FP-1>`,
    ...tables.map((rows) => licenceTable(eccn, rows)),
    ...notes.map(
      (note) => `<NOTE><HED>License Requirement Note:</HED><P>${escaped(note)}</P></NOTE>`,
    ),
    '<HD1>List Based License Exceptions (See Part 740 for a Description of All License Exceptions)</HD1>',
    ...lines,
    '<HD1>List of Items Controlled</HD1>',
    '<FP-1><I>Related Controls:</I> N/A</FP-1>',
    '<FP-1><I>Items:</I> a. Words of our own, with a table that asks for no licence:</FP-1>',
    eccn === '2E003' && table(['Process', 'Substrate'], [['D. Plasma spraying', 'Superalloys']]),
    '<P>b. [Reserved]</P>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** A licence requirement table; where all its rows have one cell, it has one column. */
function licenceTable(eccn: string, rows: readonly LawRow[]): string {
  const isSingle = eccn === '0E982'
  const names = isSingle
    ? ['Control(s)']
    : ['Control(s)', 'Country Chart (See Supp. No. 1 to part 738)']
  const body = rows.map(({ control, rule }) => {
    const words = escaped(control)
    if (isSingle) return `<TR>${cell(words)}</TR>`
    if (eccn === '1C350' && rule === '')
      return `<TR><TD align="left" class="gpotbl_cell" colspan="2">${words}</TD></TR>`
    return `<TR>${cell(words)}${cell(escaped(rule))}</TR>`
  })
  return tableOf(heads(names), body.join('\n'))
}
