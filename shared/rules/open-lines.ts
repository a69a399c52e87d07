import { type Answer, all } from './answer.ts'
import { type Destination, isAmong } from './destination.ts'
import { type DirectProductItem, itemReach, ownReach } from './direct-product.ts'
import type { RulePack } from './pack.ts'
import type { DirectProductRule } from './schema.ts'

/** What stands beside a share that passes, by product and destination. */
export interface OpenLine {
  /** The rule of 734.9, or the name of the sanction. */
  name: string
  /** The rule reaches the product whatever its share is, so that it is subject by that rule. */
  isCaught: boolean
}

/**
 * The open lines of one product, to be asked for many destinations: direct product rules (734.9) that
 * reach it or may by product and destination, not by a party, and sanctions with a test of their own.
 * What is told of the product alone is looked up once, and only for rules that reach a destination.
 */
export class OpenLines {
  private readonly pack: RulePack
  private readonly item: DirectProductItem
  private readonly day: string
  private readonly reaches = new Map<DirectProductRule, Answer>()

  constructor(pack: RulePack, item: DirectProductItem, day: string) {
    this.pack = pack
    this.item = item
    this.day = day
  }

  /** The direct product rules that reach the product for a destination, or may. */
  rulesAt(destination: Destination): OpenLine[] {
    return [...this.rules(destination)]
  }

  /** Whether anything stands open beside a share that passes. */
  isAnyAt(destination: Destination): boolean {
    return (
      sanctionsOpenAt(this.pack, destination).length > 0 || !this.rules(destination).next().done
    )
  }

  private *rules(destination: Destination): Generator<OpenLine> {
    for (const rule of this.pack.directProduct.rules) {
      const there = ownReach(this.pack, rule, this.item, { destination, day: this.day })
      if (there === 'no') continue
      const reach = all([there, this.reachOf(rule)])
      if (reach !== 'no') yield { name: rule.id, isCaught: reach === 'yes' }
    }
  }

  private reachOf(rule: DirectProductRule): Answer {
    const known = this.reaches.get(rule)
    if (known) return known
    const found = itemReach(this.pack, rule, this.item, this.day)
    this.reaches.set(rule, found)
    return found
  }
}

/** The sanctions whose own test no share settles for a destination, by name. */
function sanctionsOpenAt(pack: RulePack, destination: Destination): string[] {
  return pack.notices.notices.flatMap(({ open, destinations }) =>
    open && destinations && isAmong(pack, destination, destinations) ? [open] : [],
  )
}
