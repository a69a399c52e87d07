import { AddressIndex } from './address-index.ts'
import type { ListedParty } from './list.ts'
import {
  LONGEST_NAME,
  type NameForm,
  nameForm,
  nameForms,
  type Script,
  scriptsOf,
} from './name-forms.ts'
import { type Candidate, NameIndex } from './name-index.ts'

/** A party that is looked for. */
export interface SoughtParty {
  name: string
  aliases?: readonly string[]
  /** Code of two letters, where it is known. */
  country?: string | null
  addresses?: readonly string[]
}

/** A listed party that may be the one that is looked for, with what speaks for it. */
export interface Hit {
  party: ListedParty
  /** The listed name that is near, and the sought one that it is near to. */
  listed: string
  sought: string
  /** From 0 to 1; 1: the names are the same but for case, accents, word order and legal form. */
  likeness: number
  /** The address is the same, whatever the names are. */
  isSameAddress: boolean
  /** Why, in words. */
  reasons: string[]
}

/** A name that cannot be compared with a list. */
export interface NotComparable {
  name: string
  why: string
}

export interface Screening {
  hits: Hit[]
  /** Names that cannot be compared with this list, with why: for them "no hit" says nothing. */
  notComparable: NotComparable[]
}

/** What is asked beside who is looked for. */
export interface ScreenOptions {
  /** The most hits. */
  most?: number
  /** The likeness from which a name is a hit; one at the same address is one in any case. */
  least?: number
}

/** The likeness from which a party of the register and an entry are put before a person. */
export const LEAST_ASKED = 0.75

const MOST_PER_NAME = 50

/** A list that is ready to be screened against. */
export class Screen {
  readonly parties: readonly ListedParty[]
  private readonly index: NameIndex
  private readonly addresses: AddressIndex
  private readonly scripts: ReadonlySet<Script>

  constructor(parties: readonly ListedParty[]) {
    this.parties = parties
    this.index = new NameIndex(parties)
    this.addresses = new AddressIndex(parties)
    this.scripts = new Set(
      parties.flatMap(({ name, alternates }) => [name, ...alternates].flatMap(scriptsOf)),
    )
  }

  /** The names that the list has. */
  get names(): number {
    return this.parties.reduce((sum, { alternates }) => sum + 1 + alternates.length, 0)
  }

  /**
   * The listed parties that may be the one that is looked for, the nearest first, each once. Nobody is
   * decided on here: a hit is a question to a person, and its absence no clearance.
   */
  screen(sought: SoughtParty, { most = 10, least = 0 }: ScreenOptions = {}): Screening {
    const best = new Map<number, Hit>()
    const notComparable: NotComparable[] = []
    const atAddress = new Set(
      (sought.addresses ?? []).flatMap((address) => this.addresses.at(address)),
    )
    for (const name of [sought.name, ...(sought.aliases ?? [])]) {
      const why = this.cannotCompare(name)
      if (why !== null) notComparable.push({ name, why })
      for (const form of nameForms(name))
        for (const candidate of this.index.near(form, MOST_PER_NAME)) {
          const at = candidate.name.party
          const isSameAddress = atAddress.has(at)
          if (candidate.likeness < least && !isSameAddress) continue
          const known = best.get(at)
          if (known && known.likeness >= candidate.likeness) continue
          best.set(at, this.hit(candidate, name, form, sought, isSameAddress))
        }
    }
    for (const at of atAddress) if (!best.has(at)) best.set(at, this.hitByAddress(at, sought))
    const hits = [...best.values()].sort(nearestFirst(sought)).slice(0, most)
    return { hits, notComparable }
  }

  private hit(
    candidate: Candidate,
    name: string,
    form: NameForm,
    sought: SoughtParty,
    isSameAddress: boolean,
  ): Hit {
    const party = this.parties[candidate.name.party] as ListedParty
    return {
      party,
      listed: candidate.name.name,
      sought: name,
      likeness: candidate.likeness,
      isSameAddress,
      reasons: [
        ...reasonsOfName(candidate, name, form, party),
        ...reasonsOfPlace(party, sought, isSameAddress),
      ],
    }
  }

  private hitByAddress(at: number, sought: SoughtParty): Hit {
    const party = this.parties[at] as ListedParty
    return {
      party,
      listed: party.name,
      sought: sought.name,
      likeness: 0,
      isSameAddress: true,
      reasons: ['another name', ...reasonsOfPlace(party, sought, true)],
    }
  }

  /** Why a name alone says little against this list; null: it can be compared. */
  private cannotCompare(name: string): string | null {
    if (nameForm(name).core === '') return 'it has no letter or digit'
    if (name.length > LONGEST_NAME) return `of it the first ${LONGEST_NAME} characters are compared`
    const scripts = scriptsOf(name)
    const [script] = scripts.filter((one) => one !== 'Latin')
    if (script === undefined || scripts.includes('Latin')) return null
    if (script === 'Han' || script === 'Kana' || script === 'Hangul')
      return `it is in ${script} script alone: compared by its sound, while the list mostly has translated names in Latin letters`
    return this.scripts.has(script)
      ? null
      : `it is in ${script} script alone, which the list does not have: compared by transliteration`
  }
}

/** By likeness, then those at the same address and in the same country, then by the list. */
function nearestFirst({ country }: SoughtParty) {
  const place = ({ isSameAddress, party }: Hit) =>
    Number(isSameAddress) * 2 + Number(party.addresses.some((one) => one.country === country))
  return (a: Hit, b: Hit) => b.likeness - a.likeness || place(b) - place(a)
}

function reasonsOfName(
  { name: listed, likeness }: Candidate,
  sought: string,
  form: NameForm,
  party: ListedParty,
): string[] {
  const reasons: string[] = []
  const { form: other } = listed
  if (likeness < 1) reasons.push(`${Math.floor(likeness * 100)} of 100 alike`)
  else if (listed.name.trim() === sought.trim()) reasons.push('the same name')
  else if (other.plain === form.plain) reasons.push('the same but for case, accents or script')
  else if (other.core === form.core) reasons.push('the same without the legal form')
  else reasons.push('the same words in another order')
  if (listed.isAlternate) reasons.push(`another name of ${party.name}`)
  return reasons
}

function reasonsOfPlace(
  party: ListedParty,
  { country }: SoughtParty,
  isSameAddress: boolean,
): string[] {
  const reasons: string[] = []
  const countries = party.addresses.flatMap((one) => one.country ?? [])
  if (country && countries.includes(country)) reasons.push(`an address in ${country}`)
  else if (country && countries.length > 0)
    reasons.push(`no address in ${country}: ${[...new Set(countries)].slice(0, 5).join(', ')}`)
  if (isSameAddress) reasons.push('the same address')
  return reasons
}
