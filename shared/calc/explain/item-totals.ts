import { addDecimals, type Decimal, multiplyDecimals } from '../../money/decimal.ts'
import type { Channel } from '../content/channel.ts'
import type { LayeredMap } from '../content/layered-map.ts'
import { sameDecimal, sameUse, type Use } from '../content/sums.ts'
import type { Paths, Stop } from './paths.ts'

/** One item in one channel, over every path from the product to it. */
export interface Total {
  readonly channel: Channel
  readonly quantity: Decimal
  readonly paths: bigint
  /** The name of the first stop that has it on a line. */
  readonly first: string
}

/** What lies in a product by item: a total for each channel in which the item lies. */
export type Totals = LayeredMap<readonly Total[]>

type OpenTotal = { -readonly [K in keyof Total]: Total[K] }

/** Totals that are being changed. Only those of items that are touched are copied. */
export class TotalsDraft {
  private readonly from: Totals
  private readonly open = new Map<string, OpenTotal[]>()

  constructor(from: Totals) {
    this.from = from
  }

  /** Adds what lies on the lines of a stop. Stops come in the order of the paths. */
  add(name: string, stop: Stop): void {
    const { channel } = stop.node
    for (const [item, use] of stop.item.lines.parts) this.shift(name, stop, channel, item, use, 1n)
    for (const whole of stop.wholes)
      this.shift(name, stop, whole.channel, whole.item, whole.use, 1n)
  }

  /** Puts a stop in the place of what it was before. */
  replace(name: string, was: Stop, is: Stop): void {
    const sameTimes = was.paths === is.paths && sameDecimal(was.times, is.times)
    const [had, has] = [was.item.lines.parts, is.item.lines.parts]
    if (had !== has || !sameTimes) {
      const stays = (of: ReadonlyMap<string, Use>, item: string, use: Use) => {
        const other = of.get(item)
        return sameTimes && other !== undefined && sameUse(other, use)
      }
      for (const [item, use] of had)
        if (!stays(has, item, use)) this.shift(name, was, was.node.channel, item, use, -1n)
      for (const [item, use] of has)
        if (!stays(had, item, use)) this.shift(name, is, is.node.channel, item, use, 1n)
    }
    if (sameTimes && sameWholes(was, is)) return
    for (const { item, channel, use } of was.wholes) this.shift(name, was, channel, item, use, -1n)
    for (const { item, channel, use } of is.wholes) this.shift(name, is, channel, item, use, 1n)
  }

  /** What changed by item; `undefined`: no longer inside. */
  changes(): Map<string, readonly Total[] | undefined> {
    const changes = new Map<string, readonly Total[] | undefined>()
    for (const [item, totals] of this.open) {
      const left = totals.filter((total) => total.paths > 0n)
      changes.set(item, left.length > 0 ? left : undefined)
    }
    return changes
  }

  /** Finds again the first stop of every item that changed. */
  findFirst(paths: Paths): void {
    const missing = new Map(this.open)
    const found = (first: string, channel: Channel, item: string) => {
      const totals = missing.get(item)
      const total = totals?.find((one) => one.channel === channel)
      if (!totals || !total) return
      total.first = first
      const rest = totals.filter((one) => one !== total && one.paths > 0n)
      if (rest.length > 0) missing.set(item, rest)
      else missing.delete(item)
    }
    for (const [first, { node, item, wholes }] of paths) {
      if (missing.size === 0) return
      const { parts } = item.lines
      const [few, many] = missing.size < parts.size ? [missing, parts] : [parts, missing]
      for (const part of few.keys()) if (many.has(part)) found(first, node.channel, part)
      for (const whole of wholes) found(first, whole.channel, whole.item)
    }
  }

  private shift(
    first: string,
    stop: Stop,
    channel: Channel,
    item: string,
    use: Use,
    sign: 1n | -1n,
  ): void {
    const more = multiplyDecimals(stop.times, use.quantity)
    const quantity = sign > 0n ? more : { units: -more.units, scale: more.scale }
    const paths = sign * stop.paths * (use.lines === 1 ? 1n : BigInt(use.lines))
    const totals = this.totalsOf(item)
    const total = totals.find((one) => one.channel === channel)
    if (!total) totals.push({ channel, quantity, paths, first })
    else {
      total.quantity = addDecimals(total.quantity, quantity)
      total.paths += paths
    }
  }

  private totalsOf(item: string): OpenTotal[] {
    const open = this.open.get(item)
    if (open) return open
    const totals = (this.from.get(item) ?? []).map((total) => ({ ...total }))
    this.open.set(item, totals)
    return totals
  }
}

function sameWholes({ wholes: a }: Stop, { wholes: b }: Stop): boolean {
  return (
    a.length === b.length &&
    a.every(({ item, channel, use }, i) => {
      const other = b[i] as (typeof b)[number]
      return item === other.item && channel === other.channel && sameUse(use, other.use)
    })
  )
}
