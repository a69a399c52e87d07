import { z } from 'zod'
import { canonicalJson } from '../model/canonical-json.ts'
import type { Model } from '../model/schema.ts'
import { parseEccn } from '../rules/eccn.ts'
import type { RulePack } from '../rules/pack.ts'
import { type EccnEntry, type Limb, type PackFiles, packFilesSchema } from '../rules/schema.ts'

const { shape } = packFilesSchema
const [file, list, flags] = [
  shape.eccns.element,
  shape.hts.shape.lists.element,
  shape.exceptions.shape.flags.element,
]

/**
 * The rows of a pack that a determination carries, in the form of its files. The tables of which only
 * what the model names is carried may be empty.
 */
export const packRowsSchema = z.strictObject({
  ...shape,
  eccns: z.array(file),
  hts: shape.hts.extend({
    lists: z.array(list.extend({ codes: z.array(list.shape.codes.element) })),
  }),
  exceptions: shape.exceptions.extend({ flags: z.array(flags) }),
  conditions: shape.conditions.extend({
    conditions: z.array(shape.conditions.shape.conditions.element),
  }),
  supplement6: shape.supplement6.extend({
    items: z.array(shape.supplement6.shape.items.element),
  }),
  anchors: shape.anchors.extend({ anchors: z.array(shape.anchors.shape.anchors.element) }),
})

/**
 * The rows of a pack, of all days, as one canonical text, the same for the same rows whatever the order of their
 * members. A pack's content hash is the SHA-256 over it.
 */
export function packText(pack: RulePack): string {
  return canonicalJson(pack.files)
}

/**
 * The rows of a pack, of all days, that an evaluation of this model can touch, in the form of the pack's files and
 * with the paths that they have there. Of the Commerce Control List and its exceptions these are the
 * entries that the model names, with the questions that those turn on; of the HTS lists the codes that
 * it names. The other tables are carried whole, for any of their rows may be asked. Left out is what no
 * evaluation asks: the anchors, and the chemicals of Supplement No. 6.
 */
export function packRowsOf(pack: RulePack, model: Model): PackFiles {
  const { files } = pack
  const entries = new Set(eccnsOf(model).map((text) => parseEccn(text).entry))
  const codes = new Set([...model.parts, ...model.products].map(({ facts }) => facts?.hts6))
  const eccns = files.eccns
    .map((one) => ({ ...one, entries: one.entries.filter(({ eccn }) => entries.has(eccn)) }))
    .filter((one) => one.entries.length > 0)
  const asked = conditionsOf(
    eccns.flatMap((one) => one.entries),
    files,
  )
  return {
    ...files,
    eccns,
    exceptions: {
      ...files.exceptions,
      flags: files.exceptions.flags.filter(({ eccn }) => entries.has(eccn)),
    },
    conditions: {
      conditions: files.conditions.conditions.filter(({ id }) => asked.has(id)),
    },
    hts: { ...files.hts, lists: files.hts.lists.map((one) => withCodes(one, codes)) },
    supplement6: { ...files.supplement6, items: [] },
    anchors: { ...files.anchors, counts: {}, anchors: [] },
  }
}

function eccnsOf({ parts, products }: Model): string[] {
  return [
    ...parts.flatMap(({ eccn, usContent }) => [eccn, usContent?.eccn]),
    ...products.map(({ eccn }) => eccn),
  ].filter((eccn) => typeof eccn === 'string')
}

/** The questions that entries and the cases without a level turn on. */
function conditionsOf(entries: readonly EccnEntry[], { noLevel }: PackFiles): Set<string> {
  const limbs: Limb[] = entries.flatMap(({ rows, gbs }) => [
    ...rows.flatMap(({ scope }) => scope),
    ...(gbs ?? []),
  ])
  const answers = noLevel.rules.flatMap(({ content }) =>
    content.flatMap((one) => Object.keys(one.answers ?? {})),
  )
  const named = limbs.flatMap((limb) => [limb.if, limb.unless]).filter((id) => id !== undefined)
  return new Set([...named, ...answers])
}

function withCodes(
  htsList: PackFiles['hts']['lists'][number],
  codes: ReadonlySet<unknown>,
): PackFiles['hts']['lists'][number] {
  const { unitPriceAboveUsd } = htsList
  const prices = Object.entries(unitPriceAboveUsd ?? {}).filter(([code]) => codes.has(code))
  return {
    ...htsList,
    codes: htsList.codes.filter((code) => codes.has(code)),
    ...(unitPriceAboveUsd && { unitPriceAboveUsd: Object.fromEntries(prices) }),
  }
}
