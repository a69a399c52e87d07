import { isCalendarDay } from '../model/calendar-day.ts'
import {
  type Owner,
  ownedTwice,
  PARTY_ROLES,
  type Party,
  type PartyDocument,
  type PartyRole,
  percent,
} from '../model/party.ts'
import type { SingleCommand } from '../workspace/commands.ts'
import { type ReadCell, read, saysUnknown, unreadable } from './cell.ts'
import { readCountry } from './country.ts'

/** What the columns of the register of parties are called by. */
export const PARTY_COLUMNS = [
  'name',
  'otherNames',
  'country',
  'roles',
  'addresses',
  'owners',
  'ownersKnown',
  'documents',
  'note',
] as const
export type PartyColumn = (typeof PARTY_COLUMNS)[number]

/** Roles in words, as they stand in a cell. */
export const ROLE_WORDS: Record<PartyRole, string> = {
  applicant: 'applicant',
  'other-party': 'other party to the licence',
  purchaser: 'purchaser',
  'intermediate-consignee': 'intermediate consignee',
  'ultimate-consignee': 'ultimate consignee',
  'end-user': 'end user',
  'forwarding-agent': 'forwarding agent',
  bank: 'bank',
  owner: 'owner',
}

/** The text of a cell of a party; null: nothing is recorded. Lists stand with semicolons between them. */
export function partyCell(party: Party, column: PartyColumn): string | null {
  switch (column) {
    case 'name':
      return party.name
    case 'country':
      return party.country ?? null
    case 'note':
      return party.note ?? null
    case 'roles':
      return list(party.roles?.map((role) => ROLE_WORDS[role]))
    case 'owners':
      return list(
        party.owners?.map(
          ({ party: id, percent: share }) => `${id} ${share ?? '?'}${share === null ? '' : ' %'}`,
        ),
      )
    case 'ownersKnown':
      return party.ownersKnown ? 'yes' : null
    case 'documents':
      return list(
        party.documents?.map(({ reference, on }) =>
          on === null ? reference : `${reference}, ${on}`,
        ),
      )
    default:
      return list(party[column])
  }
}

function list(texts: readonly string[] | undefined): string | null {
  return texts && texts.length > 0 ? texts.join('; ') : null
}

/** Marks that turn the direction of writing round, by which a name would be shown as another. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g

type Members = Partial<Omit<Party, 'id'>>

/** What a cell says of a party, as the members that it sets; empty and "?" take what is known away. */
export function readPartyCell(column: PartyColumn, text: string): ReadCell<Members> {
  const given = text.normalize('NFC').replace(DIRECTIONS, '').trim()
  const isEmpty = given === '' || (column !== 'owners' && saysUnknown(given))
  switch (column) {
    case 'name':
      return isEmpty ? unreadable('a party has a name') : read({ name: given })
    case 'country': {
      if (isEmpty) return read({ country: null })
      const country = readCountry(given)
      return country.ok ? read({ country: country.value }, ...country.remarks) : country
    }
    case 'note':
      return read({ note: given || null })
    case 'ownersKnown':
      if (isEmpty || /^no?$/i.test(given)) return read({ ownersKnown: false })
      return /^(y|yes|true|x|ja|oui|sí|si)$/i.test(given)
        ? read({ ownersKnown: true })
        : unreadable(`"${given}" is neither yes nor no`)
    case 'roles':
      return each(isEmpty ? '' : given, readRole, (roles) => ({ roles: [...new Set(roles)] }))
    case 'owners':
      return oneWhole(each(given === '?' ? '' : given, readOwner, (owners) => ({ owners })))
    case 'documents':
      return each(isEmpty ? '' : given, readDocument, (documents) => ({ documents }))
    default:
      return each(
        isEmpty ? '' : given,
        (one) => read(one),
        (texts) => ({ [column]: texts }),
      )
  }
}

/** The command that makes a cell of a party say what was typed. */
export function partyChange(id: string, column: string, text: string): ReadCell<SingleCommand> {
  if (!isPartyColumn(column)) return unreadable('this column cannot be changed here')
  const cell = readPartyCell(column, text)
  return cell.ok ? read({ kind: 'changeParty', id, set: cell.value }, ...cell.remarks) : cell
}

export function isPartyColumn(name: string): name is PartyColumn {
  return (PARTY_COLUMNS as readonly string[]).includes(name)
}

function each<T>(
  text: string,
  readOne: (text: string) => ReadCell<T>,
  make: (values: T[]) => Members,
): ReadCell<Members> {
  const values: T[] = []
  for (const piece of text.split(/[;\n]/)) {
    const given = piece.trim()
    if (given === '') continue
    const cell = readOne(given)
    if (!cell.ok) return cell
    values.push(cell.value)
  }
  return read(make(values))
}

/** How owners are written, for whoever types them. */
export const OWNERS_FORMAT = 'ids of the register with their shares, such as "C-7 30 %; C-8 ?"'

/** Owners who do not own more than all of it. */
function oneWhole(cell: ReadCell<Members>): ReadCell<Members> {
  const sum = cell.ok ? ownedTwice(cell.value.owners ?? []) : null
  return sum === null
    ? cell
    : unreadable(`they would own ${sum} % together, more than 100 %: which share is wrong?`)
}

/** A role by its words, by its letter in 748.5 such as "(d)", or by the beginning of one alone. */
function readRole(text: string): ReadCell<PartyRole> {
  const given = text.toLowerCase().replace(/[-_\s]+/g, ' ')
  const letter = /^(?:748\.5)?\(?([a-f])\)?$/.exec(given)?.[1]
  if (letter) return read(PARTY_ROLES['abcdef'.indexOf(letter)] as PartyRole)
  const names = (role: PartyRole) => [ROLE_WORDS[role], role.replaceAll('-', ' ')]
  const exact = PARTY_ROLES.filter((role) => names(role).includes(given))
  const begun = PARTY_ROLES.filter((role) => names(role).some((name) => name.startsWith(given)))
  const [role, ...others] = exact.length > 0 ? exact : begun
  if (role && others.length === 0) return read(role)
  return unreadable(
    role
      ? `"${text}" may be ${[role, ...others].map((one) => ROLE_WORDS[one]).join(' or ')}`
      : `"${text}" is no role: ${PARTY_ROLES.map((one) => ROLE_WORDS[one]).join(', ')}`,
  )
}

/** An owner by its id in the register, and its share in percent or "?". */
function readOwner(text: string): ReadCell<Owner> {
  const [, party = '', share = ''] = /^(.+?)[\s:,]+(\?|[\d.,]+)\s*%?$/.exec(text) ?? []
  if (party === '')
    return unreadable(
      `"${text}": give the owner's id and its share, such as "ACME 30 %" or "ACME ?"`,
    )
  if (share === '?') return read({ party, percent: null })
  const given = share.replace(',', '.')
  return percent.safeParse(given).success
    ? read({ party, percent: given })
    : unreadable(`"${share}" is no share from 0 to 100 percent`)
}

/** A reference, and after a comma its day where it has one. */
function readDocument(text: string): ReadCell<PartyDocument> {
  const [, reference = text, on = null] = /^(.+?),\s*(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  if (on !== null && !isCalendarDay(on)) return unreadable(`"${on}" is no day of the calendar`)
  return read({ reference, on })
}
