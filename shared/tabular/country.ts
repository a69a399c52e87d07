import iso from 'i18n-iso-countries'
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import italian from 'i18n-iso-countries/langs/it.json' with { type: 'json' }
import japanese from 'i18n-iso-countries/langs/ja.json' with { type: 'json' }
import korean from 'i18n-iso-countries/langs/ko.json' with { type: 'json' }
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' }
import polish from 'i18n-iso-countries/langs/pl.json' with { type: 'json' }
import portuguese from 'i18n-iso-countries/langs/pt.json' with { type: 'json' }
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' }
import { isCountryCode } from '../model/country.ts'
import { type ReadCell, read, unreadable } from './cell.ts'
import { COUNTRY_NAMES, NO_COUNTRY } from './country-names.ts'

/**
 * The country that a text names, as ISO 3166-1 alpha-2: by code (two letters, three letters or
 * number), by its name in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
 * Chinese, Japanese or Korean, short or long, or by a name of the trade. Two spellings of one
 * country in a cell ("Germany (DE)") are one; two countries are not.
 */
export function readCountry(text: string): ReadCell<string> {
  const given = text.normalize('NFKC').trim()
  if (DOUBT.test(given))
    return unreadable(`"${given}" marks a doubt or a note: give the country alone`)
  const bare = given.replace(BEFORE, '').replace(AFTER, '')
  const whole = lookUp(bare) ?? lookUp(inOrder(bare)) ?? besideItsCode(bare)
  if (whole) return read(whole)
  const pieces = bare.split(/\s*[/,;:|()[\]]\s*|\s+[-–]\s+/).filter((piece) => piece !== '')
  const found = new Set(pieces.map(lookUp))
  const [only] = found
  if (pieces.length > 1 && found.size === 1 && only) return read(only)
  const codes = [...found].filter((code) => code !== null)
  if (pieces.length > 1 && found.size > 1 && codes.length === found.size) {
    return unreadable(`"${given}" names ${codes.length} countries: ${codes.join(', ')}`)
  }
  const reason = NO_COUNTRY.get(keyOf(bare)) ?? shortNumber(bare)
  return unreadable(reason ? `"${given}" ${reason}` : `"${given}" is no country`)
}

/** Marks that say that somebody was not sure, or that more stands elsewhere. */
const DOUBT = /[?*!~†‡]/

/** "Made in" and the like, and the one word for it after a name in East Asia. */
const BEFORE =
  /^((made|assembled|manufactured|product|produced|fabricado|hecho|hergestellt|fabriqué|fabricato|origin|coo)\s*(in|of|en|au|aux)?\s*[:\s]\s*)/i
const AFTER = /(?<=[\p{sc=Han}\p{sc=Katakana}ー])(制造|製造|生产|生産|制|製|产|産)$/u

/** A name with its own code before or after it, such as "Congo - Kinshasa (CD)" or "DE Germany". */
function besideItsCode(text: string): string | null {
  const [, first, after] = /^([A-Z]{2,3})[\s:.,/|–-]+(.+)$/.exec(text) ?? []
  const [, before, last] = /^(.+?)[\s:.,/|–([-]+([A-Z]{2,3})[)\]]?$/.exec(text) ?? []
  for (const [code, name] of [
    [first, after],
    [last, before],
  ]) {
    const country = code && name ? lookUp(code) : null
    if (country && name && lookUp(name) === country) return country
  }
  return null
}

/** A number of one or two digits may have lost the zeros of a country's number, or be anything else. */
function shortNumber(text: string): string | null {
  if (!/^\d{1,2}$/.test(text)) return null
  const number = text.padStart(3, '0')
  const code = iso.numericToAlpha2(number)
  return code ? `is no country: write ${code} or ${number} if that is meant` : null
}

/** The everyday English name of a country, or its code where it has none. */
export function countryName(code: string): string {
  englishNames ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })
  return englishNames.of(code) ?? code
}

let englishNames: { of(code: string): string | undefined } | undefined

/** The countries of which a name, in any of the languages, begins with a text. */
export function countriesBeginning(text: string): string[] {
  const sought = keyOf(text)
  if (sought === '') return []
  const found = [...names()].flatMap(([name, code]) => (name.startsWith(sought) ? [code] : []))
  return [...new Set(found)]
}

let spoken: Map<string, string[]> | undefined

/** The names of a country in English, and those of the trade. */
export function namesOfCountry(code: string): readonly string[] {
  if (!spoken) {
    spoken = new Map()
    const table: Record<string, string | string[]> = english.countries
    for (const [of, names] of Object.entries(table)) spoken.set(of, [names].flat())
    for (const [name, of] of Object.entries(COUNTRY_NAMES))
      spoken.set(of, [...(spoken.get(of) ?? []), name])
  }
  return spoken.get(code) ?? []
}

function lookUp(text: string): string | null {
  const upper = text.trim().toUpperCase()
  if (/^[A-Z]{2}$/.test(upper) && isCountryCode(upper)) return upper
  if (/^[A-Z]{3}$/.test(upper)) {
    const code = iso.alpha3ToAlpha2(upper)
    if (code) return code
  }
  if (/^\d{3}$/.test(upper)) return iso.numericToAlpha2(upper) ?? null
  return names().get(keyOf(text)) ?? names().get(keyOf(text.replace(LONG_FORM, ''))) ?? null
}

/** What long names of states begin with. */
const LONG_FORM =
  /^(the\s+)?((federal|democratic|people['’]s|socialist|islamic|united|arab|federative|independent|hashemite|oriental|bolivarian|plurinational|co-?operative|federated|sovereign|most serene)\s+)*(republic|kingdom|states|sultanate|commonwealth|union|grand duchy|principality|federation|emirate)\s+of\s+(the\s+)?/i

/** "Iran, Islamic Republic of" and "Iran (Islamic Republic of)" as "Islamic Republic of Iran". */
function inOrder(text: string): string {
  const [, name, rest] = /^([^,(]+?)\s*[,(]\s*([^,)]+?)\s*\)?$/.exec(text) ?? []
  return name && rest ? `${rest} ${name}` : text
}

const LANGUAGES = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  polish,
  chinese,
  japanese,
  korean,
]

/** Languages whose everyday names of countries are known beside those of ISO. */
const EVERYDAY = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'zh-Hans',
  'zh-Hant',
  'zh-HK',
  'ja',
  'ko',
  'de-CH',
  'fr-CA',
]

let known: Map<string, string> | undefined

/** Every name, as it is looked up; a name that two countries share in different languages is left out. */
function names(): Map<string, string> {
  if (known) return known
  known = new Map<string, string>()
  const shared = new Set<string>(NO_COUNTRY.keys())
  const add = (name: string, code: string) => {
    const key = keyOf(name)
    if ((known?.get(key) ?? code) !== code) shared.add(key)
    known?.set(key, code)
  }
  for (const { countries } of LANGUAGES) {
    const table: Record<string, string | string[]> = countries
    for (const [code, given] of Object.entries(table)) {
      for (const name of [given].flat()) add(name, code)
    }
  }
  for (const language of EVERYDAY) {
    for (const style of ['long', 'short'] as const) {
      const regions = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' })
      for (const code of Object.keys(english.countries)) {
        const name = regions.of(code)
        if (name) add(name, code)
      }
    }
  }
  for (const key of shared) known.delete(key)
  for (const [name, code] of Object.entries(COUNTRY_NAMES)) known.set(keyOf(name), code)
  return known
}

/** Case, accents, punctuation and a leading article make no difference; the voice of kana does. */
function keyOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?![\u3099\u309A])\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}\u3099\u309A]/gu, '')
}
