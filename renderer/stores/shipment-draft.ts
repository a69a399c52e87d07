import type { LicenceRole } from '../../shared/licences/schema.ts'
import { issueWords } from '../../shared/model/issue.ts'
import type { Party } from '../../shared/model/party.ts'
import { type Shipment, shipmentSchema } from '../../shared/shipment/schema.ts'

/** A party as it is typed: one of the register, or a name that is not in it. */
export interface DraftParty {
  role: LicenceRole
  name: string
  /** Its id in the register; null: it is not in it. */
  party: string | null
  country: string
  /** Lists that somebody screened it against elsewhere, with nobody near. */
  elsewhere: string
}

/** A shipment as it is typed. */
export interface ShipmentDraft {
  reference: string
  destination: string
  exportedBy: string | null
  exportedFrom: string
  route: string
  licence: string | null
  exception: string
  lines: { product: string | null; quantity: string; value: string; currency: string }[]
  /** null: those that are recorded beside the products. */
  spares: { item: string; quantity: string }[] | null
  parties: DraftParty[]
  asked: { uses: boolean; route: boolean }
  /** What is known of the recipient, and of the controls of the country of export; null: nothing. */
  advanced: boolean | null
  equally: boolean | null
  by: string
  why: string
}

export const NO_LINE = { product: null, quantity: '', value: '', currency: '' }

export function newParty(role: LicenceRole): DraftParty {
  return { role, name: '', party: null, country: '', elsewhere: '' }
}

/** A shipment of which nothing is typed yet. */
export function emptyDraft(): ShipmentDraft {
  return {
    ...{ reference: '', destination: '', exportedBy: null, exportedFrom: '', route: '' },
    ...{ licence: null, exception: '', spares: null, advanced: null, equally: null },
    lines: [NO_LINE],
    parties: [newParty('ultimate-consignee')],
    asked: { uses: false, route: false },
    ...{ by: '', why: '' },
  }
}

/** Whether anything of a draft was typed, beside who answers, which is filled in. */
export function isTyped(draft: ShipmentDraft): boolean {
  return JSON.stringify({ ...draft, by: '' }) !== JSON.stringify(emptyDraft())
}

/** The shipment that a draft says, on a day, or what is wrong with it, each with the field where it stands. */
export function shipmentOf(
  draft: ShipmentDraft,
  day: string,
): { ok: true; shipment: Shipment } | { ok: false; problems: string[] } {
  const by = draft.by.trim()
  const why = draft.why.trim()
  const exception = draft.exception.trim().toUpperCase()
  const named = draft.parties.filter(({ name }) => name.trim() !== '')
  const isAnswered =
    draft.asked.uses || draft.asked.route || exception !== '' || draft.equally !== null
  const isScreened = named.some(({ elsewhere }) => elsewhere.trim() !== '')
  const problems = [
    ...((isAnswered || isScreened) && by === ''
      ? ['Answered by: name who asked, screened or looked at the terms']
      : []),
    ...(isAnswered && why === '' ? ['What the answers rest on: say it'] : []),
    ...draft.lines.flatMap(({ product }, at) =>
      product === null ? [`Product ${at + 1}: choose one`] : [],
    ),
  ]
  const answered = { by, on: day, why }
  const read = shipmentSchema.safeParse({
    reference: draft.reference.trim(),
    destination: draft.destination,
    exportedBy: draft.exportedBy,
    exportedFrom: textIn(draft.exportedFrom)?.toUpperCase() ?? null,
    route: listIn(draft.route),
    licence: draft.licence,
    exception: exception === '' ? null : { ...answered, code: exception },
    lines: draft.lines.map(({ product, quantity, value, currency }) => ({
      product: product ?? '',
      quantity: quantity.trim(),
      value: textIn(value),
      currency: textIn(currency)?.toUpperCase() ?? null,
    })),
    spares:
      draft.spares &&
      Object.fromEntries(draft.spares.map(({ item, quantity }) => [item, quantity.trim()])),
    parties: named.map(({ role, name, party, country, elsewhere }) => ({
      ...{ role, name: name.trim(), party },
      country: textIn(country)?.toUpperCase() ?? null,
      screening:
        elsewhere.trim() === ''
          ? null
          : { lists: [`${elsewhere.trim()}, by ${by}`], on: day, hits: [] },
    })),
    usesAsked: draft.asked.uses ? answered : null,
    routeAsked: draft.asked.route ? answered : null,
    recipientMakesAdvancedNode: draft.advanced,
    controlledEqually: draft.equally === null ? null : { ...answered, is: draft.equally },
  })
  const isNamed = (path: readonly PropertyKey[]) =>
    path[0] === 'lines' && draft.lines[Number(path[1])]?.product === null && path[2] === 'product'
  const issues = (read.error?.issues ?? [])
    .filter(({ path }) => !isNamed(path) && !ANSWERED.has(String(path[0])))
    .map((issue) => `${labelOf(issue.path)}: ${issueWords(issue)}`)
  if (read.success && problems.length === 0) return { ok: true, shipment: read.data }
  return { ok: false, problems: [...problems, ...issues] }
}

/** Members that say who answered, which is told once. */
const ANSWERED: ReadonlySet<string> = new Set([
  ...['usesAsked', 'routeAsked', 'exception', 'controlledEqually'],
])

const LABELS: Readonly<Record<string, string>> = {
  reference: 'Shipment',
  destination: 'Destination',
  exportedFrom: 'Shipped from',
  route: 'Route',
}

function labelOf([member, at, inside]: readonly PropertyKey[]): string {
  if (member === 'lines') return `Product ${Number(at) + 1}, ${String(inside ?? '')}`
  if (member === 'parties') return `Party ${Number(at) + 1}, ${String(inside ?? '')}`
  if (member === 'spares') return `Spare ${String(at)}`
  return LABELS[String(member)] ?? String(member)
}

function textIn(text: string): string | null {
  return text.trim() || null
}

function listIn(text: string): string[] | null {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  return codes.length === 0 ? null : codes
}

/** What a register's party is called where it is picked: its name, with its id where others share it. */
export function pickedNames(parties: readonly Party[]): Map<string, Party> {
  const named = Map.groupBy(parties, ({ name }) => name)
  return new Map(
    parties.map((party) => [
      (named.get(party.name)?.length ?? 0) > 1 ? `${party.name} · ${party.id}` : party.name,
      party,
    ]),
  )
}
