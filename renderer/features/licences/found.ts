import type { RegisteredLicence } from '../../../shared/licences/register.ts'
import { STATE_WORDS } from '../../../shared/licences/stages.ts'
import { namesOfCountry } from '../../../shared/tabular/country.ts'
import { countryName } from '../../ui/format.ts'

/** Whether a licence has a text in what it is called, where it goes, who takes part, what and for what. */
export function isFound({ licence, standing }: RegisteredLicence, find: string): boolean {
  const wanted = find.trim().toLowerCase()
  const countries = new Set([
    ...licence.destinations,
    ...licence.parties.flatMap(({ country }) => country ?? []),
  ])
  const said = [
    ...[licence.reference, standing.number, standing.controlNumber, licence.endUse],
    STATE_WORDS[standing.state],
    ...[...countries].flatMap((code) => [code, countryName(code), ...namesOfCountry(code)]),
    ...licence.parties.flatMap(({ name, party }) => [name, party]),
    ...licence.items.flatMap(({ product, description, eccn }) => [product, description, eccn]),
  ]
  return said.some((text) => text?.toLowerCase().includes(wanted))
}
