import { type Content, partFact, type Setting } from './content.ts'
import { EAR99, type Eccn, within } from './eccn.ts'
import type { Choices, RulePack } from './pack.ts'
import type { EccnEntry, LicenceRow, Limb } from './schema.ts'

/** An answer to each open question about an item. */
export type Truth = ReadonlyMap<string, boolean>

/** By what an item is asked: the rules and their switches, where it goes, and its entry. */
export interface Asked {
  pack: RulePack
  choices: Choices
  content: Content & { eccn: Eccn }
  setting: Setting
  /**
   * As content of a product, from which License Exception GBS and the carve-outs of Part 746 take
   * items out (Supp. 2(a)(1) to Part 734), or as the product itself, from which nothing does.
   */
  as: 'content' | 'product'
  /** The citations of licence rows that do not hold by the route that is asked about; absent: none. */
  lifted?: readonly string[] | undefined
  /** null: the pack has no such entry, or the item is EAR99. */
  entry: EccnEntry | null
}

/**
 * An item as it may be: at one paragraph, with an answer to each question that is not recorded. A
 * question that comes up without an answer is noted as open and taken as no.
 */
export class PossibleItem {
  readonly asked: Asked
  readonly paragraph: readonly string[]
  readonly eccn: Eccn
  private readonly truth: Truth
  private readonly questions: Set<string>

  constructor(asked: Asked, paragraph: readonly string[], truth: Truth, questions: Set<string>) {
    this.asked = asked
    this.paragraph = paragraph
    this.eccn = { ...asked.content.eccn, paragraph }
    this.truth = truth
    this.questions = questions
  }

  get isEar99(): boolean {
    return this.eccn.entry === EAR99
  }

  /** What is recorded, else the possible answer to the question, which is noted as open. */
  decide(question: string, recorded: boolean | null): boolean {
    if (recorded !== null) return recorded
    this.questions.add(question)
    return this.truth.get(question) ?? false
  }

  /** The rows of the entry whose scope holds the item. */
  applyingRows(): LicenceRow[] {
    return this.asked.entry?.rows.filter((row) => this.isInScope(row.scope)) ?? []
  }

  /** Whether nothing but AT rows applies to it; with an entry that the pack does not have it is open. */
  isAtOnly(): boolean {
    if (!this.asked.entry) return !this.isEar99 && this.decide('reasons for control', null)
    const applying = this.applyingRows()
    return applying.length > 0 && applying.every((row) => row.reason === 'AT')
  }

  isInScope(scope: readonly Limb[]): boolean {
    return scope.some((limb) => this.isInLimb(limb))
  }

  private isInLimb(limb: Limb): boolean {
    const inside = (name: string) => within(this.paragraph, name.split('.')) === 'yes'
    if (limb.in && !limb.in.some(inside)) return false
    if (limb.except?.some(inside)) return false
    if (limb.if !== undefined && !this.holds(limb.if)) return false
    return limb.unless === undefined || !this.holds(limb.unless)
  }

  private holds(conditionId: string): boolean {
    const { pack, content } = this.asked
    const fact = pack.conditionById.get(conditionId)?.fact
    const recorded = fact
      ? partFact(content.facts, fact)
      : (content.facts.answers?.[conditionId] ?? null)
    return this.decide(fact ?? conditionId, recorded)
  }
}
