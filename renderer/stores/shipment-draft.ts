import type { LicenceRole } from '../../shared/licences/schema.ts'
import { issueWords } from '../../shared/model/issue.ts'
import type { Party } from '../../shared/model/party.ts'
import { type Shipment, type ShipmentParty, shipmentSchema } from '../../shared/shipment/schema.ts'

/** A party as it is typed: one of the register, or a name that is not in it. */
export interface DraftParty {
  role: LicenceRole
  name: string
  /** Its id in the register; null: it is not in it. */
  party: string | null
  country: string
  /** Lists that somebody screened it against elsewhere, with nobody near. */
  elsewhere: string
  address?: string | null
  /** What such a screening said, where it was made before and `elsewhere` still names its lists. */
  screened?: ShipmentParty['screening']
}

/** What somebody answered before, each with who it was, when and on what ground. */
export type GivenAnswers = Pick<
  Shipment,
  'usesAsked' | 'routeAsked' | 'exception' | 'controlledEqually'
>

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
  /** Answers of the shipment that it was taken from; each stands as it was given while it is not changed. */
  given?: GivenAnswers
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

/** A shipment as a draft, to be asked again by somebody: what was answered before keeps its day and name. */
export function draftOf(shipment: Shipment, by: string): ShipmentDraft {
  const { usesAsked, routeAsked, exception, controlledEqually } = shipment
  const { spares, lines, parties } = shipment
  return {
    reference: shipment.reference,
    destination: shipment.destination,
    exportedBy: shipment.exportedBy ?? null,
    exportedFrom: shipment.exportedFrom ?? '',
    route: (shipment.route ?? []).join(', '),
    licence: shipment.licence ?? null,
    exception: exception?.code ?? '',
    lines: lines.map(({ product, quantity, value, currency }) => ({
      ...{ product, quantity, value: value ?? '', currency: currency ?? '' },
    })),
    spares:
      spares == null
        ? null
        : Object.entries(spares).map(([item, quantity]) => ({ item, quantity })),
    parties: parties.map(({ role, name, party, country, address, screening }) => ({
      ...{ role, name, party: party ?? null, country: country ?? '' },
      ...{ elsewhere: listsText(screening), screened: screening ?? null },
      ...(address != null && { address }),
    })),
    asked: { uses: usesAsked != null, route: routeAsked != null },
    advanced: shipment.recipientMakesAdvancedNode ?? null,
    equally: controlledEqually?.is ?? null,
    ...{ by, why: '' },
    given: { usesAsked, routeAsked, exception, controlledEqually },
  }
}

function listsText(screening: ShipmentParty['screening']): string {
  return screening?.lists.join(', ') ?? ''
}

/** The answers given before that a draft leaves as they were. */
export function standingAnswers({ asked, exception, equally, given }: ShipmentDraft): GivenAnswers {
  const code = exception.trim().toUpperCase()
  return {
    usesAsked: asked.uses ? (given?.usesAsked ?? null) : null,
    routeAsked: asked.route ? (given?.routeAsked ?? null) : null,
    exception: given?.exception?.code.toUpperCase() === code ? given.exception : null,
    controlledEqually: given?.controlledEqually?.is === equally ? given.controlledEqually : null,
  }
}

/** The screening made before that a party of a draft still names. */
function standingScreening({ elsewhere, screened }: DraftParty): ShipmentParty['screening'] {
  return screened && elsewhere.trim() === listsText(screened) ? screened : null
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
  const before = standingAnswers(draft)
  const isAnswered =
    (draft.asked.uses && !before.usesAsked) ||
    (draft.asked.route && !before.routeAsked) ||
    (exception !== '' && !before.exception) ||
    (draft.equally !== null && !before.controlledEqually)
  const isScreened = named.some((one) => one.elsewhere.trim() !== '' && !standingScreening(one))
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
    exception: exception === '' ? null : (before.exception ?? { ...answered, code: exception }),
    lines: draft.lines.map(({ product, quantity, value, currency }) => ({
      product: product ?? '',
      quantity: quantity.trim(),
      value: textIn(value),
      currency: textIn(currency)?.toUpperCase() ?? null,
    })),
    spares:
      draft.spares &&
      Object.fromEntries(draft.spares.map(({ item, quantity }) => [item, quantity.trim()])),
    parties: named.map((one) => ({
      ...{ role: one.role, name: one.name.trim(), party: one.party },
      country: textIn(one.country)?.toUpperCase() ?? null,
      ...(one.address != null && { address: one.address }),
      screening:
        one.elsewhere.trim() === ''
          ? null
          : (standingScreening(one) ?? {
              ...{ lists: [`${one.elsewhere.trim()}, by ${by}`], on: day, hits: [] },
            }),
    })),
    usesAsked: draft.asked.uses ? (before.usesAsked ?? answered) : null,
    routeAsked: draft.asked.route ? (before.routeAsked ?? answered) : null,
    recipientMakesAdvancedNode: draft.advanced,
    controlledEqually:
      draft.equally === null
        ? null
        : (before.controlledEqually ?? { ...answered, is: draft.equally }),
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

/** The party of a register that has what was typed as its id; in other case where only one has it. */
export function partyById(parties: readonly Party[], text: string): Party | null {
  const typed = text.trim()
  const exact = parties.find(({ id }) => id === typed)
  if (exact || typed === '') return exact ?? null
  const alike = parties.filter(({ id }) => id.toLowerCase() === typed.toLowerCase())
  return alike.length === 1 ? (alike[0] ?? null) : null
}
