import type { Country } from '../rules/schema.ts'
import spellings from './official-names.json' with { type: 'json' }

/** Gives the code of a country by a name of the official text; undefined: no country is known by it. */
export type CountryNames = (name: string) => string | undefined

/**
 * The names of countries as the official text spells them: those of a pack, spellings of the text that
 * differ from them, and names that somebody gives.
 */
export function countryNames(
  countries: readonly Country[],
  given: Readonly<Record<string, string>>,
): CountryNames {
  const byName = new Map<string, string>()
  for (const { code, name } of countries) byName.set(keyOf(name), code)
  for (const names of [spellings, given])
    for (const [name, code] of Object.entries(names)) byName.set(keyOf(name), code)
  return (name) => byName.get(keyOf(name))
}

function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z]/g, '')
}
