import { drawDown, type GrantedItem } from '../licences/draw-down.ts'
import type { RegisteredLicence } from '../licences/register.ts'
import type { DrawnItem } from '../licences/schema.ts'
import { STATE_WORDS } from '../licences/stages.ts'
import { isLive } from '../licences/standing.ts'
import { isTriggering } from './parties.ts'
import type { Shipment, ShipmentLine } from './schema.ts'

/** A product of a shipment that needs a licence. */
export interface NeedsLicence {
  line: ShipmentLine
  eccn: string | null
}

/** Whether a licence covers what needs one of a shipment, and what it would draw down. */
export interface Cover {
  reference: string
  number: string | null
  /** It has an item for one of the products. */
  isAbout: boolean
  /** Why it does not; empty: it does. */
  against: string[]
  /** What has to be known of the parties before it is known whether it covers them. */
  unsure: string[]
  /** What is open beside it, such as conditions that were not told. */
  open: string[]
  drawn: DrawnItem[]
}

/**
 * How a licence stands to a shipment on the day of its register: live, for the destination, with every
 * party of 748.5(c) to (f) on it, with an item for each product, and with enough left.
 */
export function coverOf(
  { licence, standing }: RegisteredLicence,
  shipment: Shipment,
  needing: readonly NeedsLicence[],
): Cover {
  const against: string[] = []
  if (!isLive(standing))
    against.push(
      `it is ${STATE_WORDS[standing.state]}${standing.problem ? `: ${standing.problem}` : ''}`,
    )
  const from = shipment.exportedFrom
  if (from != null && (from === 'US') !== (licence.type === 'export'))
    against.push(
      `it is for ${licence.type === 'export' ? 'exports from the United States' : 'reexports'}`,
    )
  if (!licence.destinations.includes(shipment.destination))
    against.push(`it does not name ${shipment.destination}`)
  const parties = partiesBeside(licence.parties, shipment)
  against.push(...parties.against)
  const drawn: DrawnItem[] = []
  let left: readonly GrantedItem[] = standing.items
  for (const { line, eccn } of needing) {
    const place = itemFor(standing.items, line, eccn)
    if (place === null) {
      against.push(`it has no item for ${line.product}`)
      continue
    }
    const misfit = misfitOf(standing.items[place], line, eccn)
    if (misfit !== null) {
      against.push(misfit)
      continue
    }
    const { quantity, value, currency } = line
    if (value != null && currency == null && standing.items[place]?.value != null) {
      against.push(`the value of ${line.product} has no currency`)
      continue
    }
    const draw: DrawnItem = { item: place + 1, quantity, value, currency }
    const after = drawDown(left, [draw], standing.tolerance)
    if (after.ok) {
      left = after.items
      drawn.push(draw)
    } else against.push(after.why)
  }
  const open = standing.conditions
    .filter(({ isOpen }) => isOpen)
    .map(({ text }) => `condition not yet told to, or acknowledged by, all: ${text}`)
  const isAbout = needing.some(({ line, eccn }) => itemFor(standing.items, line, eccn) !== null)
  const { unsure } = parties
  const { number } = standing
  return { reference: licence.reference, number, isAbout, against, unsure, open, drawn }
}

/** The item of a licence for a product: by its id, else by its ECCN where the item names no product. */
function itemFor(
  items: readonly GrantedItem[],
  { product }: ShipmentLine,
  eccn: string | null,
): number | null {
  const byId = items.findIndex((item) => item.product === product)
  if (byId >= 0) return byId
  const byEccn = items.findIndex(
    (item) => item.product == null && eccn !== null && item.eccn === eccn,
  )
  return byEccn >= 0 ? byEccn : null
}

/** Units in which a paper counts pieces, as a shipment does. */
const PIECES = /^(?:pieces?|pcs?|pce|units?|each|ea|numbers?|nos?|items?|sets?)\.?$/i

/**
 * Why an item of a licence is not for a product, though it names it: the product is of another ECCN
 * now, or the paper counts in another unit than pieces, so that what is left of it is not known.
 */
function misfitOf(
  item: GrantedItem | undefined,
  { product }: ShipmentLine,
  eccn: string | null,
): string | null {
  const granted = item?.eccn ?? null
  if (granted !== null && eccn !== granted && !eccn?.startsWith(`${granted}.`))
    return `its item for ${product} is for ${granted}, and ${product} is ${eccn ?? 'not classified'}`
  const unit = item?.unit?.trim()
  if (item?.quantity != null && unit && !PIECES.test(unit))
    return `its item for ${product} counts in ${unit}, and the shipment in pieces`
  return null
}

/**
 * What the parties of 748.5(c) to (f) have against a licence that names others in their role: another
 * name, or the name in another country; open where the shipment does not say in which. Another
 * intermediate consignee in the country of destination needs no new paper (750.7(c)).
 */
function partiesBeside(
  named: RegisteredLicence['licence']['parties'],
  { parties, destination }: Shipment,
): Pick<Cover, 'against' | 'unsure'> {
  const against: string[] = []
  const unsure: string[] = []
  if (!parties.some(({ role }) => role === 'ultimate-consignee' || role === 'end-user'))
    unsure.push('a licence is for the parties on it, and who receives it in the end is not named')
  for (const { role, name, country, party } of parties.filter(isTriggering)) {
    if (role === 'intermediate-consignee' && country === destination) continue
    const as = role.replaceAll('-', ' ')
    const those = named.filter((one) => one.role === role && isOne(one, name, party))
    const countries = those.flatMap((one) => one.country ?? [])
    if (those.length === 0) against.push(`${name} is not on it as ${as}`)
    else if (countries.length < those.length || countries.some((one) => one === country)) continue
    else if (country == null)
      unsure.push(
        `${name} is on it as ${as} in ${countries.join(', ')}; the shipment names no country`,
      )
    else against.push(`${name} is on it as ${as} in ${countries.join(', ')}, not in ${country}`)
  }
  return { against, unsure }
}

/** Whether a party of a licence is one of a shipment, by its id in the register or by its name. */
function isOne(
  one: RegisteredLicence['licence']['parties'][number],
  name: string,
  party: string | null | undefined,
): boolean {
  const isRegistered = party != null && (one.party === party || one.name === party)
  return isRegistered || isSame(one.name, name)
}

/** Whether two names are one but for case and spaces. */
export function isSame(a: string, b: string): boolean {
  return plainName(a) === plainName(b)
}

/** A name by which it is known again, whatever its case and spaces. */
export function plainName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
