import type { Party } from '../model/party.ts'
import {
  add,
  compare,
  format,
  multiply,
  parseRatio,
  type Ratio,
  ratio,
  ZERO,
} from '../money/ratio.ts'
import type { Answer } from '../rules/answer.ts'

type Owned = Pick<Party, 'id' | 'owners' | 'ownersKnown'>

/** What the owners of a party bring with them, by the rule of 50 percent in aggregate (744.11(a)(1)). */
export interface Affiliation {
  /** Whether listed parties own so much of it, directly or through others. */
  answer: Answer
  /** The least and the most of it that listed parties own, in percent, as decimals or fractions. */
  least: string
  most: string
  /** The listed parties that are among its owners for certain, and those that may be. */
  owners: string[]
  mayOwn: string[]
  /** Owners that are or may be listed and of whom the share is not known (Red Flag 29). */
  redFlags: string[]
  /** It is among its own owners. */
  isCircle: boolean
  /** Who owns it in the end is not known, of it or of an owner. */
  isOpen: boolean
}

const WHOLE = ratio(100n, 1n)

/**
 * What follows from who owns whom. A party of which listed parties own `percent` or more together is
 * treated as listed, and then counts whole as an owner of others. Where only the product of shares
 * along a chain reaches so much, that is open. `listed` says of a party whether it is on a list that
 * passes down. Exact; circles of owners end.
 */
export function affiliations(
  parties: readonly Owned[],
  listed: (party: string) => Answer,
  percent: string,
): Map<string, Affiliation> {
  const level = parseRatio(percent)
  const byId = new Map(parties.map((party) => [party.id, party]))
  const sure = surelyOwned(parties, listed, level)
  const above = new Map(parties.map(({ id }) => [id, ownersAbove(byId, id)]))
  const most = new Map<string, Ratio>()

  return new Map(parties.map((party) => [party.id, affiliationOf(party)]))

  function affiliationOf(party: Owned): Affiliation {
    const { owners = [] } = party
    const up = above.get(party.id) ?? new Set()
    const least = sharesOf(party, ({ party: id }) => listed(id) === 'yes' || sure.has(id))
    const upper = mostOf(party)
    const answer =
      compare(least, level) >= 0 ? 'yes' : compare(upper, level) >= 0 ? 'unknown' : 'no'
    const ids = [...up].filter((id) => id !== party.id)
    const mayBring = (id: string) => compare(weightOf(id), ZERO) > 0
    return {
      answer,
      least: format(least),
      most: format(upper),
      owners: ids.filter((id) => listed(id) === 'yes'),
      mayOwn: ids.filter((id) => listed(id) === 'unknown'),
      redFlags: owners
        .filter(({ party: id, percent: share }) => share === null && mayBring(id))
        .map(({ party: id }) => id),
      isCircle: up.has(party.id),
      isOpen: [party.id, ...ids].some((id) => !byId.get(id)?.ownersKnown && !isOwned(byId.get(id))),
    }
  }

  /** The most of a party that listed parties may own: what is not known may all be theirs. */
  function mostOf(party: Owned): Ratio {
    const known = most.get(party.id)
    if (known) return known
    // While a circle is followed, what comes round again is answered by what comes in from outside.
    const up = above.get(party.id) ?? new Set()
    if (up.size > MOST_ABOVE) return WHOLE
    if (up.has(party.id)) {
      const ring = [party.id, ...up]
      const comesIn = ring.some((id) => listed(id) !== 'no' || restIsOpen(byId.get(id)))
      const answer = comesIn ? WHOLE : ZERO
      most.set(party.id, answer)
      return answer
    }
    const { owners = [] } = party
    let sum = ZERO
    let rest = WHOLE
    for (const { party: id, percent: share } of owners) {
      if (share === null) continue
      sum = reduced(add(sum, multiply(parseRatio(share), weightOf(id))))
      rest = add(rest, negative(parseRatio(share)))
    }
    const left = compare(rest, ZERO) > 0 ? rest : ZERO
    sum = reduced(add(sum, multiply(left, weightOfRest(party))))
    const answer = compare(sum, WHOLE) > 0 ? WHOLE : sum
    most.set(party.id, answer)
    return answer
  }

  /** How much of an owner's share counts at the most, from 0 to 1. */
  function weightOf(id: string): Ratio {
    const owner = byId.get(id)
    if (!owner || listed(id) !== 'no') return ONE_WHOLE
    const share = mostOf(owner)
    return compare(share, level) >= 0 ? ONE_WHOLE : reduced({ n: share.n, d: share.d * 100n })
  }

  function weightOfRest(party: Owned): Ratio {
    if (!party.ownersKnown) return ONE_WHOLE
    const open = (party.owners ?? []).filter(({ percent: share }) => share === null)
    return open
      .map(({ party: id }) => weightOf(id))
      .reduce((a, b) => (compare(a, b) > 0 ? a : b), ZERO)
  }
}

const ONE_WHOLE = ratio(1n, 1n)

/** The parties of which listed ones surely own so much: each of them counts whole in the next. */
function surelyOwned(
  parties: readonly Owned[],
  listed: (party: string) => Answer,
  level: Ratio,
): Set<string> {
  const sure = new Set<string>()
  const owned = new Map<string, Owned[]>()
  for (const party of parties)
    for (const { party: owner } of party.owners ?? [])
      owned.set(owner, [...(owned.get(owner) ?? []), party])
  const next = parties
    .filter(({ id }) => listed(id) === 'yes')
    .flatMap(({ id }) => owned.get(id) ?? [])
  for (let party = next.pop(); party; party = next.pop()) {
    if (sure.has(party.id)) continue
    const share = sharesOf(party, ({ party: id }) => listed(id) === 'yes' || sure.has(id))
    if (compare(share, level) < 0) continue
    sure.add(party.id)
    next.push(...(owned.get(party.id) ?? []))
  }
  return sure
}

function sharesOf(
  { owners = [] }: Owned,
  counts: (owner: { party: string; percent: string | null }) => boolean,
): Ratio {
  return owners
    .filter((owner) => owner.percent !== null && counts(owner))
    .reduce((sum, { percent }) => add(sum, parseRatio(percent ?? '0')), ZERO)
}

/** Owners above one party that are followed; beyond them who owns it is taken as open. */
const MOST_ABOVE = 1000

/** Every owner of a party, direct or through others; the party itself where it is one of them. */
function ownersAbove(byId: ReadonlyMap<string, Owned>, id: string): Set<string> {
  const above = new Set<string>()
  const next = [id]
  for (let at = next.pop(); at !== undefined && above.size <= MOST_ABOVE; at = next.pop())
    for (const { party } of byId.get(at)?.owners ?? []) {
      if (above.has(party)) continue
      above.add(party)
      next.push(party)
    }
  return above
}

/** Whether somebody who is not named may own a part of it. */
function restIsOpen(party: Owned | undefined): boolean {
  return !party?.ownersKnown && !isOwned(party)
}

/** Whether the shares that are known are the whole. */
function isOwned(party: Owned | undefined): boolean {
  return (
    party !== undefined &&
    compare(
      sharesOf(party, () => true),
      WHOLE,
    ) >= 0
  )
}

function negative({ n, d }: Ratio): Ratio {
  return { n: -n, d }
}

function reduced({ n, d }: Ratio): Ratio {
  return ratio(n, d)
}
