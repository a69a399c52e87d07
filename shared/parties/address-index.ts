import type { ListedParty } from './list.ts'
import { nameForm } from './name-forms.ts'

/** A shorter text stands in too many addresses to say anything. */
const SHORTEST = 12

/** The addresses of a list, found by the whole of one or by its street with a number. */
export class AddressIndex {
  private readonly parties = new Map<string, number[]>()

  constructor(parties: readonly ListedParty[]) {
    parties.forEach(({ addresses }, party) => {
      for (const key of new Set(addresses.flatMap(({ text }) => keysOf(text)))) {
        const known = this.parties.get(key)
        if (known) known.push(party)
        else this.parties.set(key, [party])
      }
    })
  }

  /** The listed parties at an address. */
  at(address: string): number[] {
    return [...new Set(keysOf(address).flatMap((key) => this.parties.get(key) ?? []))]
  }
}

/** The whole address and its street, as far as they are long enough and have a number. */
function keysOf(address: string): string[] {
  const texts = [address, address.split(',')[0] ?? '']
  const keys = texts.map((text) => nameForm(text).plain)
  return [...new Set(keys)].filter((key) => key.length >= SHORTEST && /\d/.test(key))
}
