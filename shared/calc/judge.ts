import { type Answer, all, any } from '../rules/answer.ts'
import type { Content, Setting } from '../rules/content.ts'
import { type Destination, isAmong } from '../rules/destination.ts'
import { matchesPattern, parseEccn } from '../rules/eccn.ts'
import { familyPatterns, type NoLevelFinding, noLevelFindings } from '../rules/no-level.ts'
import type { Level } from '../rules/schema.ts'
import { type Treatment, treat } from '../rules/treatment.ts'
import type { Channel, Compiled, Maker, Node } from './compile.ts'

/** A class of content in a channel of the product, with what the rules say of it. */
export interface JudgedBucket {
  content: number
  channel: Channel
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

/** Where content of a channel matters: for the value, for the gate, for the cases of 734.4(a). */
const ASKED: Record<Channel, { value: boolean; gate: boolean }> = {
  sure: { value: true, gate: true },
  unsure: { value: true, gate: true },
  inUsItem: { value: false, gate: false },
  inDiscrete: { value: false, gate: true },
}

/**
 * Judges a product for a destination: each class of content that lies in it (Supp. 2(a)(1)), the
 * cases without a level (734.4(a)) at any depth, the encryption gate (734.4(b)), and the level
 * (734.4(c), (d)).
 */
export function judge(
  compiled: Compiled,
  productId: string,
  present: readonly { content: number; channel: Channel }[],
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
  const buckets = present.map(({ content, channel }) => {
    const treatment = treat(pack, choices, compiled.contents[content] as Content, setting)
    return { content, channel, treatment, counts: countsIn(compiled, channel, content, treatment) }
  })
  const judged = {
    eccn: product.eccn ? parseEccn(product.eccn) : null,
    facts: product.facts ?? {},
    headquarters: maker.headquarters,
  }
  const noLevel = noLevelFindings(
    pack,
    choices,
    judged,
    buckets.map(({ content, treatment }) => ({
      content: compiled.contents[content] as Content,
      treatment,
    })),
    setting,
  )
  const gate = any(buckets.map((bucket) => gateIn(bucket)))
  return {
    destination,
    maker,
    setting,
    level,
    buckets,
    noLevel,
    gate,
    openEccn: buckets.some((bucket) => bucket.treatment.openEccn),
    outside: buckets.find((bucket) => bucket.treatment.outside)?.treatment.outside ?? null,
  }
}

function gateIn({ channel, treatment }: JudgedBucket): Answer {
  if (!ASKED[channel].gate) return 'no'
  return channel === 'unsure'
    ? all(['unknown', treatment.gateFails.answer])
    : treatment.gateFails.answer
}

function countsIn(
  compiled: Compiled,
  channel: Channel,
  content: number,
  treatment: Treatment,
): Answer {
  const { answer } = treatment.counts
  if (ASKED[channel].value) return channel === 'unsure' ? all(['unknown', answer]) : answer
  if (channel === 'inUsItem' || answer === 'no') return 'no'
  return all([hasNoLevelKind(compiled, content), answer])
}

/** Content of the 600 series or 9x515: second incorporation is not applied to it. */
function hasNoLevelKind(compiled: Compiled, content: number): Answer {
  const { pack, contents } = compiled
  const eccn = contents[content]?.eccn
  if (!eccn) return 'unknown'
  const families = pack.noLevel.families.map((family) => family.id)
  return any(familyPatterns(pack, families).map((pattern) => matchesPattern(eccn, pattern)))
}
