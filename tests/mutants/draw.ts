/**
 * So many of the members of all groups, each group in proportion to its size, by a seed: the same
 * seed draws the same members. Given in the order of the groups.
 */
export function draw<T>(groups: readonly (readonly T[])[], count: number, seed: number): T[] {
  const random = mulberry32(seed)
  const all = groups.flatMap((group) => shuffled(group, random))
  if (count >= all.length) return all
  const step = all.length / count
  const first = random() * step
  return Array.from({ length: count }, (_, i) => all[Math.floor(first + i * step)] as T)
}

/** The members in an order by chance. */
export function shuffled<T>(members: readonly T[], random: () => number): T[] {
  const order = members.map((member) => ({ member, at: random() }))
  return order.sort((a, b) => a.at - b.at).map(({ member }) => member)
}

/** Numbers from 0 to below 1, the same for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
