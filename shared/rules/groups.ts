import { allDestinations, type Destination, findDestination, isAmong } from './destination.ts'
import type { RulePack } from './pack.ts'

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

interface Heading {
  id: string
  title: string
  members: string
  cite: string
  holds: (pack: RulePack, destination: Destination) => boolean
}

const COUNTRY_GROUPS = '740 Supp. 1'

/** From the strictest treatment to the mildest; a destination stands under the first that holds. */
const HEADINGS: readonly Heading[] = [
  byGroups('terrorism', 'Terrorist supporting or embargoed', ['E:1', 'E:2'], '734.4(c)'),
  {
    id: 'part-746',
    title: 'Sanctioned by Part 746',
    members: '',
    cite: 'Part 746',
    holds: (pack, destination) =>
      pack.part746.rules.some((rule) => isAmong(pack, destination, rule.destinations)),
  },
  byGroups('arms-embargo', 'US arms embargo', ['D:5'], '734.4(a)(5), (6)(i)'),
  byGroups('concern', 'National security and weapons concern', ['D:1', 'D:2', 'D:3', 'D:4']),
  byGroups('wassenaar', 'Wassenaar participants', ['A:1']),
  byGroups('eligible', 'Other partners', ['A:5', 'A:6']),
  byGroups('regimes', 'Members of other regimes', ['A:2', 'A:3', 'A:4']),
  byGroups('group-b', 'Country Group B alone', ['B']),
  {
    id: 'none',
    title: 'In no Country Group',
    members: '',
    cite: COUNTRY_GROUPS,
    holds: () => true,
  },
]

/** The destinations of a pack by what its rules say of them: each in one group, none empty. */
export function ruleGroups(pack: RulePack): RuleGroup[] {
  const found = new Map<string, Destination[]>(HEADINGS.map(({ id }) => [id, []]))
  for (const code of allDestinations(pack)) {
    const destination = findDestination(pack, code)
    const heading = destination && HEADINGS.find(({ holds }) => holds(pack, destination))
    if (destination && heading) found.get(heading.id)?.push(destination)
  }
  return HEADINGS.flatMap(({ id, title, members, cite }) => {
    const destinations = found.get(id) ?? []
    if (destinations.length === 0) return []
    const levels = new Set(destinations.map((destination) => levelFor(pack, destination)))
    const level = levels.size === 1 ? ([...levels][0] ?? null) : null
    const named = destinations
      .map(({ code, name }) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    return [{ id, title, members, level, cite, destinations: named }]
  })
}

/** The de minimis level at a destination, as the pack writes it (734.4(c), (d)). */
function levelFor(pack: RulePack, destination: Destination): string | null {
  const found = pack.levels.levels.find((row) => isAmong(pack, destination, row.destinations))
  return found?.level ?? null
}

function byGroups(id: string, title: string, groups: string[], rule?: string): Heading {
  return {
    id,
    title,
    members: groups.join(', '),
    cite: rule ? `${COUNTRY_GROUPS}; ${rule}` : COUNTRY_GROUPS,
    holds: (_pack, destination) => groups.some((group) => destination.groups.has(group)),
  }
}
