import { findDestination, refusalOf } from '../../shared/rules/destination.ts'
import type { RulePack } from '../../shared/rules/pack.ts'
import { type ReadCell, read, unreadable } from '../../shared/tabular/cell.ts'
import { cleanCell } from '../../shared/tabular/clean.ts'
import { readCountry } from '../../shared/tabular/country.ts'

/**
 * Destinations as they are typed, by code or name: "CN, Macau". Every one that is none is told. Names that have a comma stand alone
 * or between semicolons.
 */
export function typedDestinations(text: string, pack: RulePack): ReadCell<string[]> {
  const whole = codeOf(text, pack)
  if (whole !== null) return read([whole])
  const names = text.split(text.includes(';') ? ';' : ',').map((name) => name.trim())
  const codes: string[] = []
  const problems: string[] = []
  for (const name of names.filter((given) => given !== '')) {
    const code = typedDestination(name, pack)
    if (!code.ok) problems.push(code.message)
    else if (!codes.includes(code.value)) codes.push(code.value)
  }
  if (problems.length > 0) return unreadable(problems.join(' '))
  return codes.length > 0 ? read(codes) : unreadable('Name a destination, such as CN.')
}

/** One destination as it is typed, by code or name. */
export function typedDestination(text: string, pack: RulePack): ReadCell<string> {
  const given = cleanCell(text).trim()
  const code = codeOf(given, pack)
  if (code !== null) return read(code)
  const country = readCountry(given)
  const asked = country.ok ? undefined : country.message
  const refusal = refusalOf(pack, country.ok ? country.value : given.toUpperCase())
  if (refusal) return unreadable(refusal)
  const isAsked = asked !== undefined && !asked.endsWith('is no country')
  return unreadable(isAsked ? `${asked}.` : `"${given}" is no destination, such as CN or China.`)
}

function codeOf(text: string, pack: RulePack): string | null {
  const upper = text.trim().toUpperCase()
  if (findDestination(pack, upper)) return upper
  const country = readCountry(text)
  return country.ok && findDestination(pack, country.value) ? country.value : null
}
