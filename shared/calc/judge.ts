import { type Answer, all, any, either } from '../rules/answer.ts'
import type { Content, Setting } from '../rules/content.ts'
import { type Destination, isAmong } from '../rules/destination.ts'
import { matchesPattern, parseEccn } from '../rules/eccn.ts'
import {
  bringsIn,
  familyPatterns,
  type NoLevelFinding,
  noLevelFinding,
  noLevelRules,
} from '../rules/no-level.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import type { Level, NoLevelRule } from '../rules/schema.ts'
import { type Treatment, treat } from '../rules/treatment.ts'
import type { Channel } from './channel.ts'
import type { Bucket, Classes } from './classes.ts'
import type { ProductItem } from './item.ts'
import type { Maker } from './maker.ts'

/** A class of content in a channel, with what the rules say of it in one setting. */
export interface JudgedBucket extends Bucket {
  number: number
  treatment: Treatment
  /** Whether its value enters the numerator, the channel considered. */
  counts: Answer
  /** Whether it fails the encryption gate as content of the product itself. */
  gate: Answer
  /** US or possibly US content without an ECCN: undetermined at any share. */
  openEccn: boolean
  /** Whether it brings in each of the cases without a level, in the order of the setting's rules. */
  noLevel: readonly Answer[]
  /** Nothing but, perhaps, its value in the numerator comes of it. */
  inert: boolean
}

/** A case without a level, with the buckets that bring it in, or could. */
export interface NoLevelCase extends NoLevelFinding {
  buckets: ReadonlySet<number>
}

/** Everything that the rules say of a product for a destination before any amount is looked at. */
export interface Judgement {
  destination: Destination
  maker: Maker
  setting: Setting
  level: Level
  buckets: readonly JudgedBucket[]
  /** Which buckets count, as text: the same text for the same answers. */
  counted: string
  noLevel: NoLevelCase[]
  gate: Answer
  /** US or possibly US content without an ECCN lies in it: undetermined at any share. */
  openEccn: boolean
  /** A defense article or an item of another agency lies in it. */
  outside: 'ITAR' | 'OTHER-AGENCY' | null
}

/** Whether what lies in a channel is content of the product itself, and not of an item of US origin. */
const IS_OWN: Record<Channel, Answer> = {
  sure: 'yes',
  unsure: 'unknown',
  inUsItem: 'no',
  inDiscrete: 'yes',
}

/** A destination, a country of export and a kind of product, with what was found out for them. */
interface Court {
  setting: Setting
  level: Level
  rules: readonly NoLevelRule[]
  treatments: (Treatment | undefined)[]
  buckets: (JudgedBucket | undefined)[]
}

/**
 * Judges products by one rule pack and its switches. What it finds out about a class of content
 * depends on no amount and on no product; it is kept, and holds for all models with these classes.
 */
export class Judge {
  readonly pack: RulePack
  readonly choices: Choices
  readonly day: string
  private readonly classes: Classes
  private readonly courts = new Map<string, Court>()

  constructor(pack: RulePack, choices: Choices, day: string, classes: Classes) {
    this.pack = pack
    this.choices = choices
    this.day = day
    this.classes = classes
  }

  /** The class of content that lies in a bucket. */
  contentIn({ content }: Bucket): Content {
    return this.classes.contents[content] as Content
  }

  /**
   * Judges a product for a destination: each class of content that lies in it (Supp. 2(a)(1)), the
   * cases without a level (734.4(a)) at any depth, the encryption gate (734.4(b)), and the level
   * (734.4(c), (d)).
   */
  judge(item: ProductItem, present: Iterable<number>, destination: Destination): Judgement {
    const court = this.courtFor(item, destination)
    const buckets = Array.from(present, (number) => this.bucket(court, number))
    const ofContents = court.rules.map((): Answer => 'no')
    let gate: Answer = 'no'
    let openEccn = false
    let counted = ''
    const outside = new Set<Treatment['outside']>()
    for (const bucket of buckets) {
      counted += bucket.counts[0]
      if (bucket.inert) continue
      gate = either(gate, bucket.gate)
      openEccn ||= bucket.openEccn
      outside.add(bucket.treatment.outside)
      for (let i = 0; i < ofContents.length; i++)
        ofContents[i] = either(ofContents[i] as Answer, bucket.noLevel[i] as Answer)
    }
    return {
      destination,
      maker: item.maker,
      setting: court.setting,
      level: court.level,
      buckets,
      counted,
      noLevel: this.noLevelCases(court, item, buckets, ofContents),
      gate,
      openEccn,
      outside: outside.has('ITAR') ? 'ITAR' : outside.has('OTHER-AGENCY') ? 'OTHER-AGENCY' : null,
    }
  }

  private noLevelCases(
    court: Court,
    { product, maker: { country, headquarters } }: ProductItem,
    buckets: readonly JudgedBucket[],
    ofContents: readonly Answer[],
  ): NoLevelCase[] {
    const eccn = product.eccn ? parseEccn(product.eccn) : null
    const judged = { eccn, facts: product.facts ?? {}, country, headquarters }
    return court.rules.map((rule, i) => {
      const strongest = ofContents[i] as Answer
      const finding = noLevelFinding(this.pack, rule, judged, strongest, court.setting)
      const brought = finding.answer === 'no' ? [] : buckets
      const those = brought.filter((bucket) => bucket.noLevel[i] === strongest)
      return { ...finding, buckets: new Set(those.map(({ number }) => number)) }
    })
  }

  private courtFor({ product, maker }: ProductItem, destination: Destination): Court {
    const { kind } = product
    const { exportedFrom } = maker
    const name = `${destination.code} ${exportedFrom} ${kind}`
    const known = this.courts.get(name)
    if (known) return known
    const { pack, day } = this
    const level = pack.levels.levels.find((row) => isAmong(pack, destination, row.destinations))
    if (!level) throw new RangeError(`the rule pack has no level for ${destination.code}`)
    const court: Court = {
      setting: { destination, exportedFrom, productKind: kind, day },
      level,
      rules: noLevelRules(pack, destination),
      treatments: [],
      buckets: [],
    }
    this.courts.set(name, court)
    return court
  }

  private bucket(court: Court, number: number): JudgedBucket {
    const known = court.buckets[number]
    if (known) return known
    const bucket = this.classes.buckets[number] as Bucket
    const treatment = this.treatment(court, bucket.content)
    const isOwn = IS_OWN[bucket.channel]
    const content = this.contentIn(bucket)
    const gate = all([isOwn, treatment.gateFails.answer])
    const openEccn = treatment.openEccn && isOwn !== 'no'
    const noLevel = court.rules.map((rule) =>
      bringsIn(this.pack, this.choices, rule, { content, treatment, isOwn }),
    )
    const judged: JudgedBucket = {
      ...bucket,
      number,
      treatment,
      counts: this.countsIn(court, bucket, treatment),
      gate,
      openEccn,
      noLevel,
      inert:
        gate === 'no' &&
        !openEccn &&
        treatment.outside === null &&
        noLevel.every((answer) => answer === 'no'),
    }
    court.buckets[number] = judged
    return judged
  }

  private treatment(court: Court, content: number): Treatment {
    const known = court.treatments[content]
    if (known) return known
    const of = this.classes.contents[content] as Content
    const treatment = treat(this.pack, this.choices, of, court.setting)
    court.treatments[content] = treatment
    return treatment
  }

  private countsIn(court: Court, bucket: Bucket, treatment: Treatment): Answer {
    const { channel, unless } = bucket
    if (unless !== null && this.treatment(court, unless).counts.answer !== 'no') return 'no'
    const keepsCounting = channel === 'inDiscrete' ? this.hasNoLevelKind(bucket) : 'yes'
    return all([IS_OWN[channel], keepsCounting, treatment.counts.answer])
  }

  /** Content of the 600 series or 9x515: second incorporation is not applied to it. */
  private hasNoLevelKind(bucket: Bucket): Answer {
    const { eccn } = this.contentIn(bucket)
    if (!eccn) return 'unknown'
    const families = this.pack.noLevel.families.map((family) => family.id)
    return any(familyPatterns(this.pack, families).map((pattern) => matchesPattern(eccn, pattern)))
  }
}
