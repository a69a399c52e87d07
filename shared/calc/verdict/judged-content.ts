import { type Answer, all, any } from '../../rules/answer.ts'
import type { Content, Setting } from '../../rules/content.ts'
import { isAmong } from '../../rules/destination.ts'
import { matchesPattern } from '../../rules/eccn.ts'
import { bringsIn, familyPatterns, looksInside, noLevelRules } from '../../rules/no-level.ts'
import type { Choices, RulePack } from '../../rules/pack.ts'
import type { Level, NoLevelRule } from '../../rules/schema.ts'
import { type Treatment, treat } from '../../rules/treatment.ts'
import type { Channel } from '../content/channel.ts'
import type { ContentClasses, PlacedClass } from '../content/content-classes.ts'
import { ByFacts } from './by-facts.ts'

/** A class of content in a channel, with what the rules say of it in one setting. */
export interface JudgedClass extends PlacedClass {
  number: number
  treatment: Treatment
  /** Whether its value enters the numerator, the channel considered. */
  counts: Answer
  /** Whether the encryption gate is asked of it: not inside an item of US make that is one item. */
  ownForGate: Answer
  /** Whether it fails the encryption gate as content of the product itself. */
  gate: Answer
  /** Inside an item of US make that is taken as one, it would be asked about if that were looked into. */
  isHidden: boolean
  /** US or possibly US content without an ECCN: undetermined at any share. */
  openEccn: boolean
  /** Whether it brings in each of the cases without a level, in the order of the judge's rules. */
  noLevel: readonly Answer[]
}

/** What the rules say of content, and by it and whether it is content of the product itself, whether it brings in each of the cases without a level. */
interface Treated {
  treatment: Treatment
  noLevel: Readonly<Record<Answer, ByFacts<readonly Answer[]>>>
}

/** Marks of a placed class, for passing over many quickly: whether it counts, in two bits, and more. */
export const MARK = {
  /** The bits that say whether it counts. */
  counts: 3,
  /** More comes of it than, perhaps, its value in the numerator. */
  active: 4,
  judged: 8,
} as const

const COUNTS: Record<Answer, number> = { no: 0, unknown: 1, yes: 2 }

/** Whether what lies in a channel is content of the product itself, and not of an item of US origin. */
const IS_OWN: Record<Channel, Answer> = {
  sure: 'yes',
  unsure: 'unknown',
  inUsItem: 'no',
  inDiscrete: 'yes',
}

/**
 * Judges content for one destination, country of export and kind of product. What it finds depends on
 * no amount and on no product; each placed class is judged once.
 */
export class ContentJudge {
  readonly setting: Setting
  readonly level: Level
  /** The cases without a level that exist for the destination. */
  readonly rules: readonly NoLevelRule[]
  private readonly pack: RulePack
  private readonly choices: Choices
  private readonly classes: ContentClasses
  private readonly gateLooksInside: boolean
  /** By class of content, and by what is alike but for facts. */
  private readonly treated: (Treated | undefined)[] = []
  private readonly treatedAlike: (ByFacts<Treated> | undefined)[] = []
  private readonly placedClasses: (JudgedClass | undefined)[] = []
  private marks = new Uint8Array(0)

  constructor(pack: RulePack, choices: Choices, classes: ContentClasses, setting: Setting) {
    const { destination } = setting
    const level = pack.levels.levels.find((row) => isAmong(pack, destination, row.destinations))
    if (!level) throw new RangeError(`the rule pack has no level for ${destination.code}`)
    this.setting = setting
    this.level = level
    this.rules = noLevelRules(pack, destination)
    this.pack = pack
    this.choices = choices
    this.classes = classes
    this.gateLooksInside = looksInside(pack, choices, pack.levels.encryptionGate.looksInside)
  }

  /** What the rules say of a placed class (Supp. 2(a)(1), 734.4(a), (b)). */
  placedClass(number: number): JudgedClass {
    const known = this.placedClasses[number]
    if (known) return known
    const placedClass = this.classes.placedClasses[number] as PlacedClass
    const { content, channel, unless } = placedClass
    const treated = this.treat(content)
    const { treatment } = treated
    const isOwn = IS_OWN[channel]
    const ownForGate = this.gateLooksInside ? 'yes' : isOwn
    const noLevel = this.noLevelAnswers(content, treated, isOwn)
    const inside = isOwn === 'no' ? this.noLevelAnswers(content, treated, 'yes') : noLevel
    const judged: JudgedClass = {
      content,
      channel,
      unless,
      number,
      treatment,
      counts: this.countsIn(placedClass, treatment),
      ownForGate,
      gate: all([ownForGate, treatment.gateFails.answer]),
      openEccn: treatment.openEccn && isOwn !== 'no',
      noLevel,
      isHidden:
        (ownForGate === 'no' && treatment.gateFails.answer !== 'no') ||
        (inside !== noLevel &&
          this.rules.some((rule, i) => rule.looksInside && inside[i] !== noLevel[i])),
    }
    this.placedClasses[number] = judged
    return judged
  }

  /** The marks of all placed classes, by number; those of the placed classes given are there. */
  marksOf(present: readonly number[]): Uint8Array {
    if (this.marks.length < this.classes.placedClasses.length) {
      const marks = new Uint8Array(2 * this.classes.placedClasses.length)
      marks.set(this.marks)
      this.marks = marks
    }
    const { marks } = this
    for (const number of present)
      if (marks[number] === 0) marks[number] = markOf(this.placedClass(number))
    return marks
  }

  private treat(content: number): Treated {
    const known = this.treated[content]
    if (known) return known
    const alike = this.classes.alike[content] as number
    let byFacts = this.treatedAlike[alike]
    if (!byFacts) {
      byFacts = new ByFacts()
      this.treatedAlike[alike] = byFacts
    }
    const treated = byFacts.of(this.contentOf(content), (asked) => ({
      treatment: treat(this.pack, this.choices, asked, this.setting),
      noLevel: { yes: new ByFacts(), no: new ByFacts(), unknown: new ByFacts() },
    }))
    this.treated[content] = treated
    return treated
  }

  /** Whether treated content brings in each of the cases without a level. */
  private noLevelAnswers(
    number: number,
    { treatment, noLevel }: Treated,
    isOwn: Answer,
  ): readonly Answer[] {
    return noLevel[isOwn].of(this.contentOf(number), (content) =>
      this.rules.map((rule) =>
        bringsIn(this.pack, this.choices, rule, { content, treatment, isOwn }),
      ),
    )
  }

  private countsIn(placedClass: PlacedClass, treatment: Treatment): Answer {
    const { channel, unless } = placedClass
    if (unless !== null && this.wholeCounts(unless, channel) !== 'no') return 'no'
    const keepsCounting = channel === 'inDiscrete' ? this.hasNoLevelKind(placedClass) : 'yes'
    return all([IS_OWN[channel], keepsCounting, treatment.counts.answer])
  }

  /** Whether a part counts as a whole where its declared content lies. */
  private wholeCounts(content: number, channel: Channel): Answer {
    return this.countsIn({ content, channel, unless: null }, this.treat(content).treatment)
  }

  /** Content of the 600 series or 9x515: second incorporation is not applied to it. */
  private hasNoLevelKind({ content }: PlacedClass): Answer {
    const { eccn, lapse } = this.contentOf(content)
    if (!eccn || lapse) return 'unknown'
    const families = this.pack.noLevel.families
      .filter((family) => family.secondIncorporation === false)
      .map((family) => family.id)
    return any(familyPatterns(this.pack, families).map((pattern) => matchesPattern(eccn, pattern)))
  }

  private contentOf(content: number): Content {
    return this.classes.content[content] as Content
  }
}

function markOf({ counts, gate, openEccn, noLevel, treatment }: JudgedClass): number {
  const active =
    gate !== 'no' ||
    openEccn ||
    treatment.outside !== null ||
    noLevel.some((answer) => answer !== 'no')
  return MARK.judged | (active ? MARK.active : 0) | COUNTS[counts]
}
