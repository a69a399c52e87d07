import { FACT_WORDS } from '../model/fact-words.ts'
import type { DifferenceKind } from './difference.ts'

/** A member of a thing at any depth: its value, and by what two values are the same. */
export interface MemberValue {
  text: string
  key: string
}

type Loose = Readonly<Record<string, unknown>>

/**
 * A value without members that are null or empty, which mean the same as absent ones, and with the
 * others sorted by name; undefined: nothing is left.
 */
export function withoutEmpty(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value !== 'object') return value
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((each) => withoutEmpty(each) ?? null)
  const members = Object.entries(value).flatMap(([name, member]) => {
    const kept = withoutEmpty(member)
    return kept === undefined ? [] : [[name, kept] as const]
  })
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

/** A text by which two values are the same or not. */
export function keyOf(value: unknown): string {
  return JSON.stringify(withoutEmpty(value) ?? null)
}

/**
 * The members of a thing by their path, those of its facts, records and declarations one by one. A
 * price is one member with its currency, and apart from it what it rests on.
 */
export function membersOf(thing: object): Map<string, MemberValue> {
  const members = new Map<string, MemberValue>()
  const { id: _, lines: __, ...told } = thing as Loose
  collect((withoutEmpty(told) ?? {}) as Loose, '', members)
  return members
}

function collect(object: Loose, before: string, members: Map<string, MemberValue>): void {
  const amount = amountOf(object)
  if (amount !== null) members.set(before.slice(0, -1), { text: amount, key: amount })
  for (const [name, value] of Object.entries(object)) {
    if (amount !== null && ['amount', 'currency', 'basis'].includes(name)) continue
    const path = `${before}${name}`
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      collect(value as Loose, `${path}.`, members)
    else members.set(path, { text: textOf(value), key: keyOf(value) })
  }
}

/** An amount with its currency and basis; null: it is no price. */
function amountOf({ amount, currency, basis }: Loose): string | null {
  if (typeof amount !== 'string' || typeof currency !== 'string') return null
  return `${amount} ${currency}${typeof basis === 'string' ? `, ${basis}` : ''}`
}

function textOf(value: unknown): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value))
    return value.every((each) => typeof each === 'string')
      ? value.join(', ')
      : value.map((each) => entryText(each)).join('; ')
  return String(value)
}

/** An entry of a list by its first members, such as a technology report or a row of a table. */
function entryText(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry)
  const said = Object.entries(entry).flatMap(([name, value]) => {
    if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
      return [`${name} ${value.join(', ')}`]
    return typeof value === 'object' ? [] : [`${name} ${value}`]
  })
  return said.join(', ')
}

/** What a member is about, by the first step of its path. */
const KINDS: Readonly<Record<string, DifferenceKind>> = {
  origin: 'origin',
  eccn: 'classification',
  classification: 'classification',
  price: 'price',
  prices: 'price',
  sales: 'price',
  usContent: 'declaration',
  madeBy: 'company',
  exportedBy: 'company',
  exportedFrom: 'company',
  supplier: 'company',
  kind: 'fact',
  facts: 'fact',
  factSources: 'fact',
  discrete: 'fact',
  technologyReports: 'fact',
  rowsNotTaken: 'line',
}

export function kindOf(path: string): DifferenceKind {
  return KINDS[firstStep(path)] ?? 'record'
}

export function firstStep(path: string): string {
  return path.split('.', 1)[0] ?? path
}

/** Members by which no figure is worked out: names, sources, and who said it. */
const BESIDE = [
  /^(name|supplier|classification|factSources)(\.|$)/,
  /^prices?\..*(source|validFrom)$/,
  /^usContent\.(declaredBy|document)$/,
  /^sales\.asOf$/,
  /^discrete\.reason$/,
]

const RESTING = new Set([
  ...['kind', 'origin', 'eccn', 'price', 'prices', 'sales', 'usContent', 'facts', 'discrete'],
  ...['madeBy', 'exportedBy', 'exportedFrom', 'technologyReports', 'rowsNotTaken'],
])

/** Whether a result can rest on a member of a part or product. */
export function canRestOn(path: string): boolean {
  return RESTING.has(firstStep(path)) && !BESIDE.some((form) => form.test(path))
}

const WORDS: Readonly<Record<string, string>> = {
  name: 'description',
  kind: 'kind of item',
  price: 'unit price',
  supplier: 'supplier',
  exportedFrom: 'exported from',
  exportedBy: 'exported by',
  madeBy: 'made by',
  'discrete.applies': 'discrete product',
  'discrete.reason': 'why it is a discrete product',
  'usContent.share': 'declared US share',
  'usContent.eccn': 'ECCN of the declared US content',
  'usContent.declaredBy': 'who declared it',
  'usContent.declaredOn': 'declared on',
  'usContent.validUntil': 'declaration valid until',
  'usContent.withdrawnOn': 'declaration withdrawn on',
  'usContent.document': 'document of the declaration',
  'classification.who': 'who classified it',
  'classification.on': 'classified on',
  'classification.source': 'source of the classification',
  'classification.state': 'state of the classification',
  'classification.note': 'note of the classification',
  technologyReports: 'technology reports',
  rowsNotTaken: 'rows not taken over',
  country: 'country',
  headquarters: 'headquarters',
}

/** A member in words; of a product its price is the selling price. */
export function fieldWords(path: string, isProduct: boolean): string {
  if (isProduct && path === 'price') return 'selling price'
  const known = WORDS[path]
  if (known) return known
  const [first = '', second = '', ...rest] = path.split('.')
  const word = (name: string) => FACT_WORDS[name] ?? name
  if (first === 'facts' && second === 'answers') return `answer to ${rest.join('.')}`
  if (first === 'facts') return word([second, ...rest].join('.'))
  if (first === 'factSources') return `source of ${word(second)}: ${rest.join(' ')}`
  if (first === 'prices') return `selling price to ${[second, ...rest].join(', ')}`
  if (first === 'price') return `${isProduct ? 'selling price' : 'unit price'}: ${second}`
  return [word(first), second, ...rest].filter(Boolean).join(', ')
}
