import { z } from 'zod'
import { MOST_PARTY_NAMES, MOST_PARTY_RECORDS } from '../bounds.ts'
import { country, date, decimal, id, text } from './members.ts'

/**
 * What a party is in a transaction, as 748.5 names it, and below them those that it does not name. An
 * owner is no party to the transaction; it stands in the register for what its share brings along.
 */
export const PARTY_ROLES = [
  'applicant',
  'other-party',
  'purchaser',
  'intermediate-consignee',
  'ultimate-consignee',
  'end-user',
  'forwarding-agent',
  'bank',
  'owner',
] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

/** A share of ownership in percent, from 0 to 100. */
export const percent = decimal.refine((given) => /^0*(\d{1,2}(\.\d+)?|100(\.0+)?)$/.test(given), {
  error: 'must be a share from 0 to 100 percent',
})

/** An owner, which is a party of the register too, and its direct share; null: not known. */
export const ownerSchema = z.strictObject({ party: id, percent: percent.nullable() })

/** A paper about a party: its reference in words, and its day. */
export const partyDocumentSchema = z.strictObject({
  reference: text.min(1, { error: 'must not be empty' }),
  on: date.nullable(),
})

/** A party to transactions: a customer, a consignee, an end user, a forwarder, or the owner of one. */
export const partySchema = z.strictObject({
  id,
  name: text.min(1, { error: 'must not be empty' }),
  /** Other names, in any script. */
  otherNames: z.array(text.min(1)).max(MOST_PARTY_NAMES).optional(),
  country: country.nullish(),
  addresses: z.array(text.min(1)).max(MOST_PARTY_RECORDS).optional(),
  /** What it usually is. */
  roles: z
    .array(z.enum(PARTY_ROLES, { error: `must be ${PARTY_ROLES.join(', ')}` }))
    .max(PARTY_ROLES.length)
    .optional(),
  owners: z.array(ownerSchema).max(MOST_PARTY_RECORDS).optional(),
  /** Somebody has looked into who owns it: beside the owners named nobody is listed. */
  ownersKnown: z.boolean({ error: 'must be true or false' }).optional(),
  documents: z.array(partyDocumentSchema).max(MOST_PARTY_RECORDS).optional(),
  note: text.nullish(),
})

export type Party = z.infer<typeof partySchema>
export type Owner = z.infer<typeof ownerSchema>
export type PartyDocument = z.infer<typeof partyDocumentSchema>

/** The names by which a party is screened, its own first. */
export function namesOf({ name, otherNames = [] }: Pick<Party, 'name' | 'otherNames'>): string[] {
  return [...new Set([name, ...otherNames])]
}

/** What owners together own of a party where that is more than all of it, in percent as a decimal; else null. */
export function ownedTwice(owners: readonly Pick<Owner, 'percent'>[]): string | null {
  const shares = owners.flatMap(({ percent: share }) => share ?? [])
  const places = Math.max(0, ...shares.map((share) => share.split('.')[1]?.length ?? 0))
  const units = shares.map((share) => {
    const [whole = '0', rest = ''] = share.split('.')
    return BigInt(`${whole}${rest.padEnd(places, '0')}`)
  })
  const sum = units.reduce((a, b) => a + b, 0n)
  if (sum <= 100n * 10n ** BigInt(places)) return null
  const digits = sum.toString()
  const rest = digits.slice(digits.length - places).replace(/0+$/, '')
  return places === 0 || rest === ''
    ? digits.slice(0, digits.length - places)
    : `${digits.slice(0, digits.length - places)}.${rest}`
}
