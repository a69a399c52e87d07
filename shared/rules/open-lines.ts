import { type Answer, all } from './answer.ts'
import { type Destination, isAmong } from './destination.ts'
import {
  type DirectProductItem,
  destinationScope,
  itemReach,
  partyScope,
} from './direct-product.ts'
import type { RulePack } from './pack.ts'
import type { DirectProductRule } from './schema.ts'

/** What stands beside a share that passes, by product and destination. */
export interface OpenLine {
  /** The rule of 734.9, or the name of the sanction. */
  name: string
  /** The rule reaches the product whatever its share is, so that it is subject by that rule. */
  isCaught: boolean
}

/** Of what stands beside a pass the gravest: nothing, something open, or a rule that reaches it. */
export type Beside = 'nothing' | 'open' | 'caught'

/** What may stand open for a destination, whatever the product is. */
interface LinesThere {
  rules: readonly (readonly [DirectProductRule, Answer])[]
  hasSanctions: boolean
}

/** What may stand open for destinations on a day, looked up once for all products. */
export class LinesByDestination {
  readonly pack: RulePack
  readonly day: string
  private readonly known = new Map<Destination, LinesThere>()

  constructor(pack: RulePack, day: string) {
    this.pack = pack
    this.day = day
  }

  at(destination: Destination): LinesThere {
    const known = this.known.get(destination)
    if (known) return known
    const { pack } = this
    const rules = pack.directProduct.rules.flatMap((rule) => {
      const there = destinationScope(pack, rule, { destination })
      return there === 'no' ? [] : [[rule, there] as const]
    })
    const found = { rules, hasSanctions: sanctionsOpenAt(pack, destination).length > 0 }
    this.known.set(destination, found)
    return found
  }
}

/**
 * The open lines of one product, to be asked for many destinations: direct product rules (734.9) that
 * reach it or may by product and destination, not by a party, and sanctions with a test of their own.
 * What is told of the product alone is looked up once, and only for rules that reach a destination.
 */
export class OpenLines {
  private readonly lines: LinesByDestination
  private readonly item: DirectProductItem
  private readonly reaches = new Map<DirectProductRule, Answer>()

  constructor(lines: LinesByDestination, item: DirectProductItem) {
    this.lines = lines
    this.item = item
  }

  /** The direct product rules that reach the product for a destination, or may. */
  rulesAt(destination: Destination): OpenLine[] {
    return this.lines.at(destination).rules.flatMap(([rule, there]) => {
      const reach = this.reachAt(rule, there, destination)
      return reach === 'no' ? [] : [{ name: rule.id, isCaught: reach === 'yes' }]
    })
  }

  /** The gravest of what stands beside a share that passes. */
  besideAt(destination: Destination): Beside {
    const { rules, hasSanctions } = this.lines.at(destination)
    let isOpen = hasSanctions
    for (const [rule, there] of rules) {
      const reach = this.reachAt(rule, there, destination)
      if (reach === 'yes') return 'caught'
      if (reach === 'unknown') isOpen = true
    }
    return isOpen ? 'open' : 'nothing'
  }

  private reachAt(rule: DirectProductRule, there: Answer, destination: Destination): Answer {
    const isByParty = partyScope(this.lines.pack, rule, this.item, { destination }) === 'yes'
    return isByParty ? 'no' : all([there, this.reachOf(rule)])
  }

  private reachOf(rule: DirectProductRule): Answer {
    const known = this.reaches.get(rule)
    if (known) return known
    const found = itemReach(this.lines.pack, rule, this.item, this.lines.day)
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
