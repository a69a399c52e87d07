import { findDestination, refusalOf } from '../../../shared/rules/destination.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { readCountry } from '../../../shared/tabular/country.ts'

/**
 * Destinations as they are typed, by code or name: "CN, Macau". Names that have a comma stand alone
 * or between semicolons.
 */
export function typedDestinations(text: string, pack: RulePack): ReadCell<string[]> {
  const whole = codeOf(text, pack)
  if (whole !== null) return read([whole])
  const names = text.split(text.includes(';') ? ';' : ',').map((name) => name.trim())
  const codes: string[] = []
  for (const name of names.filter((given) => given !== '')) {
    const code = codeOf(name, pack)
    if (code === null) {
      const refusal = refusalOf(pack, name.toUpperCase())
      return unreadable(refusal ?? `"${name}" is no destination, such as CN or China.`)
    }
    if (!codes.includes(code)) codes.push(code)
  }
  return codes.length > 0 ? read(codes) : unreadable('Name a destination, such as CN.')
}

function codeOf(text: string, pack: RulePack): string | null {
  const upper = text.trim().toUpperCase()
  if (findDestination(pack, upper)) return upper
  const country = readCountry(text)
  return country.ok && findDestination(pack, country.value) ? country.value : null
}
