import type { Content, Setting } from './content.ts'
import { findDestination } from './destination.ts'
import type { Choices, RulePack } from './pack.ts'
import { treat } from './treatment.ts'

/** For which destinations, by which reading of the rules and on which day it is asked. */
export interface Asking {
  pack: RulePack
  choices: Choices
  destinations: readonly string[]
  day: string
}

/** What belongs to the product or its exporter, not to the item. */
const NOT_OF_ITEM = new Set(['exportedFrom', 'jurisdiction'])

/**
 * The names of what is missing of an item so that it can be judged as content of a product of its
 * kind for some of the destinations (software: of a commodity): origin, eccn, paragraph, and facts.
 */
export function askedOf(content: Content, { pack, choices, destinations, day }: Asking): string[] {
  const productKind = content.kind === 'technology' ? 'technology' : 'commodity'
  const asked = new Set<string>()
  for (const code of destinations) {
    const destination = findDestination(pack, code)
    if (!destination) continue
    const setting: Setting = { destination, exportedFrom: null, productKind, day }
    const { counts, gateFails } = treat(pack, choices, content, setting)
    for (const name of [...counts.missing, ...gateFails.missing]) asked.add(name)
  }
  return [...asked].filter((name) => !NOT_OF_ITEM.has(name))
}
