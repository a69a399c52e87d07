import { z } from 'zod'
import { keptPapersSchema } from './papers.ts'

const destination = z.string().regex(/^[A-Z]{2}(-[A-Z]+)?$/)

/** Rules that were taken into force: which pack, from which day, by whom and why. */
export const adoptionSchema = z.object({
  /** The id of the pack, and the SHA-256 of its rows. */
  pack: z.string().min(1).max(60),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  on: z.iso.date(),
  who: z.string().min(1).max(200),
  why: z.string().min(1).max(2000),
})

/** A choice of destinations with a name, such as "Sales regions". */
export const destinationSetSchema = z.object({
  name: z.string().min(1).max(80),
  destinations: z.array(destination).min(1),
})

/** A revision of the workspace under a name that somebody gave it, such as "As sold to Acme". */
export const versionSchema = z.object({
  revision: z.number().int().nonnegative(),
  name: z.string().trim().min(1).max(80),
})

/** What a workspace keeps beside its model; everyone who works with the file sees the same. */
export const settingsSchema = z.object({
  /** Destinations that are offered first and shown on the home screen. */
  destinations: z.array(destination).max(40),
  destinationSets: z.array(destinationSetSchema).max(100),
  /** The pack's switches that are not at their default, by name. */
  choices: z.record(z.string(), z.string()),
  /** Warns where a price between companies of the group is given as arm's length. */
  warnAffiliatePrices: z.boolean(),
  /** What was typed in for the regulator's papers. */
  papers: keptPapersSchema,
  /** A determination holds once another user of the system has approved it. */
  approvalByAnother: z.boolean(),
  /** The rule packs that were taken into force, the one in force last; none: the newest of the app. */
  adoptions: z.array(adoptionSchema).max(1000),
  /** Up to how many days the rules may be older than the day of a determination without being asked about. */
  rulesAgeLimit: z.number().int().min(0).max(3650),
  /** Revisions with a name. They stay as they are when an earlier revision is restored or shown. */
  versions: z.array(versionSchema).max(1000),
})

export type Adoption = z.infer<typeof adoptionSchema>
export type Version = z.infer<typeof versionSchema>
export type DestinationSet = z.infer<typeof destinationSetSchema>
export type Settings = z.infer<typeof settingsSchema>

/**
 * What holds in a workspace until somebody sets it. No destination that Part 746 embargoes is among
 * the first ones: whoever sells there adds it.
 */
export const DEFAULT_SETTINGS: Settings = {
  destinations: ['CN', 'IN', 'TR', 'AE', 'VN', 'IL', 'BR', 'SA'],
  destinationSets: [],
  choices: {},
  warnAffiliatePrices: true,
  papers: { companies: {}, cases: {} },
  approvalByAnother: false,
  adoptions: [],
  rulesAgeLimit: 30,
  versions: [],
}
