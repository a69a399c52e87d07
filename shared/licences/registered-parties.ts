import { namesOf, type Party } from '../model/party.ts'
import type { LicenceParty } from './schema.ts'

/**
 * A party of a licence as the register of trade parties has it, found by its id or by one of its names;
 * one that is not in the register stays as it is. Refused, in words: a name that several have, and a
 * country that is not the one of the register.
 */
export function partyInRegister(
  party: LicenceParty,
  register: readonly Party[],
): { ok: true; party: LicenceParty } | { ok: false; why: string } {
  const those = foundBy(party.party ?? party.name, register)
  const [found, ...others] = those
  if (!found) return { ok: true, party }
  if (others.length > 0)
    return {
      ok: false,
      why: `${party.name} is ${those.map(({ id }) => id).join(' and ')} in the register of trade parties: give the id`,
    }
  const { country } = found
  if (country != null && party.country != null && party.country !== country)
    return {
      ok: false,
      why: `${party.name} is in ${country} in the register of trade parties (${found.id}), and here in ${party.country}`,
    }
  return {
    ok: true,
    party: { ...party, name: found.name, party: found.id, country: country ?? party.country },
  }
}

/** As `partyInRegister` for many; one that is refused stays as it is, a name. */
export function linkedParties(
  parties: readonly LicenceParty[],
  register: readonly Party[],
): LicenceParty[] {
  return parties.map((party) => {
    const found = partyInRegister(party, register)
    return found.ok ? found.party : party
  })
}

/** By its id first: an id is one party's alone. */
function foundBy(text: string, register: readonly Party[]): readonly Party[] {
  const wanted = plain(text)
  const byId = register.filter(({ id }) => plain(id) === wanted)
  if (byId.length > 0) return byId
  return register.filter((party) => namesOf(party).some((name) => plain(name) === wanted))
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
