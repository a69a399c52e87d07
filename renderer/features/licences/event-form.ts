import { memberProblems } from '../../../shared/licences/member-words.ts'
import { PROCESS } from '../../../shared/licences/process.ts'
import type { RegisteredLicence } from '../../../shared/licences/register.ts'
import {
  type EventKind,
  type LicenceEvent,
  type LicenceItem,
  licenceEventSchema,
} from '../../../shared/licences/schema.ts'
import { compare, parseRatio } from '../../../shared/money/ratio.ts'
import { typeableHere } from '../../ui/number-format.ts'
import { readTyped } from '../../ui/typed-number.ts'

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
export function fieldsOf(kind: EventKind, { licence, standing }: RegisteredLicence): EventField[] {
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
      return [choice('because', 'Because of', Object.entries(PROCESS.holdReasons))]
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
        ...licence.items.flatMap(({ description, quantity, unit, value, currency }, at) => [
          text(
            `quantity-${at + 1}`,
            `Approved of item ${at + 1}, ${description.slice(0, 40)}, ${unit ?? 'pieces'}`,
            quantity == null ? '' : typeableHere(quantity),
          ),
          text(
            `value-${at + 1}`,
            `Approved value of item ${at + 1}${currency ? `, ${currency}` : ''}`,
            value == null ? '' : typeableHere(value),
          ),
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
  const labels = Object.fromEntries(fieldsOf(kind, one).map(({ name, label }) => [name, label]))
  const amounts = amountsOf(said, labels)
  const read = licenceEventSchema.safeParse({
    kind,
    day: said.day,
    paper: said.paper ?? null,
    reason: said.reason ?? null,
    ...membersOf(kind, { ...said, ...amounts.read }, one),
  })
  if (read.success && amounts.problems.length === 0) return { ok: true, event: read.data }
  const nothing = kind === 'issued' && one.licence.items.length === 0
  const problems = [
    ...amounts.problems,
    ...(nothing ? ['The application has no item: add what is licensed to it first'] : []),
    ...memberProblems(
      (read.error?.issues ?? []).filter(({ path }) => !(nothing && path[0] === 'items')),
      labels,
    ),
  ]
  return { ok: false, problem: `${problems.join('; ')}.` }
}

type Said = Readonly<Record<string, string | null>>

/** Quantities and values as this user writes numbers; what can be read in two ways is asked. */
function amountsOf(said: Said, labels: Readonly<Record<string, string>>) {
  const read: Record<string, string | null> = {}
  const problems: string[] = []
  for (const [name, text] of Object.entries(said)) {
    if (text === null || !/^(quantity|value)(-\d+)?$/.test(name)) continue
    const number = readTyped(text)
    read[name] = number.ok ? number.value.amount : null
    if (!number.ok) problems.push(`${labels[name] ?? name}: ${number.message}`)
  }
  return { read, problems }
}

/** The items as they were approved: with 0 approved, one is left out. */
function approvedItems(applied: readonly LicenceItem[], said: Said): LicenceItem[] {
  return applied.flatMap((item, at) => {
    const quantity = said[`quantity-${at + 1}`] ?? null
    const value = said[`value-${at + 1}`] ?? null
    return quantity !== null && isNone(quantity) ? [] : [{ ...item, quantity, value }]
  })
}

function isNone(amount: string): boolean {
  return !/[1-9]/.test(amount)
}

/** Whether less was approved than was applied for (748.6(c)). */
function isInPart(applied: readonly LicenceItem[], said: Said): boolean {
  const isLess = (approved: string | null | undefined, asked: string | null | undefined) =>
    approved != null && asked != null && compare(parseRatio(approved), parseRatio(asked)) < 0
  return applied.some(
    ({ quantity, value }, at) =>
      isLess(said[`quantity-${at + 1}`], quantity) || isLess(said[`value-${at + 1}`], value),
  )
}

/** What a form starts with. */
export function givenOf(kind: EventKind, one: RegisteredLicence): Typed {
  return Object.fromEntries(fieldsOf(kind, one).map(({ name, given = '' }) => [name, given]))
}

function membersOf(kind: EventKind, said: Said, { licence, standing }: RegisteredLicence): object {
  switch (kind) {
    case 'issued': {
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
        items: approvedItems(licence.items, said),
        inPart: isInPart(licence.items, said),
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
