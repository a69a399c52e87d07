import type { RegisteredLicence } from '../../../shared/licences/register.ts'
import {
  type EventKind,
  type LicenceEvent,
  type LicenceItem,
  licenceEventSchema,
} from '../../../shared/licences/schema.ts'
import { issueWords } from '../../../shared/model/issue.ts'

/** A field of the form of an event. */
export interface EventField {
  name: string
  label: string
  choices?: readonly { value: string; label: string }[]
  /** What is there before anybody types. */
  given?: string
  isLong?: true
}

const text = (name: string, label: string, given?: string): EventField => ({
  name,
  label,
  ...(given !== undefined && { given }),
})
const choice = (
  name: string,
  label: string,
  choices: readonly (readonly [string, string])[],
): EventField => ({
  name,
  label,
  choices: choices.map(([value, said]) => ({ value, label: said })),
  given: choices[0]?.[0] ?? '',
})

/** What is asked of an event beside its day, paper and reason. */
export function fieldsOf(kind: EventKind, { standing }: RegisteredLicence): EventField[] {
  const [first] = standing.items
  switch (kind) {
    case 'filed':
    case 'registered':
      return [text('controlNumber', 'Control number', standing.controlNumber ?? '')]
    case 'returned':
      return [
        choice('why', 'Why', [
          ['deficient', 'deficient'],
          ['not-needed', 'no licence needed'],
        ]),
      ]
    case 'held':
      return [
        choice('because', 'Because of', [
          ['information', 'information of the applicant'],
          ['pre-licence-check', 'a pre-licence check'],
          ['assurance', 'a government assurance'],
          ['consultation', 'consultation'],
          ['regime-review', 'review by a regime'],
          ['congress', 'notice to Congress'],
          ['technology-control-plan', 'a technology control plan'],
        ]),
      ]
    case 'referred':
      return [text('to', 'To')]
    case 'escalated':
      return [
        choice('to', 'To', [
          ['OC', 'Operating Committee'],
          ['ACEP', 'Advisory Committee (ACEP)'],
          ['EARB', 'Review Board (EARB)'],
          ['President', 'President'],
        ]),
      ]
    case 'issued':
      return [
        text('number', 'Licence number'),
        text('expires', 'Last day, as printed'),
        choice('period', 'Where no day is printed', [
          ['four-years', 'four years'],
          ['short-supply', 'one year, short supply'],
          ['emergency', 'emergency'],
        ]),
        { name: 'conditions', label: 'Conditions to tell the parties, one a line', isLong: true },
      ]
    case 'told':
    case 'acknowledged':
      return [
        {
          ...choice(
            'condition',
            'Condition and party',
            standing.conditions.flatMap(({ parties, text: said }, place) =>
              parties.map(
                ({ name }) =>
                  [JSON.stringify([place + 1, name]), `${said.slice(0, 60)}: ${name}`] as const,
              ),
            ),
          ),
        },
      ]
    case 'shipped':
      return [
        text('shipment', 'Shipment'),
        text('item', 'Item', '1'),
        text('quantity', 'Quantity'),
        text('value', `Value${first?.currency ? `, ${first.currency}` : ''}`),
      ]
    case 'not-shipped':
      return [text('shipment', 'Shipment'), text('because', 'Why it was not made')]
    case 'extended':
      return [text('expires', 'New last day'), text('askedOn', 'Asked for on')]
    case 'replaced':
      return [text('by', 'By licence number')]
    default:
      return []
  }
}

/** What was typed, by field. */
export type Typed = Readonly<Record<string, string>>

/** The event that was typed, or what is wrong with it in words. */
export function typedEvent(
  kind: EventKind,
  typed: Typed,
  one: RegisteredLicence,
): { ok: true; event: LicenceEvent } | { ok: false; problem: string } {
  const said = Object.fromEntries(
    Object.entries({ ...givenOf(kind, one), ...typed }).map(([name, value]) => [
      name,
      value.trim() || null,
    ]),
  )
  const read = licenceEventSchema.safeParse({
    kind,
    day: said.day,
    paper: said.paper ?? null,
    reason: said.reason ?? null,
    ...membersOf(kind, said, one),
  })
  if (read.success) return { ok: true, event: read.data }
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')} ${issueWords(issue)}`)
  return { ok: false, problem: `${problems.join('; ')}.` }
}

/** What a form starts with. */
export function givenOf(kind: EventKind, one: RegisteredLicence): Typed {
  return Object.fromEntries(fieldsOf(kind, one).map(({ name, given = '' }) => [name, given]))
}

function membersOf(
  kind: EventKind,
  said: Record<string, string | null>,
  { licence, standing }: RegisteredLicence,
): object {
  switch (kind) {
    case 'issued': {
      const items: readonly LicenceItem[] = licence.items
      const tell = licence.parties
        .filter(({ role }) => role !== 'applicant' && role !== 'exporter')
        .map(({ name }) => name)
      const conditions = (said.conditions ?? '')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line.trim(), tell: [...new Set(tell)], acknowledge: false }))
      return {
        number: said.number ?? '',
        expires: said.expires,
        period: said.period,
        items,
        conditions,
      }
    }
    case 'told':
    case 'acknowledged': {
      const [condition, party] = JSON.parse(said.condition ?? '[0, ""]') as [number, string]
      return { condition, party }
    }
    case 'shipped': {
      const item = Number(said.item)
      const currency = standing.items[item - 1]?.currency ?? null
      return {
        shipment: said.shipment ?? '',
        items: [{ item, quantity: said.quantity, value: said.value, currency }],
      }
    }
    default: {
      const { day: _, paper: __, reason: ___, ...members } = said
      return members
    }
  }
}
