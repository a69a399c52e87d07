import { LONGEST_VALUE } from '../bounds.ts'
import { currencyOf } from './currency.ts'

/** A heading taken apart. */
export interface Heading {
  /** The heading as it stands, on one line. */
  text: string
  /** The whole heading in words, with what stands in brackets. */
  whole: string
  /** The names that it may be looked up by, the fullest first. */
  names: readonly string[]
  /** The currency that it names, as an ISO 4217 code. */
  currency: string | null
  /** The number of units that its prices are for, such as 1000 for "(USD/1k)". */
  per: string | null
  /** Whether that number may be the quantity of a price break instead ("@1k"). */
  isPerOpen: boolean
  /** The number at its end where headings are numbered ("Supplier 2"). */
  series: number | null
  /** Whether the heading says that it is about the lines, beside others about the whole ("BoM Lines/Quantity"). */
  isOfLines: boolean
  /** What stands in brackets and may change its meaning, as names. */
  qualifiers: readonly string[]
  /** Both sides of a heading in two languages ("品番 / Part No."), as names. */
  sides: readonly string[]
}

/** Takes a heading apart: brackets, currency, price unit, camel case, number, and what it is about. */
export function readHeading(heading: string): Heading {
  const text = heading.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text.length > LONGEST_VALUE) return noHeading(text)
  const split = splitCamel(text)
  const per = perOf(text)
  const lined = withoutTable(split)
  const bracketed = [...lined.text.matchAll(BRACKETS)].map((match) => match[0].slice(1, -1))
  const unknown = bracketed.filter((inside) => !isHarmless(inside))
  const bare = lined.text.replace(BRACKETS, ' ')
  const texts = [text, split, lined.text, bare].flatMap((form) => [form, canonical(form)])
  const short = [bare, text.replace(BRACKETS, ' ')].map((form) => canonical(withoutMoney(form)))
  const candidates = [...texts, ...short].map(named)
  const series = /^(.*\D)\s*(\d{1,2})$/.exec(named(short[0] ?? ''))
  const isNumbered = series !== null && !per
  const names = [...candidates, ...(isNumbered ? [series[1]?.trim() ?? ''] : [])]
  return {
    text,
    whole: plain(text),
    names: [...new Set(names)].filter((name) => name !== '' && name.length <= 60),
    currency: currencyOfHeading(text),
    per: per?.count ?? null,
    isPerOpen: per?.isOpen ?? false,
    series: isNumbered ? Number(series[2]) : null,
    isOfLines: lined.isOfLines,
    qualifiers: unknown.map((inside) => named(canonical(inside))),
    sides: sides(bare),
  }
}

/** A cell that is too long to name anything. */
function noHeading(text: string): Heading {
  return {
    text,
    whole: text,
    names: [],
    currency: null,
    per: null,
    isPerOpen: false,
    series: null,
    isOfLines: false,
    qualifiers: [],
    sides: [],
  }
}

/** A heading without case, accents, punctuation, units and currencies. */
export function normalHeading(heading: string): string {
  if (heading.length > LONGEST_VALUE) return heading
  return plain(heading.replace(/[([][^)\]]*[)\]]/g, ' ')) || plain(heading)
}

/** Text without case, accents and punctuation, "%" and "#" excepted. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim()
}

/** The currency in a heading such as "Unit price (EUR)", "Preis in CHF" or "Extended Price CAD"; "$" names none. */
export function currencyOfHeading(heading: string): string | null {
  const words = splitCamel(heading).split(SEPARATORS)
  for (const word of words) {
    if (!/^[A-Z]{3}$|^(US|CA|HK|NT|C|A|S|NZ|MX|R)\$$|^[€£₹₩₽₪₺円]$|^CN¥$|^RMB$/.test(word)) continue
    const currency = currencyOf(word)
    if (currency.ok) return currency.value
  }
  const glued = /[€£₹₩]|(US|CA|HK|NT|NZ|MX)\$|人民币|人民幣|美元|欧元|歐元|日元|円/.exec(heading)
  const sign = glued ? currencyOf(glued[0]) : null
  if (sign?.ok) return sign.value
  const last = heading.trim().split(SEPARATORS).filter(Boolean).at(-1) ?? ''
  return WORDS.get(last.toLowerCase()) ?? null
}

const SEPARATORS = /[\s()[\]{}/,;:_.-]+/

const CODES =
  'usd|eur|gbp|chf|jpy|cny|cad|aud|sek|nok|dkk|pln|czk|inr|krw|twd|hkd|sgd|mxn|brl|ils|try'.split(
    '|',
  )

/** Currencies as they end headings in small letters. */
const WORDS = new Map([
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ...CODES.map((code): [string, string] => [code, code.toUpperCase()]),
])

function isCurrencyCode(word: string): boolean {
  return (/^[A-Z]{3}$/.test(word) && currencyOf(word).ok) || CODES.includes(word)
}

const BRACKETS = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g

/** "PartNumber" and "HTSCode" as words. */
function splitCamel(text: string): string {
  return text
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .replace(/(?<=\p{Lu}\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/\bBo M\b/g, 'BOM')
    .replace(/\bMf r\b/g, 'Mfr')
}

/** Names of the table of lines, before a heading or behind it in brackets. */
const LINES_BEFORE =
  /^(bom ?lines?|bom|lines?|components?|item lines?|bom components?)\s*[./|>:]\s*(?=\S)/i
const LINES_BEHIND = /\s*\((items|bom items|lines|components)\)\s*$/i

function withoutTable(text: string): { text: string; isOfLines: boolean } {
  const before = text.replace(LINES_BEFORE, '')
  const behind = before.replace(LINES_BEHIND, '')
  return { text: behind, isOfLines: behind !== text }
}

/** "#" and "No." as a number, and a price per piece under one name. */
function canonical(text: string): string {
  return text
    .replace(/#/g, ' number ')
    .replace(/\bn[°º]/gi, 'no ')
    .replace(PER_PIECE, 'price each')
    .replace(/^(unit|ext|extended|total|each|net|list)\s*[$€£¥]$/i, '$1 price')
    .replace(/^[$€£¥]\s*(\/|per)?\s*(unit|each|ea|pc|pcs|piece)$/i, 'unit price')
}

const PER_PIECE =
  /(price|cost|preis|prix|precio|prezzo|preço)\s*(?:\/|\bper\b|\bpro\b|\bje\b|\bpar\b|\bpor\b|\bà\b|\bby\b)\s*(?:1\s*)?(?:units?|unite|unité|unidad|unidade|unità|pieces?|pcs?|ea|each|parts?|items?|components?|stk|stück|stueck|st|pièce|pieza|pezzo|peça|einheit)\b\.?/i

/** Without currencies, price units and the words that lead to them. */
function withoutMoney(text: string): string {
  return text
    .replace(PER_COUNT, ' ')
    .replace(/[$€£¥₹₩]/g, ' ')
    .split(/[\s,;:_/]+/)
    .filter((word) => !isCurrencyCode(word))
    .join(' ')
    .replace(/\b(in|en|à)\s*$/i, '')
    .trim()
}

const PER_COUNT =
  /(?:\bper\b|\bpro\b|\bje\b|\bpour\b|\bpar\b|\bpor\b|\/|@|每|\bx\b)\s*(\d[\d.,' ]*\s*k?|k|m|千|百|万|hundred|thousand|mille)\s*(?:個|个|pcs?|pieces?|units?|ea|stk|stück|st|parts?|只|颗)?(?![\p{L}\p{N}])/iu

function perOf(text: string): { count: string; isOpen: boolean } | null {
  const match = PER_COUNT.exec(text)
  if (!match || !MONEY_WORDS.test(plain(text.replace(/[$€£¥]/g, ' price ')))) return null
  const said = (match[1] ?? '').toLowerCase().replace(/[\s.,']/g, '')
  const named = NAMED_COUNTS.get(said)
  const digits = /^(\d+)(k?)$/.exec(said)
  const count = named ?? (digits ? `${digits[1]}${digits[2] ? '000' : ''}` : null)
  if (count === null || !/^10*$|^[1-9]0+$/.test(count)) return null
  return { count, isOpen: match[0].trim().startsWith('@') }
}

const NAMED_COUNTS = new Map([
  ['k', '1000'],
  ['m', '1000'],
  ['千', '1000'],
  ['百', '100'],
  ['万', '10000'],
  ['hundred', '100'],
  ['thousand', '1000'],
  ['mille', '1000'],
])

const MONEY_WORDS =
  /price|cost|preis|kosten|prix|cout|precio|coste|costo|prezzo|preco|单价|單價|价格|価格|単価|단가|\busd\b|\beur\b|\bgbp\b|\bchf\b|\bjpy\b|\bcny\b/

/** What may stand in brackets without making a heading something else. */
const HARMLESS =
  /^(us|usa|u s|us ccl|ccl|ear|bis|iso|iso 3166.*|iso ?2|iso ?3|alpha 2|alpha 3|(2|3|two|three) (letter|letters|digit|char|chars|character|characters)( .*)?|iso code|country code|code|codes|s|es|optional|required|mandatory|if known|if any|if applicable|where applicable|if available|e g .*|eg .*|ea|each|pc|pcs|piece|pieces|stk|st|stuck|unit|units|per unit|per piece|cun|bun|kme|bme|me|base unit|component unit|uom|m|kg|g|mm|hs|hts|htsus|us hts|us hs|(6|8|10) digits?|mpn|internal|own|our|%|percent|net|manufacturing|manufacture|assembly|final assembly|made in|origin|coo|part number|text|yes no|y n|bom|each unit|ex works|exw|个|個|元|円|台|pcs set|per (assy|assembly|board|pcb|parent|product|unit|kit|set))$/

function isHarmless(inside: string): boolean {
  const bare = plain(withoutMoney(inside))
  return bare === '' || HARMLESS.test(bare) || /[^\p{ASCII}]/u.test(inside)
}

function sides(text: string): string[] {
  const parts = text.split(/\s*[/|]\s*/).map((side) => named(canonical(withoutMoney(side))))
  return parts.length === 2 && parts.every((side) => side !== '') ? parts : []
}

/** As a name of the dictionary has it. */
function named(text: string): string {
  return plain(text)
    .replace(/\s*#\s*/g, ' number ')
    .trim()
}
