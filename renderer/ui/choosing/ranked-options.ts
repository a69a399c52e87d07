import type { ComboboxItem, ComboboxItemGroup, OptionsFilter } from '@mantine/core'
import { countryChoices, meantCountry, suggestCountries } from './countries.ts'
import { meantValue, suggestValues } from './suggest-values.ts'
import type { Suggestion } from './suggestion.ts'

/** What a list has: values, values with their labels, or groups of them. */
export type Options = readonly (string | ComboboxItem | ComboboxItemGroup<ComboboxItem>)[]

/** What stands between the name and the code in the label of a country. */
const BETWEEN = ' · '

/** A country or destination as the label of an option. */
export function placeLabel({ code, name }: { code: string; name: string }): string {
  return `${name}${BETWEEN}${code}`
}

/** For the `filter` of lists of countries and destinations: those that a text finds, the nearest first. */
export const rankedPlaces: OptionsFilter = ({ options, search }) =>
  nearest(options, (all) => suggestCountries(placesOf(all), search))

/** As `rankedPlaces`, for other lists: by value and label. */
export const rankedOptions: OptionsFilter = ({ options, search }) =>
  nearest(options, (all) => suggestValues(valuesOf(all), search))

/** The one place of a list that a text names, or is the beginning of; null: none, or several. */
export function meantPlace(options: Options, text: string): string | null {
  return meantCountry(placesOf(flat(options)), text)
}

/** As `meantPlace`, for other lists. */
export function meantOption(options: Options, text: string): string | null {
  return meantValue(valuesOf(flat(options)), text)
}

function nearest(
  options: Options,
  suggest: (all: readonly ComboboxItem[]) => readonly Suggestion[],
): ComboboxItem[] {
  const all = flat(options)
  const byValue = new Map(all.map((option) => [option.value, option]))
  return suggest(all).flatMap(({ value }) => byValue.get(value) ?? [])
}

function flat(options: Options): ComboboxItem[] {
  return options.flatMap((option) => {
    if (typeof option === 'string') return [{ value: option, label: option }]
    return 'items' in option ? option.items : [option]
  })
}

function placesOf(options: readonly ComboboxItem[]): Suggestion[] {
  return countryChoices(
    options.map(({ value, label }) => ({ code: value, name: label.split(BETWEEN)[0] ?? label })),
  )
}

function valuesOf(options: readonly ComboboxItem[]): Suggestion[] {
  return options.map(({ value, label }) => ({ value, hint: label }))
}
