import { type Answer, either } from '../../rules/answer.ts'
import type { Content, Setting } from '../../rules/content.ts'
import type { Destination } from '../../rules/destination.ts'
import { parseEccn } from '../../rules/eccn.ts'
import { otherKind } from '../../rules/eccn-kind.ts'
import { type NoLevelFinding, noLevelFinding } from '../../rules/no-level.ts'
import { LinesByDestination } from '../../rules/open-lines.ts'
import type { Choices, RulePack } from '../../rules/pack.ts'
import type { Level } from '../../rules/schema.ts'
import type { ContentClasses, PlacedClass } from '../content/content-classes.ts'
import type { ProductItem } from '../content/item.ts'
import type { Maker } from '../content/maker.ts'
import { ContentJudge, type JudgedClass, MARK } from './judged-content.ts'
import { NeedsByClass } from './needs-by-class.ts'

/** A case without a level, with the placed classes that bring it in, or could. */
export interface NoLevelCase extends NoLevelFinding {
  placedClasses: ReadonlySet<number>
}

/** Everything that the rules say of a product for a destination before any amount is looked at. */
export interface Judgement {
  destination: Destination
  maker: Maker
  setting: Setting
  level: Level
  /** Every class of content that lies in it, by channel. */
  readonly placedClasses: readonly JudgedClass[]
  /** Which placed classes count, as text: the same text for the same answers. */
  counted: string
  noLevel: NoLevelCase[]
  gate: Answer
  /** Its own ECCN is of another kind than is recorded, so that by which rules it is judged is open. */
  openKind: boolean
  /** US or possibly US content without an ECCN lies in it: undetermined at any share. */
  openEccn: boolean
  /** A defense article or an item of another agency lies in it. */
  outside: boolean
}

/** Judges products by one rule pack and its switches. What holds for all models is kept. */
export class Judge {
  readonly pack: RulePack
  readonly choices: Choices
  readonly day: string
  private readonly classes: ContentClasses
  /** The licence needs of products themselves. */
  readonly needs: NeedsByClass
  /** What may stand open beside a share that passes. */
  readonly lines: LinesByDestination
  private readonly contentJudges = new Map<string, ContentJudge>()

  constructor(pack: RulePack, choices: Choices, day: string, classes: ContentClasses) {
    this.pack = pack
    this.choices = choices
    this.day = day
    this.classes = classes
    this.needs = new NeedsByClass(pack, choices, day)
    this.lines = new LinesByDestination(pack, day)
  }

  /** The class of content that lies in a placed class. */
  contentIn({ content }: PlacedClass): Content {
    return this.classes.content[content] as Content
  }

  /**
   * Judges a product for a destination: each class of content that lies in it (Supp. 2(a)(1)), the
   * cases without a level (734.4(a)) at any depth, the encryption gate (734.4(b)), and the level
   * (734.4(c), (d)). `present`: the numbers of its placed classes.
   */
  judge(item: ProductItem, present: readonly number[], destination: Destination): Judgement {
    const contentJudge = this.contentJudgeFor(item, destination)
    const marks = contentJudge.marksOf(present)
    const active = present
      .filter((number) => ((marks[number] as number) & MARK.active) !== 0)
      .map((number) => contentJudge.placedClass(number))
    let gate: Answer = 'no'
    for (const placedClass of active) gate = either(gate, placedClass.gate)
    let placedClasses: readonly JudgedClass[] | null = null
    return {
      destination,
      maker: item.maker,
      setting: contentJudge.setting,
      level: contentJudge.level,
      get placedClasses() {
        placedClasses ??= present.map((number) => contentJudge.placedClass(number))
        return placedClasses
      },
      counted: countedText(marks, present),
      noLevel: this.noLevelCases(contentJudge, item, active),
      gate,
      openKind: this.isOpenKind(item),
      openEccn: active.some((placedClass) => placedClass.openEccn),
      outside: active.some((placedClass) => placedClass.treatment.outside !== null),
    }
  }

  private isOpenKind({ product: { kind, eccn } }: ProductItem): boolean {
    return otherKind(this.pack, { kind, eccn: eccn ? parseEccn(eccn) : null }) !== null
  }

  private noLevelCases(
    contentJudge: ContentJudge,
    { product, maker: { country, shipper } }: ProductItem,
    active: readonly JudgedClass[],
  ): NoLevelCase[] {
    const eccn = product.eccn ? parseEccn(product.eccn) : null
    const judged = { eccn, facts: product.facts ?? {}, country, shipper }
    return contentJudge.rules.map((rule, i) => {
      let strongest: Answer = 'no'
      for (const placedClass of active)
        strongest = either(strongest, placedClass.noLevel[i] as Answer)
      const finding = noLevelFinding(this.pack, rule, judged, strongest, contentJudge.setting)
      const brought = finding.answer === 'no' ? [] : active
      const those = brought.filter((placedClass) => placedClass.noLevel[i] === strongest)
      return { ...finding, placedClasses: new Set(those.map(({ number }) => number)) }
    })
  }

  private contentJudgeFor(
    { product: { kind }, maker }: ProductItem,
    destination: Destination,
  ): ContentJudge {
    const { exportedFrom } = maker
    const name = `${destination.code} ${exportedFrom} ${kind}`
    const known = this.contentJudges.get(name)
    if (known) return known
    const setting = { destination, exportedFrom, productKind: kind, day: this.day }
    const contentJudge = new ContentJudge(this.pack, this.choices, this.classes, setting)
    this.contentJudges.set(name, contentJudge)
    return contentJudge
  }
}

/** A judge for each setting of the pack's switches, all with the same classes of content. */
export class Judges {
  private readonly pack: RulePack
  private readonly day: string
  private readonly classes: ContentClasses
  private readonly known = new Map<string, Judge>()

  constructor(pack: RulePack, day: string, classes: ContentClasses) {
    this.pack = pack
    this.day = day
    this.classes = classes
  }

  by(choices: Choices): Judge {
    const name = JSON.stringify(Object.entries(choices).sort())
    const judge = this.known.get(name) ?? new Judge(this.pack, choices, this.day, this.classes)
    this.known.set(name, judge)
    return judge
  }
}

/** The answers of the placed classes, fifteen to a number. */
function countedText(marks: Uint8Array, present: readonly number[]): string {
  const words: number[] = []
  let word = 0
  for (let i = 0; i < present.length; i++) {
    word = (word << 2) | ((marks[present[i] as number] as number) & MARK.counts)
    if (i % 15 < 14) continue
    words.push(word)
    word = 0
  }
  words.push(word)
  return words.join()
}
