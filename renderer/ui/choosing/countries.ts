import { isCountryCode } from '../../../shared/model/country.ts'
import { countriesBeginning, namesOfCountry, readCountry } from '../../../shared/tabular/country.ts'
import { plain, RANK, ranked } from './rank.ts'
import type { Suggestion } from './suggestion.ts'

/** So many letters at least are taken for the beginning of one country's name. */
const LEAST_BEGUN = 3

/** Countries and regions as what is offered: the code, and its name beside it. */
export function countryChoices(countries: readonly { code: string; name: string }[]): Suggestion[] {
  return countries.map(({ code, name }) => ({
    value: code,
    hint: name,
    also: namesOfCountry(code),
  }))
}

/**
 * The countries that a text finds: the one that it means first, by code or by a name in any language
 * that tables are read in, then those that it is nearest to.
 */
export function suggestCountries(choices: readonly Suggestion[], text: string): Suggestion[] {
  const meant = meantCountry(choices, text)
  const begun = new Set(countriesBeginning(text))
  const found = ranked(choices, text, ({ value, hint, also }) => ({ value, name: hint, also }))
  const inOrder = [
    ...choices.filter(({ value }) => value === meant),
    ...found.map(({ value }) => value),
    ...choices.filter(({ value }) => begun.has(value)),
  ]
  return [...new Set(inOrder)]
}

/**
 * The one country of a list that a text names, or is the beginning of a name of; null: none, or
 * several. What may be the beginning of two countries in two languages means neither.
 */
export function meantCountry(choices: readonly Suggestion[], text: string): string | null {
  const named = namedCountry(choices, text)
  if (named !== null) return named
  if (plain(text).length < LEAST_BEGUN) return null
  const begun = countriesBeginning(text)
  const [only = null] = begun
  if (begun.length !== 1) return null
  // A beginning in another language says nothing where the text is in names of others in English.
  const found = ranked(choices, text, ({ value, hint, also }) => ({ value, name: hint, also }))
  const [first] = found
  if (!first) return choices.some(({ value }) => value === only) ? only : null
  const others = found.filter(({ value, rank }) => value.value !== only && rank < RANK.contains)
  const isFirst = first.value.value === only && first.rank < RANK.contains
  return isFirst && others.length === 0 ? only : null
}

/** Whether a text is the code or a whole name of a country of a list. */
export function namesCountry(choices: readonly Suggestion[], text: string): boolean {
  return namedCountry(choices, text) !== null
}

function namedCountry(choices: readonly Suggestion[], text: string): string | null {
  const typed = plain(text)
  const byCode = choices.find(({ value }) => plain(value) === typed)
  if (byCode) return byCode.value
  const read = readCountry(text)
  if (read.ok && choices.some(({ value }) => value === read.value)) return read.value
  if (read.ok && isCountryCode(read.value)) return null
  const byName = choices.filter(({ hint = '' }) => plain(hint) === typed)
  return byName.length === 1 ? (byName[0]?.value ?? null) : null
}
