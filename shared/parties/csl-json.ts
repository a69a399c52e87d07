import { z } from 'zod'
import {
  type ListedParty,
  type ListReader,
  listedPartySchema,
  MOST_PARTIES,
  readAll,
  type ScreeningList,
} from './list.ts'

const words = z.union([z.string(), z.number()]).transform(String)
const list = (of: z.ZodType<string, unknown>) =>
  z.union([z.array(of), of.transform((one) => [one])]).nullish()

const address = z.looseObject({
  address: words.nullish(),
  city: words.nullish(),
  state: words.nullish(),
  postal_code: words.nullish(),
  country: words.nullish(),
})

const result = z.looseObject({
  id: words.nullish(),
  _id: words.nullish(),
  source: words,
  name: words.refine((name) => name.trim() !== '', { error: 'is empty' }),
  alt_names: list(words),
  type: words.nullish(),
  addresses: z.array(address).nullish(),
  programs: list(words),
  license_requirement: words.nullish(),
  license_policy: words.nullish(),
  federal_register_notice: words.nullish(),
  start_date: words.nullish(),
  remarks: words.nullish(),
})

/**
 * Reads the Consolidated Screening List as JSON, `{ "results": [...] }`. A result that lacks a name or
 * source is named and left out. Throws a SyntaxError on what is no JSON, a RangeError on what is no
 * such list or has too many parties.
 */
export function readCslJson(text: string): ScreeningList {
  return readAll(cslJsonReader(text))
}

/** As `readCslJson`, entry by entry. */
export function cslJsonReader(text: string): ListReader {
  const parsed: unknown = JSON.parse(text)
  const results = (parsed as { results?: unknown } | null)?.results
  if (!Array.isArray(results))
    throw new RangeError('This is no screening list: it has no member "results" with a list.')
  if (results.length > MOST_PARTIES)
    throw new RangeError(
      `The list has ${results.length} parties; ${MOST_PARTIES} are read at most.`,
    )
  return {
    total: results.length,
    read(at) {
      const read = result.safeParse(results[at])
      const party = read.success ? listedPartySchema.safeParse(partyOf(read.data)) : read
      if (party.success && 'alternates' in party.data) return party.data as ListedParty
      const issue = party.error?.issues[0]
      return `results[${at}]: ${issue ? `${issue.path.join('.')} ${issue.message}` : 'not read'}`
    },
  }
}

function partyOf(given: z.output<typeof result>): ListedParty {
  return {
    id: given.id ?? given._id ?? '',
    source: given.source,
    name: given.name.trim(),
    alternates: (given.alt_names ?? []).map((name) => name.trim()).filter(Boolean),
    type: given.type ?? null,
    addresses: (given.addresses ?? []).map(
      ({ address: street, city, state, postal_code, country }) => ({
        text: [street, city, state, postal_code].filter(Boolean).join(', '),
        country: country ?? null,
      }),
    ),
    programs: given.programs ?? [],
    licenseRequirement: given.license_requirement ?? null,
    licensePolicy: given.license_policy ?? null,
    federalRegisterNotice: given.federal_register_notice ?? null,
    startDate: given.start_date ?? null,
    remarks: given.remarks ?? null,
  }
}
