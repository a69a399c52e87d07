import type { CalculationAsked } from '../../rules/calculation-asked.ts'
import type { DirectProductFinding } from '../../rules/direct-product.ts'
import type { ExceptionCandidate } from '../../rules/license-exceptions.ts'
import type { NeedState } from '../../rules/product-need.ts'
import type { Reason } from '../../rules/reason.ts'
import type { Act } from './act.ts'

/** The outcome of a determination. `not-subject` means by reason of de minimis, and nothing more. */
export type Outcome = 'not-subject' | 'subject' | 'undetermined' | 'report-required'

/** From the one that asks for most to the one that asks for least. */
export const outcomesWorstFirst: readonly Outcome[] = [
  'subject',
  'undetermined',
  'report-required',
  'not-subject',
]

/** How sub-assemblies that are discrete products are taken. */
export type Method = 'look-through' | 'second-incorporation'

/** A lower and an upper bound as exact text; null: no bound is known. */
export interface Bounds {
  low: string | null
  high: string | null
}

/** An item of the bill of materials, once for all the paths that lead to it. */
export interface ResultLine {
  /** One path from the product to the item; `paths` says how many there are. */
  path: string[]
  /** The item's name, where the model gives one. */
  name: string | null
  paths: string
  /** How many of the item lie in one product, over all paths. */
  quantity: string
  /** Its value in the reporting currency; null where a price or rate is missing. */
  value: string | null
  /** How its fair market value was found: arms-length, comparable or cost-built; null: not recorded. */
  basis: string | null
  /** It is the US content that a supplier declares inside the item, and not the item itself. */
  isDeclared?: true
  /** Why it is in its list, each ground with its own citation. */
  reasons: readonly Reason[]
  /** The grounds of the reasons, in order. */
  because: readonly string[]
  /** Their citations in that order, each once. */
  cite: readonly string[]
}

export interface UnknownLine extends ResultLine {
  missing: string[]
  /** Whether its value is in the numerator: for certain, in its high bound alone, or not at all. */
  counts: 'yes' | 'no' | 'unknown'
  /** How far an answer could move the share, as exact text; null: without bound. */
  gap: string | null
  /** Open at any share: no percentage can settle the verdict before this is known. */
  blocks: boolean
}

export interface Notice {
  code: string
  text: string
  cite: string
  /** The items that it is about, where it is about items. */
  items?: string[]
  /**
   * The rules or sanctions that stand open for this product and destination beside a pass, by name;
   * absent: none does.
   */
  open?: string[]
  /** The direct product rules that reach this product for this destination, by name. */
  caught?: string[]
}

/** One step of the determination in the order of the rules, for the explanation. */
export interface Step {
  step: 'jurisdiction' | 'no-level' | 'encryption-gate' | 'percentage' | 'technology-report'
  rule: string
  /** A level of 734.4(c) or (d) applies where the share passes it, and does not help above it. */
  answer: 'applies' | 'does-not-apply' | 'does-not-help' | 'open'
  /** Whether it stands in the way of a pass. */
  hinders: 'yes' | 'no' | 'unknown'
  why: string
  cite: readonly string[]
  /** The reasons of which `why` and `cite` are told. */
  reasons: readonly Reason[]
  /** Paths of the items that bring it in, or could. */
  items: string[][]
}

/** The figures of a determination by one method, without its explanation. */
export interface Figures {
  method: Method
  outcome: Outcome
  rule: string | null
  threshold: string | null
  share: Bounds
  controlled: Bounds
}

/** Figures with the act that they ask for. */
export interface ActFigures extends Figures {
  act: Act
}

/** Figures with what the share is of. */
export interface PricedFigures extends ActFigures {
  /** The selling price as exact text in the reporting currency; null: not known. */
  price: string | null
}

/** The determination by the other method, where a discrete sub-assembly makes them differ. */
export interface OtherMethod extends Figures {
  /** The sub-assemblies claimed to be discrete products, with the recorded reason. */
  discrete: { path: string[]; reason: string }[]
}

/** What a determination assumes, with the amount that lies in it. */
export interface Assumed {
  /** Foreign parts without a declaration, taken as free of controlled US content (Supp. 2(a)(1)). */
  undeclaredForeign: {
    parts: number
    /** In the reporting currency; null: the value of one of them is not known. */
    value: string | null
    shareOfPrice: string | null
    /** The share of counting US content in them beyond which the outcome is another; null: none. */
    flipsAt: string | null
    /** From which share on is not known, since their value or the selling price is not. */
    flipIsOpen?: true
  }
}

/**
 * The licence need of the product itself for the destination, whatever its share is. Parties and
 * uses (Part 744) are not asked.
 */
export interface Need {
  state: NeedState
  reasons: readonly Reason[]
  /** What would settle it where it is open. */
  missing: readonly string[]
  /** The License Exceptions to look at where one is required; none is a decision. */
  exceptions: readonly ExceptionCandidate[]
  /** What it turns on, or what stands beside it, that no fact of the product tells; absent: nothing. */
  conditions?: readonly Reason[]
}

/** The determination for one product and destination. */
export interface Result {
  product: string
  destination: string
  /** The country whose rules answer, where it is not the destination itself (Hong Kong: CN). */
  treatedAs?: string
  method: Method
  outcome: Outcome
  rule: string | null
  threshold: string | null
  share: Bounds
  /** The fair market selling price in the reporting currency; null where it is missing. */
  price: string | null
  priceBasis: string | null
  controlled: Bounds
  /** Whose text decided it and of which days, such as "eCFR 2026-07-23". */
  sources: string[]
  steps: Step[]
  counted: ResultLine[]
  notCounted: ResultLine[]
  unknown: UnknownLine[]
  notices: Notice[]
  /** For the route of the share. */
  need: Need
  /** Where a direct product rule alone would leave another need; absent: nowhere. */
  routes?: { route: string; need: Need }[]
  /**
   * What the product is told before the calculation (Supp. 2(a) to Part 734): whether one is asked for
   * at all; absent: it is of US origin, or the rule pack does not say.
   */
  calculation?: CalculationAsked
  /** What each rule of 734.9 says of it; absent: the rule pack does not say how they ask. */
  directProductRules?: DirectProductFinding[]
  /** What it rests on without a record; absent: nothing. */
  assumed?: Assumed
  otherMethod?: OtherMethod
}

export interface ResultDocument {
  format: 'minimis-result'
  version: 1
  currency: string
  /** The day of the determination. */
  on: string
  rules: { pack: string; asOf: string; switches: Record<string, string> }
  results: Result[]
}
