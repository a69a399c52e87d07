import { allDestinations, isOnList } from '../../shared/rules/destination.ts'
import { DEFAULT_SETTINGS } from '../../shared/workspace/settings.ts'
import { packNamed } from './packs.ts'

export interface DestinationChoice {
  code: string
  name: string
}

/** The destinations of a pack in the order in which the keys step: those asked first, then by name. */
export function destinationsOf(
  packId: string | undefined,
  first: readonly string[] = DEFAULT_SETTINGS.destinations,
): {
  often: DestinationChoice[]
  others: DestinationChoice[]
} {
  const pack = packNamed(packId)
  const codes = allDestinations(pack)
  const choice = (code: string) => ({ code, name: pack.countryByCode.get(code)?.name ?? code })
  const often = first.filter((code) => codes.includes(code))
  const others = codes.filter((code) => !often.includes(code)).map(choice)
  return { often: often.map(choice), others: others.sort((a, b) => a.name.localeCompare(b.name)) }
}

/** The code one step after another, or with -1 before it, around the ends; the first where it is no longer there. */
export function stepped(codes: readonly string[], from: string, by: 1 | -1): string | undefined {
  const at = codes.indexOf(from)
  return at < 0 ? codes[0] : codes[(at + by + codes.length) % codes.length]
}

/** Whether a country of origin is the United States by the pack's own list. */
export function isUsOrigin(packId: string | undefined, country: string, day: string): boolean {
  const pack = packNamed(packId)
  return isOnList(pack, 'united-states', country, day) === true
}

/** Every country of a pack that can be a country of origin, by name. */
export function originsOf(packId: string | undefined): DestinationChoice[] {
  const pack = packNamed(packId)
  return pack.countries.countries
    .filter(({ code }) => code.length === 2)
    .map(({ code, name }) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
