/** One way to fill a slot: what it adds to the sum, and what it costs; null: not known. */
export interface Choice {
  slot: number
  /** Which of the ways to fill the slot, for the caller. */
  option: number
  delta: bigint
  cost: bigint | null
}

/** Choices by slot, of which at most one a slot is made; a needed slot must be filled. */
export interface Slots {
  choices: readonly (readonly Choice[])[]
  needed: ReadonlySet<number>
  /** What the deltas may add up to, at most. */
  room: bigint
}

export interface Found {
  /** How many slots must be filled at the least; null: no filling does it. */
  size: number | null
  /** Fillings of that size, the cheapest first, those of unknown cost last. */
  sets: Choice[][]
  /** There are further ones. */
  more: boolean
  /** All were looked at, or shown not to be cheaper. */
  exact: boolean
}

/** Steps of the search before it gives up being exact. */
const MOST_STEPS = 400_000

/**
 * The smallest fillings whose deltas fit the room, the cheapest `most` of them. The smallest size is
 * always exact: it is that of the needed slots and the best of the others. Among fillings of that
 * size branch and bound finds the cheapest: a branch ends where even the best deltas left cannot
 * reach the room, or the lowest costs left cannot beat what is found.
 */
export function smallestFillings(slots: Slots, most: number): Found {
  const greedy = greedyFilling(slots)
  if (!greedy) return { size: null, sets: [], more: false, exact: true }
  const size = greedy.length
  const search = new Search(sorted(slots), { size, room: slots.room, keep: most + 1 })
  const exact = search.run()
  const sets = search.found.map(({ chosen }) => chosen)
  return { size, sets: sets.slice(0, most), more: sets.length > most || !exact, exact }
}

/** The filling of the smallest size that takes the best delta at each step; null: none does it. */
export function greedyFilling(slots: Slots): Choice[] | null {
  const { must, may } = sorted(slots)
  const chosen: Choice[] = []
  let sum = 0n
  const take = ({ choices: [best] }: Slot) => {
    if (!best) return false
    chosen.push(best)
    sum += best.delta
    return true
  }
  if (!must.every(take)) return null
  for (const slot of may) if (sum > slots.room) take(slot)
  return sum <= slots.room ? chosen : null
}

interface Slot {
  /** The best delta first. */
  choices: readonly Choice[]
  /** The lowest cost; null: none is known. */
  least: bigint | null
}

interface Filling {
  chosen: Choice[]
  cost: bigint | null
}

/** The needed slots, and those that help from the best delta on; each with its best choice first. */
function sorted({ choices, needed }: Slots): { must: Slot[]; may: Slot[] } {
  const slotOf = (options: readonly Choice[]): Slot => ({
    choices: [...options].sort(byDelta),
    least: lowestCost(options),
  })
  const must = choices.filter((_, slot) => needed.has(slot)).map(slotOf)
  const may = choices
    .filter((_, slot) => !needed.has(slot))
    .map((options) => slotOf(options.filter(({ delta }) => delta < 0n)))
    .filter(({ choices: [best] }) => best !== undefined)
  return { must, may: may.sort((a, b) => byDelta(bestOf(a), bestOf(b))) }
}

class Search {
  readonly found: Filling[] = []
  private readonly slots: readonly Slot[]
  private readonly mustCount: number
  private readonly size: number
  private readonly room: bigint
  private readonly keep: number
  /** Sums of the best deltas of the first slots. */
  private readonly bestSums: bigint[] = [0n]
  /** The lowest cost of any slot from each on; null: none is known. */
  private readonly lowest: (bigint | null)[]
  private steps = 0

  constructor(
    { must, may }: { must: readonly Slot[]; may: readonly Slot[] },
    { size, room, keep }: { size: number; room: bigint; keep: number },
  ) {
    this.slots = [...must, ...may]
    this.mustCount = must.length
    this.size = size
    this.room = room
    this.keep = keep
    for (const slot of this.slots)
      this.bestSums.push((this.bestSums.at(-1) as bigint) + bestOf(slot).delta)
    this.lowest = this.slots.map(() => null)
    this.slots.reduceRight<bigint | null>((least, slot, i) => {
      this.lowest[i] = lower(least, slot.least)
      return this.lowest[i]
    }, null)
  }

  /** Whether the search came to its end. */
  run(): boolean {
    this.fill(0, [], 0n, 0n)
    return this.steps <= MOST_STEPS
  }

  private fill(from: number, chosen: Choice[], sum: bigint, cost: bigint | null): void {
    if (++this.steps > MOST_STEPS) return
    const left = this.size - chosen.length
    if (left === 0) {
      if (sum <= this.room) this.take({ chosen: [...chosen], cost })
      return
    }
    // The slots that may stay empty come by their best delta, so that the next ones are the best left.
    const bestLeft = (this.bestSums[from + left] as bigint) - (this.bestSums[from] as bigint)
    if (sum + bestLeft > this.room || this.cannotBeat(from, left, cost)) return
    const slot = this.slots[from] as Slot
    for (const choice of slot.choices) {
      chosen.push(choice)
      const more = cost === null || choice.cost === null ? null : cost + choice.cost
      this.fill(from + 1, chosen, sum + choice.delta, more)
      chosen.pop()
    }
    if (from >= this.mustCount && from + left < this.slots.length)
      this.fill(from + 1, chosen, sum, cost)
  }

  private cannotBeat(from: number, left: number, cost: bigint | null): boolean {
    const worst = this.found[this.keep - 1]
    if (!worst) return false
    const least = this.lowest[from] as bigint | null
    const bound = cost === null || least === null ? null : cost + BigInt(left) * least
    return !cheaper(bound, worst.cost)
  }

  private take(filling: Filling): void {
    const at = this.found.findIndex(({ cost }) => cheaper(filling.cost, cost))
    if (at < 0) this.found.push(filling)
    else this.found.splice(at, 0, filling)
    if (this.found.length > this.keep) this.found.pop()
  }
}

function bestOf({ choices }: Slot): Choice {
  return choices[0] as Choice
}

function byDelta(a: Choice, b: Choice): number {
  return a.delta < b.delta ? -1 : a.delta > b.delta ? 1 : 0
}

function lowestCost(choices: readonly Choice[]): bigint | null {
  return choices.reduce<bigint | null>((least, { cost }) => lower(least, cost), null)
}

function lower(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : b === null || a < b ? a : b
}

function cheaper(a: bigint | null, b: bigint | null): boolean {
  return a !== null && (b === null || a < b)
}
