import type { ListedParty } from './list.ts'
import { type NameForm, nameForm, type Script, scriptsOf } from './name-forms.ts'
import { type Candidate, NameIndex } from './name-index.ts'

/** A party that is looked for. */
export interface SoughtParty {
  name: string
  aliases?: readonly string[]
  /** Code of two letters, where it is known. */
  country?: string | null
  address?: string | null
}

/** A listed party that may be the one that is looked for, with what speaks for it. */
export interface Hit {
  party: ListedParty
  /** The listed name that is near, and the sought one that it is near to. */
  listed: string
  sought: string
  /** From 0 to 1; 1: the names are the same but for case, accents, word order and legal form. */
  likeness: number
  /** Why, in words. */
  reasons: string[]
}

export interface Screening {
  hits: Hit[]
  /** Names that cannot be compared with this list, with why: for them "no hit" says nothing. */
  notComparable: { name: string; why: string }[]
}

const MOST_PER_NAME = 50

/** A list that is ready to be screened against. */
export class Screen {
  readonly parties: readonly ListedParty[]
  private readonly index: NameIndex
  private readonly scripts: ReadonlySet<Script>

  constructor(parties: readonly ListedParty[]) {
    this.parties = parties
    this.index = new NameIndex(parties)
    this.scripts = new Set(this.index.names.flatMap(({ name }) => scriptsOf(name)))
  }

  /** The names that the list has. */
  get names(): number {
    return this.index.names.length
  }

  /**
   * The listed parties that may be the one that is looked for, the nearest first, each once. Nobody is
   * decided on here: a hit is a question to a person, and its absence no clearance.
   */
  screen(sought: SoughtParty, most = 10): Screening {
    const best = new Map<ListedParty, Hit>()
    const notComparable: Screening['notComparable'] = []
    for (const name of [sought.name, ...(sought.aliases ?? [])]) {
      const form = nameForm(name)
      const why = this.cannotCompare(name, form)
      if (why !== null) notComparable.push({ name, why })
      for (const candidate of this.index.near(form, MOST_PER_NAME)) {
        const party = this.parties[candidate.name.party]
        if (!party) continue
        const known = best.get(party)
        if (known && known.likeness >= candidate.likeness) continue
        best.set(party, {
          party,
          listed: candidate.name.name,
          sought: name,
          likeness: candidate.likeness,
          reasons: reasonsOf(candidate, name, form, party, sought),
        })
      }
    }
    const hits = [...best.values()].sort((a, b) => b.likeness - a.likeness).slice(0, most)
    return { hits, notComparable }
  }

  private cannotCompare(name: string, form: NameForm): string | null {
    if (form.core === '') return 'it has no letter or digit'
    const scripts = scriptsOf(name).filter((script) => script !== 'Latin')
    const isMixed = scriptsOf(name).includes('Latin')
    if (scripts.length === 0 || isMixed) return null
    const [script] = scripts
    if (script === 'Han' || script === 'Kana' || script === 'Hangul')
      return `it is in ${script} script alone: compared by its sound, while the list mostly has translated names in Latin letters`
    return this.scripts.has(script ?? 'other')
      ? null
      : `it is in ${script} script alone, which the list does not have: compared by transliteration`
  }
}

function reasonsOf(
  { name: listed, likeness }: Candidate,
  sought: string,
  form: NameForm,
  party: ListedParty,
  { country, address }: SoughtParty,
): string[] {
  const reasons: string[] = []
  const { form: other } = listed
  if (likeness === 1) {
    if (listed.name.trim() === sought.trim()) reasons.push('the same name')
    else if (other.plain === form.plain) reasons.push('the same but for case, accents or script')
    else if (other.core === form.core) reasons.push('the same without the legal form')
    else reasons.push('the same words in another order')
  } else reasons.push(`${Math.round(likeness * 100)} of 100 alike`)
  if (listed.isAlternate) reasons.push(`another name of ${party.name}`)
  const countries = party.addresses.flatMap((one) => one.country ?? [])
  if (country && countries.includes(country)) reasons.push(`an address in ${country}`)
  else if (country && countries.length > 0)
    reasons.push(`no address in ${country}: ${[...new Set(countries)].slice(0, 5).join(', ')}`)
  const street = address ? nameForm(address).core : ''
  if (street.length > 8 && party.addresses.some((one) => nameForm(one.text).core.includes(street)))
    reasons.push('the same address')
  return reasons
}
