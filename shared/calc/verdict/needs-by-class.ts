import type { Content, Setting } from '../../rules/content.ts'
import type { Destination } from '../../rules/destination.ts'
import { parseEccn } from '../../rules/eccn.ts'
import type { Choices, RulePack } from '../../rules/pack.ts'
import { type NeedState, productNeed } from '../../rules/product-need.ts'
import { type Basis, effectiveFacts, type ProductItem } from '../content/item.ts'
import { candidatesOf } from '../result/act.ts'
import { ByFacts } from './by-facts.ts'

/** A product as the rules look at it when it is classified itself. */
export function contentOfProduct({ product }: ProductItem, basis: Basis): Content {
  return {
    kind: product.kind,
    origin: 'foreign',
    eccn: product.eccn ? parseEccn(product.eccn) : null,
    ...effectiveFacts(product, basis),
  }
}

/** What a table shows of a need. */
export interface NeedAt {
  state: NeedState
  /** The License Exceptions to look at that the data does not bar, by code; none is a decision. */
  candidates: string
  /** What would settle it where it is open. */
  missing: readonly string[]
}

/** The needs of products that are alike, worked out once for each destination. */
export class NeedsByClass {
  private readonly pack: RulePack
  private readonly choices: Choices
  private readonly day: string
  private readonly known = new Map<string, Map<Destination, ByFacts<NeedAt>>>()

  constructor(pack: RulePack, choices: Choices, day: string) {
    this.pack = pack
    this.choices = choices
    this.day = day
  }

  /** The needs of one product, to be asked for many destinations. */
  of(item: ProductItem, basis: Basis): (destination: Destination) => NeedAt {
    const content = contentOfProduct(item, basis)
    const { kind, lookedUp = null } = content
    const { exportedFrom } = item.maker
    const name = JSON.stringify([item.product.eccn, kind, exportedFrom, lookedUp])
    const alike = this.known.get(name) ?? new Map<Destination, ByFacts<NeedAt>>()
    this.known.set(name, alike)
    return (destination) => {
      const byFacts = alike.get(destination) ?? new ByFacts<NeedAt>()
      alike.set(destination, byFacts)
      return byFacts.of(content, (watched) =>
        this.needAt(watched, { destination, exportedFrom, productKind: kind, day: this.day }),
      )
    }
  }

  private needAt(content: Content, setting: Setting): NeedAt {
    const { state, exceptions, missing } = productNeed(this.pack, this.choices, content, setting)
    return {
      state,
      candidates: candidatesOf(exceptions).join(', '),
      missing,
    }
  }
}
