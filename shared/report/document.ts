import type { Act } from '../calc/result/act.ts'
import type { Bounds, Notice, Outcome } from '../calc/result/result.ts'
import type { Reason } from '../rules/reason.ts'
import type { LineInput } from './inputs.ts'
import type { ReportNeed } from './need-section.ts'

/** Something said about a product or a report, by its name. */
export interface Fact {
  name: string
  text: string
}

/** A figure as it is read, and every digit of it; `exact` is null where it is not known. */
export interface Figure extends Fact {
  exact: string | null
}

/** A step of the determination, in words. */
export interface ReportStep {
  step: string
  rule: string
  answer: string
  reasons: readonly Reason[]
  items: string[]
}

/** An item of the bill of materials with what became of it. */
export interface ReportLine {
  item: string
  /** It is the product itself: its value is the selling price, and it has no share. */
  isProduct: boolean
  name: string
  path: string
  quantity: string
  /** In the reporting currency, exact; null: not known. */
  value: string | null
  /** The value's share of the selling price, exact; null: not known. */
  share: string | null
  basis: string
  /** Why it is in its list, each ground with its own citation. */
  reasons: readonly Reason[]
}

export interface UnknownReportLine extends ReportLine {
  missing: string
  /** What an answer could do to the verdict or the share. */
  effect: string
}

/** A switch of the rule pack and how it stood. */
export interface ReportSwitch {
  id: string
  question: string
  option: string
  meaning: string
  isDefault: boolean
  cite: string
}

/** The figures of one of the two methods. */
export interface ReportMethod {
  method: string
  verdict: string
  rule: string
  figures: Figure[]
}

/** A change of a scenario, in words. */
export interface ReportChange {
  /** The scenario that it stands in: the one of the report, or one that this lies on. */
  scenario: string
  text: string
  /** Why it was made; null: no reason is recorded. */
  reason: string | null
  fits: boolean
  /** Why it does not fit, and what a reader should know beside it. */
  remarks: string[]
}

/** The scenario that a result is under. */
export interface ReportScenario {
  name: string
  /** It is kept in the workspace as it stands here. */
  isSaved: boolean
  note: string | null
  changes: ReportChange[]
}

/** A result as it is printed and exported: everything in words, each figure with its exact value. */
export interface ReportDocument {
  title: string
  currency: string
  facts: Fact[]
  /** null: it is of the base. */
  scenario: ReportScenario | null
  verdict: {
    outcome: Outcome
    act: Act
    word: string
    meaning: string
    /** The exceptions to look at, what is open beside a pass, what is missing; '': nothing. */
    detail: string
    rule: string
    paragraph: string
  }
  /** The product's own licence need, whatever the share is. */
  need: ReportNeed
  statement: string
  figures: Figure[]
  /** The figures that the share is worked out from and compared with, exact; null: not known. */
  amounts: { price: string | null; controlled: Bounds; share: Bounds; level: string | null }
  /** What it takes for granted without a record, with what rests on it. */
  assumptions: Figure[]
  /** What it was worked out from: the product, then its lines. */
  inputs: LineInput[]
  /** Both methods, where a discrete product makes them differ; else none. */
  methods: ReportMethod[]
  discrete: { path: string; reason: string }[]
  steps: ReportStep[]
  counted: ReportLine[]
  notCounted: ReportLine[]
  unknown: UnknownReportLine[]
  notices: Notice[]
  rules: { facts: Fact[]; sources: { title: string; date: string }[]; switches: ReportSwitch[] }
  /** Workspace, revision, who and when. */
  record: Fact[]
}
