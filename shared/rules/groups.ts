import { allDestinations, type Destination, findDestination, isAmong } from './destination.ts'
import type { RulePack } from './pack.ts'
import type { Heading } from './schema.ts'

/** Destinations that the rules treat alike in the main, for headings and for choosing. */
export interface RuleGroup {
  id: string
  /** What they have in common, in words. */
  title: string
  /** The Country Groups or rules that bring them together; '': none. */
  members: string
  /** The de minimis level there, as the pack writes it; null: not one for all. */
  level: string | null
  cite: string
  /** By name. */
  destinations: { code: string; name: string }[]
}

/** The destinations of a pack by what its rules say of them: each in one group, none empty. */
export function ruleGroups(pack: RulePack): RuleGroup[] {
  const { headings } = pack.groups
  const found = new Map<string, Destination[]>(headings.map(({ id }) => [id, []]))
  for (const code of allDestinations(pack)) {
    const destination = findDestination(pack, code)
    const heading = destination && headings.find((one) => holds(pack, one, destination))
    if (destination && heading) found.get(heading.id)?.push(destination)
  }
  return headings.flatMap(({ id, title, groups = [], cite }) => {
    const destinations = found.get(id) ?? []
    if (destinations.length === 0) return []
    const levels = new Set(destinations.map((destination) => levelFor(pack, destination)))
    const level = levels.size === 1 ? ([...levels][0] ?? null) : null
    const named = destinations
      .map(({ code, name }) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    return [{ id, title, members: groups.join(', '), level, cite, destinations: named }]
  })
}

/** The de minimis level at a destination, as the pack writes it (734.4(c), (d)). */
function levelFor(pack: RulePack, destination: Destination): string | null {
  const found = pack.levels.levels.find((row) => isAmong(pack, destination, row.destinations))
  return found?.level ?? null
}

function holds(pack: RulePack, { groups, part746 }: Heading, destination: Destination): boolean {
  if (part746)
    return pack.part746.rules.some((rule) => isAmong(pack, destination, rule.destinations))
  return groups === undefined || groups.some((group) => destination.groups.has(group))
}
