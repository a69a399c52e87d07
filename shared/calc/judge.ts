import { type Answer, all, any } from '../rules/answer.ts'
import type { Content, Setting } from '../rules/content.ts'
import { type Destination, isAmong } from '../rules/destination.ts'
import { matchesPattern, parseEccn } from '../rules/eccn.ts'
import { familyPatterns, type NoLevelFinding, noLevelFindings } from '../rules/no-level.ts'
import type { Level } from '../rules/schema.ts'
import { type Treatment, treat } from '../rules/treatment.ts'
import type { BucketKey, Channel, Compiled, Maker, Node } from './compile.ts'

/** A class of content in a channel of the product, with what the rules say of it. */
export interface JudgedBucket extends BucketKey {
  treatment: Treatment
  /** Whether its value enters the numerator, the channel considered. */
  counts: Answer
}

/** Everything that the rules say of a product for a destination before any amount is looked at. */
export interface Judgement {
  destination: Destination
  maker: Maker
  setting: Setting
  level: Level
  buckets: JudgedBucket[]
  noLevel: NoLevelFinding[]
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

/**
 * Judges a product for a destination: each class of content that lies in it (Supp. 2(a)(1)), the
 * cases without a level (734.4(a)) at any depth, the encryption gate (734.4(b)), and the level
 * (734.4(c), (d)).
 */
export function judge(
  compiled: Compiled,
  productId: string,
  present: readonly BucketKey[],
  destination: Destination,
): Judgement {
  const { pack, choices, day } = compiled
  const { product } = compiled.nodes[compiled.rootOf.get(productId) as number] as Node
  const maker = compiled.makers.get(productId) as Maker
  const setting: Setting = {
    destination,
    exportedFrom: maker.exportedFrom,
    productKind: product.kind,
    day,
  }
  const level = pack.levels.levels.find((row) => isAmong(pack, destination, row.destinations))
  if (!level) throw new RangeError(`the rule pack has no level for ${destination.code}`)
  const buckets = present.map((key): JudgedBucket => {
    const treatment = treatmentOf(compiled, key.content, setting)
    const whole = key.unless === null ? null : treatmentOf(compiled, key.unless, setting)
    return { ...key, treatment, counts: countsIn(compiled, key, treatment, whole) }
  })
  const judged = {
    eccn: product.eccn ? parseEccn(product.eccn) : null,
    facts: product.facts ?? {},
    country: maker.country,
    headquarters: maker.headquarters,
  }
  const noLevel = noLevelFindings(
    pack,
    choices,
    judged,
    buckets.map(({ content, channel, treatment }) => ({
      content: compiled.contents[content] as Content,
      treatment,
      isOwn: IS_OWN[channel],
    })),
    setting,
  )
  const gate = any(
    buckets.map(({ channel, treatment }) => all([IS_OWN[channel], treatment.gateFails.answer])),
  )
  return {
    destination,
    maker,
    setting,
    level,
    buckets,
    noLevel,
    gate,
    openEccn: buckets.some(
      ({ channel, treatment }) => treatment.openEccn && IS_OWN[channel] !== 'no',
    ),
    outside: buckets.find((bucket) => bucket.treatment.outside)?.treatment.outside ?? null,
  }
}

/** A class is treated alike in every product of a kind, destination and country of export: once is enough. */
function treatmentOf(compiled: Compiled, content: number, setting: Setting): Treatment {
  const { destination, exportedFrom, productKind } = setting
  const key = `${content} ${destination.code} ${exportedFrom} ${productKind}`
  const known = compiled.treatments.get(key)
  if (known) return known
  const { pack, choices, contents } = compiled
  const treatment = treat(pack, choices, contents[content] as Content, setting)
  compiled.treatments.set(key, treatment)
  return treatment
}

function countsIn(
  compiled: Compiled,
  { channel, content }: BucketKey,
  treatment: Treatment,
  whole: Treatment | null,
): Answer {
  const { answer } = treatment.counts
  if (whole && whole.counts.answer !== 'no') return 'no'
  const keepsCounting = channel === 'inDiscrete' ? hasNoLevelKind(compiled, content) : 'yes'
  return all([IS_OWN[channel], keepsCounting, answer])
}

/** Content of the 600 series or 9x515: second incorporation is not applied to it. */
function hasNoLevelKind(compiled: Compiled, content: number): Answer {
  const { pack, contents } = compiled
  const eccn = contents[content]?.eccn
  if (!eccn) return 'unknown'
  const families = pack.noLevel.families.map((family) => family.id)
  return any(familyPatterns(pack, families).map((pattern) => matchesPattern(eccn, pattern)))
}
