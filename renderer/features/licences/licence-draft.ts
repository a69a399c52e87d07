import { memberProblems } from '../../../shared/licences/member-words.ts'
import { partiesOf } from '../../../shared/licences/register.ts'
import { partyInRegister } from '../../../shared/licences/registered-parties.ts'
import { type Licence, type LicenceParty, licenceSchema } from '../../../shared/licences/schema.ts'
import { partiesIn } from '../../../shared/licences/sheet.ts'
import type { Party } from '../../../shared/model/party.ts'
import type { ReadCell } from '../../../shared/tabular/cell.ts'
import { readCountry } from '../../../shared/tabular/country.ts'
import { currencyOf } from '../../../shared/tabular/currency.ts'
import { readEccn } from '../../../shared/tabular/eccn.ts'
import { typeableHere } from '../../ui/number-format.ts'
import { readTyped } from '../../ui/typed-number.ts'

/** The roles that the form of an application asks for, with what the fields are called. */
export const FORM_ROLES = [
  ['applicant', 'Applicant'],
  ['purchaser', 'Purchaser'],
  ['intermediate-consignee', 'Intermediate consignees'],
  ['ultimate-consignee', 'Ultimate consignee'],
  ['end-user', 'End user'],
] as const
type FormRole = (typeof FORM_ROLES)[number][0]

const ITEM_MEMBERS = [
  ...(['product', 'description', 'eccn', 'quantity', 'unit', 'value', 'currency'] as const),
]
export type ItemDraft = Record<(typeof ITEM_MEMBERS)[number], string>

export const NO_ITEM: ItemDraft = {
  ...{ product: '', description: '', eccn: '', quantity: '', unit: '', value: '', currency: '' },
}

/** An application as it is typed. */
export interface LicenceDraft {
  reference: string
  type: Licence['type']
  destinations: string
  endUse: string
  parties: Record<FormRole, string>
  items: readonly ItemDraft[]
}

export const NO_LICENCE: LicenceDraft = {
  ...{ reference: '', type: 'reexport', destinations: '', endUse: '' },
  parties: {
    ...{ applicant: '', purchaser: '', 'intermediate-consignee': '' },
    ...{ 'ultimate-consignee': '', 'end-user': '' },
  },
  items: [NO_ITEM],
}

/** An application that is kept, as it can be typed on. */
export function draftOf(licence: Licence): LicenceDraft {
  const parties = FORM_ROLES.map(([role]) => [role, partiesOf(licence, role)] as const)
  return {
    reference: licence.reference,
    type: licence.type,
    destinations: licence.destinations.join(', '),
    endUse: licence.endUse ?? '',
    parties: Object.fromEntries(parties) as LicenceDraft['parties'],
    items:
      licence.items.length === 0
        ? [NO_ITEM]
        : licence.items.map((item) => ({
            ...NO_ITEM,
            ...Object.fromEntries(ITEM_MEMBERS.map((member) => [member, item[member] ?? ''])),
            quantity: item.quantity == null ? '' : typeableHere(item.quantity),
            value: item.value == null ? '' : typeableHere(item.value),
          })),
  }
}

/**
 * The application that a draft says, with its parties of the register, or all that is wrong with it by
 * the names of the fields. What the form does not ask for stays as it was `before`.
 */
export function licenceOf(
  draft: LicenceDraft,
  register: readonly Party[],
  before: Licence | null = null,
): { ok: true; licence: Licence } | { ok: false; problems: string[] } {
  const problems: string[] = []
  const take = <T>(field: string, cell: ReadCell<T>): T | null => {
    if (cell.ok) return cell.value
    problems.push(`${field}: ${cell.message}`)
    return null
  }
  const destinations = countriesIn(draft.destinations).flatMap(
    (text) => take('Countries', readCountry(text)) ?? [],
  )
  const parties = FORM_ROLES.flatMap(([role, label]) =>
    partiesIn(draft.parties[role].trim() || null, role).map((typed) => {
      const kept = before?.parties.find((one) => one.role === role && one.name === typed.name)
      const found = partyInRegister({ ...kept, ...typed }, register)
      if (!found.ok) problems.push(`${label}: ${found.why}`)
      return found.ok ? found.party : typed
    }),
  )
  const others = (before?.parties ?? []).filter(
    ({ role }) => !FORM_ROLES.some(([asked]) => asked === role),
  )
  const filled = draft.items.filter((item) =>
    Object.values(item).some((text) => text.trim() !== ''),
  )
  const items = filled.map((item, at) => itemOf(item, `Item ${at + 1}`, take))
  const read = licenceSchema.safeParse({
    ...before,
    reference: draft.reference.trim(),
    type: draft.type,
    destinations: [...new Set(destinations)],
    parties: [...parties, ...others] satisfies LicenceParty[],
    items,
    endUse: draft.endUse.trim() || null,
  })
  if (read.success && problems.length === 0) return { ok: true, licence: read.data }
  return { ok: false, problems: [...problems, ...memberProblems(read.error?.issues ?? [])] }
}

function itemOf(
  typed: ItemDraft,
  name: string,
  take: <T>(field: string, cell: ReadCell<T>) => T | null,
) {
  const said = (member: keyof ItemDraft) => typed[member].trim() || null
  const amount = (member: 'quantity' | 'value', currency: string | null) => {
    const text = said(member)
    return text === null ? null : take(`${name}, ${member}`, readTyped(text, currency ?? ''))
  }
  const eccn = said('eccn')
  const ofCurrency = said('currency')
  const currency = ofCurrency === null ? null : take(`${name}, currency`, currencyOf(ofCurrency))
  const value = amount('value', currency)
  return {
    product: said('product'),
    description: said('description') ?? said('product') ?? said('eccn') ?? '',
    eccn: eccn === null ? null : take(`${name}, ECCN`, readEccn(eccn)),
    quantity: amount('quantity', null)?.amount ?? null,
    unit: said('unit'),
    value: value?.amount ?? null,
    currency: currency ?? value?.currency ?? null,
  }
}

/** Countries between commas or semicolons; codes may stand with spaces alone between them. */
function countriesIn(text: string): string[] {
  if (text.trim() !== '' && readCountry(text).ok) return [text.trim()]
  return text
    .split(text.includes(';') ? /[;\n]/ : /[,\n]/)
    .flatMap((one) =>
      /^\s*[A-Za-z]{2}(\s+[A-Za-z]{2})+\s*$/.test(one) ? one.trim().split(/\s+/) : [one.trim()],
    )
    .filter((one) => one !== '')
}
