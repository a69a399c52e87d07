import { missingWords } from '../../../shared/report/words.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import type {
  ContentPredicate,
  Destinations,
  EccnEntry,
  LicenceRow,
  Limb,
  ProductPredicate,
} from '../../../shared/rules/schema.ts'

/** A member of a set of destinations in words: a country, a group, a list or a column of the chart. */
export function memberWords(pack: RulePack, member: string): string {
  if (member === 'ALL') return 'every destination'
  if (member.startsWith('list:')) {
    const id = member.slice(5)
    return `the list "${pack.listById.get(id)?.title ?? id}"`
  }
  if (member.startsWith('column:')) return `destinations with ${member.slice(7)} in the chart`
  const country = pack.countryByCode.get(member)
  return country ? country.name : `Country Group ${member}`
}

/** A set of destinations in words. */
export function destinationWords(pack: RulePack, { any, except, plus }: Destinations): string {
  const joined = (members: readonly string[]) =>
    members.map((member) => memberWords(pack, member)).join('; ')
  const all = any.length === 0 ? '' : joined(any)
  const less = except?.length ? ` except ${joined(except)}` : ''
  const more = plus?.length ? joined(plus) : ''
  return [`${all}${less}`, more].filter(Boolean).join('; and ') || 'no destination'
}

/** What a licence row asks of destinations, or that it is not modelled and where it could apply. */
export function rowDestinationWords(pack: RulePack, row: LicenceRow): string {
  const from = row.exportedFrom ? `, exported from ${destinationWords(pack, row.exportedFrom)}` : ''
  if (row.column) return `Chart column ${row.column}${from}`
  if (row.destinations) return `${destinationWords(pack, row.destinations)}${from}`
  if (!row.possible) return ''
  return `Not modelled: could apply to ${destinationWords(pack, row.possible)}${from}`
}

/** Whose text a row was read in, and of which day. */
export function sourceWords(pack: RulePack, tag: string): string {
  const source = pack.header.sources[tag]
  return source ? `${source.publisher} ${source.date}` : tag
}

/** The scope of a licence row: its limbs, each with the question that it turns on. */
export function scopeWords(pack: RulePack, scope: readonly Limb[]): string[] {
  return scope.map((limb) => limbWords(pack, limb))
}

function limbWords(pack: RulePack, limb: Limb): string {
  const where = limb.in ? limb.in.map((paragraph) => `.${paragraph}`).join(', ') : 'entire entry'
  const without = limb.except
    ? ` except ${limb.except.map((paragraph) => `.${paragraph}`).join(', ')}`
    : ''
  const asked = (id: string) => `"${pack.conditionById.get(id)?.question ?? id}"`
  const met = limb.if ? `, where yes to ${asked(limb.if)}` : ''
  const unmet = limb.unless ? `, unless yes to ${asked(limb.unless)}` : ''
  return `${where}${without}${met}${unmet}`
}

export const STATUS_WORDS: Record<EccnEntry['status'], string> = {
  listed: 'judged by its rows',
  'other-agency': 'under another agency, not the EAR',
  pointer: 'points to another entry: classify there',
}

/** What a case asks of the product, one condition each. */
export function productWords(pack: RulePack, product: ProductPredicate): string[] {
  const { kinds, eccns, exceptEccns, facts, above, notExportedFrom, exporterExclusion } = product
  const words = [
    kinds && `is a ${kinds.join(' or ')}`,
    eccns && `has ECCN ${eccns.join(', ')}`,
    exceptEccns && `is none of ${exceptEccns.join(', ')}`,
    ...factWords(pack, facts),
    above && `${missingWords(above.fact)} above ${above.value}`,
    notExportedFrom && `is not exported from ${memberWords(pack, `list:${notExportedFrom}`)}`,
    exporterExclusion &&
      `not where the exporter is located in ${memberWords(pack, `list:${exporterExclusion.locatedIn}`)} and not headquartered in ${destinationWords(pack, exporterExclusion.notHeadquarteredIn)} (${exporterExclusion.cite})`,
  ]
  const said = words.filter((word): word is string => Boolean(word))
  return said.length > 0 ? said : ['is any product']
}

/** What a case asks of the US content, one condition each. */
export function contentWords(pack: RulePack, content: ContentPredicate): string[] {
  const { anyUsOrigin, eccns, families, paragraphs, exceptParagraphs, facts, answers } = content
  const words = [
    anyUsOrigin && 'of US origin, whatever its ECCN',
    eccns && `ECCN ${eccns.join(', ')}`,
    families && `of the ${families.join(' or ')} family`,
    paragraphs && `paragraph ${paragraphs.map((text) => `.${text}`).join(', ')}`,
    exceptParagraphs &&
      `other than paragraph ${exceptParagraphs.map((text) => `.${text}`).join(', ')}`,
    ...factWords(pack, facts),
    ...factWords(pack, answers),
    content.licensedOnly &&
      `only if it needs a licence, where the switch ${content.licensedOnly.id} says ${content.licensedOnly.option}`,
  ]
  return words.filter((word): word is string => Boolean(word))
}

function factWords(pack: RulePack, facts: Readonly<Record<string, boolean>> | undefined): string[] {
  return Object.entries(facts ?? {}).map(
    ([name, value]) => `${missingWords(name, pack)}: ${value ? 'yes' : 'no'}`,
  )
}

/** A level such as 0.25 in percent. */
export function levelWords(level: string): string {
  return `${Number(level) * 100} %`
}
