import { listed } from '../model/listed.ts'
import { daysText } from './dated.ts'
import type { Difference } from './difference.ts'
import type { Destinations, LicenceRow, Limb, PackFiles } from './schema.ts'

/** Names that a sentence holds at the most of one list. */
const MOST_NAMES = 12

/** What the tables of a pack are called in a sentence. */
const TABLES: Record<keyof PackFiles, string> = {
  header: 'Pack',
  countries: 'Country',
  chartNotes: 'Chart footnote',
  groups: 'Heading',
  lists: 'List',
  hts: 'HTS list',
  supplement6: 'Supplement No. 6 to Part 746',
  proseRules: 'Reading',
  switches: 'Switch',
  part746: 'Part 746',
  levels: 'Level',
  noLevel: 'Case without a level',
  exceptions: 'License exceptions',
  productNeed: 'Condition of the licence need',
  partyRules: 'Rule about parties',
  directProduct: 'Direct product rule',
  notices: 'Notice',
  grounds: 'Ground',
  conditions: 'Question',
  anchors: 'Anchor',
  eccns: 'Entry',
  wordings: 'Words of the text',
}

/** A difference as one sentence, such as "United Arab Emirates entered A:5." */
export function differenceSentence(difference: Difference, { before, after }: Sides): string {
  const { table, row, member } = difference
  if (table === 'countries') return countrySentence(difference, { before, after })
  if (table === 'eccns' && member === 'rows') return licenceRowSentence(difference)
  if (table === 'notices') return noticeSentence(difference)
  const name = subject(difference, { before, after })
  if (member === null) {
    if (row.length === 0) return `${TABLES[table]}: ${changeWords(difference)}.`
    return `${name} ${difference.after === undefined ? 'removed' : 'added'}.`
  }
  return `${name}: ${memberWords(member)} ${changeWords(difference)}.`
}

/** The files that are compared. */
export interface Sides {
  before: PackFiles
  after: PackFiles
}

function subject({ table, row, before, after }: Difference, sides: Sides): string {
  if (table === 'eccns') return row[0] ?? 'The Commerce Control List'
  const id = row.join(' ')
  if (table === 'lists' || table === 'hts') {
    const titled = [...sides.after[table].lists, ...sides.before[table].lists]
    return `List "${titled.find((list) => list.id === row[0])?.title ?? id}"`
  }
  const reason = titleIn(after) ?? titleIn(before)
  return `${TABLES[table]}${id && ` ${id}`}${reason ? ` (${reason})` : ''}`
}

function titleIn(row: unknown): string | undefined {
  const { title, why, because } = (row ?? {}) as Record<string, unknown>
  return [title, why, because].find((text) => typeof text === 'string') as string | undefined
}

/** What is said beside verdicts, in its own words. */
function noticeSentence(difference: Difference): string {
  const { row, member, before, after } = difference
  const textOf = (side: unknown) => (side as { text?: string } | undefined)?.text
  if (member === null && after === undefined) return `No longer said: ${textOf(before)}`
  if (member === null) return `New notice: ${textOf(after)}`
  if (member === 'text') return `Notice, now: ${after}`
  return `Notice ${row.join(' ')}: ${memberWords(member)} ${changeWords(difference)}.`
}

function countrySentence(difference: Difference, { before, after }: Sides): string {
  const { row, member } = difference
  const [code = ''] = row
  const named = [...after.countries.countries, ...before.countries.countries]
  const name = named.find((one) => one.code === code)?.name ?? code
  const [gone, all] = [listOf(difference.before), listOf(difference.after)]
  const open = before.countries.countries.find((one) => one.code === code)?.mayBeIn ?? []
  // Of groups that were not read, the difference of `mayBeIn` tells.
  const come =
    member === 'groups' ? all.filter((group) => !(open as string[]).includes(group)) : all
  if (member === null)
    return `${name} (${code}) ${difference.after === undefined ? 'removed' : 'added'}.`
  if (member === 'groups')
    return `${name} ${joined([come.length > 0 && `entered ${listed(come, MOST_NAMES)}`, gone.length > 0 && `left ${listed(gone, MOST_NAMES)}`])}.`
  if (member === 'chart') {
    if (difference.before === null)
      return `${name}: a row in the Country Chart (${listed(come, MOST_NAMES)}).`
    if (difference.after === null) return `${name}: no row in the Country Chart any more.`
    return `${name}: ${joined([come.length > 0 && `marked in the chart under ${listed(come, 16)}`, gone.length > 0 && `no longer marked under ${listed(gone, 16)}`])}.`
  }
  if (member === 'mayBeIn') {
    const is = after.countries.countries.find((one) => one.code === code)?.groups ?? []
    const [into, out] = [
      gone.filter((one) => (is as string[]).includes(one)),
      gone.filter((one) => !(is as string[]).includes(one)),
    ]
    return `${name}: ${joined([come.length > 0 && `perhaps in ${listed(come, MOST_NAMES)}, not read`, into.length > 0 && `read to be in ${listed(into, MOST_NAMES)}`, out.length > 0 && `read not to be in ${listed(out, MOST_NAMES)}`])}.`
  }
  return `${name}: ${memberWords(member)} ${changeWords(difference)}.`
}

function licenceRowSentence({ row, before, after }: Difference): string {
  const [eccn = ''] = row
  const was = before as LicenceRow | undefined
  const is = after as LicenceRow | undefined
  const of = is ?? was
  if (!of) return `${eccn}: licence rows in another order.`
  if (!('scope' in of)) return `${eccn}: licence rows changed.`
  const what = `${of.reason} row ${was && is ? 'in other words' : is ? 'added' : 'removed'}`
  return `${paragraphsText(eccn, of.scope)}: ${what} (${reachText(of)}).`
}

/** The paragraphs of a scope, such as "3A001.z" or "3A001 except .a". */
function paragraphsText(eccn: string, scope: readonly Limb[]): string {
  const limbs = scope.map((limb) => {
    const within = limb.in?.map((paragraph) => `${eccn}.${paragraph}`).join(', ') ?? eccn
    const less = limb.except ? ` except ${limb.except.map((one) => `.${one}`).join(', ')}` : ''
    return `${within}${less}${limb.if || limb.unless ? ' by a question' : ''}`
  })
  return limbs.join('; ')
}

/** Where a licence row reaches. */
function reachText(row: LicenceRow): string {
  const reach = row.column
    ? `column ${row.column}`
    : row.destinations
      ? setText(row.destinations)
      : `possibly ${setText(row.possible as Destinations)}`
  return [
    row.announced && 'announced',
    reach,
    row.exportedFrom && `exported from ${setText(row.exportedFrom)}`,
    daysText(row),
  ]
    .filter(Boolean)
    .join(', ')
}

function setText({ any, except, plus }: Destinations): string {
  const less = except?.length ? ` except ${listed(except, MOST_NAMES)}` : ''
  const more = plus?.length ? ` and ${listed(plus, MOST_NAMES)}` : ''
  return `${any.length > 0 ? listed(any, MOST_NAMES) : 'none'}${less}${more}`
}

/** What came and what went, or from what to what. */
function changeWords({ before, after }: Difference): string {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [gone, come] = [listOf(before), listOf(after)]
    if (JSON.stringify([...gone].sort()) === JSON.stringify([...come].sort()))
      return 'in another order'
    return joined([
      come.length > 0 && `added ${listed(come, MOST_NAMES)}`,
      gone.length > 0 && `removed ${listed(gone, MOST_NAMES)}`,
    ])
  }
  if (before === undefined) return `added: ${valueText(after)}`
  if (after === undefined) return `removed: ${valueText(before)}`
  return `from ${valueText(before)} to ${valueText(after)}`
}

function valueText(value: unknown): string {
  if (typeof value === 'string')
    return `"${value.length > 200 ? `${value.slice(0, 200)}…` : value}"`
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function listOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : valueText(one)))
    : []
}

/** A member's name in words: `exceptEccns` is "except eccns". */
function memberWords(member: string): string {
  return member.replace(/([a-z])([A-Z])/g, (_, last, first) => `${last} ${first.toLowerCase()}`)
}

function joined(texts: readonly (string | false)[]): string {
  return texts.filter(Boolean).join(' and ')
}
