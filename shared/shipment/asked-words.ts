import type { Shipment, ShipmentParty } from './schema.ts'

/** One thing that was asked about a shipment, as a heading and its text. */
export interface AskedRow {
  about: string
  text: string
}

/** Everything that a shipment says of itself, in words; what it does not say is told as not known. */
export function askedRows(shipment: Shipment): AskedRow[] {
  const { lines, parties, spares, exportedBy, exportedFrom, route, licence } = shipment
  const { exception, usesAsked, routeAsked, controlledEqually } = shipment
  const { recipientMakesAdvancedNode: advanced } = shipment
  return [
    { about: 'Destination', text: shipment.destination },
    ...lines.map(({ product, quantity, value, currency }) => ({
      about: 'Product',
      text: `${quantity} × ${product}, ${value == null ? 'value not given' : `${value} ${currency ?? 'in a currency that is not given'} for all`}`,
    })),
    ...parties.map((party) => ({
      about: party.role.replaceAll('-', ' '),
      text: partyText(party),
    })),
    ...(parties.length === 0 ? [{ about: 'Parties', text: 'none named' }] : []),
    { about: 'Shipped by', text: exportedBy ?? AS_RECORDED },
    { about: 'Shipped from', text: exportedFrom ?? AS_RECORDED },
    { about: 'Route', text: route == null ? NOT_KNOWN : route.join(', ') || 'no other country' },
    { about: 'Spares', text: sparesText(spares) },
    { about: 'Licence', text: licence ?? 'any that covers it' },
    {
      about: 'Exception',
      text: exception ? `${exception.code}: ${said(exception)}` : 'none claimed',
    },
    { about: 'No use of Part 744 known', text: usesAsked ? said(usesAsked) : 'not asked' },
    { about: 'Route asked about', text: routeAsked ? said(routeAsked) : 'not asked' },
    {
      about: 'Recipient makes advanced-node circuits',
      text: advanced == null ? NOT_KNOWN : yesNo(advanced),
    },
    {
      about: 'Country of export controls it equally',
      text: controlledEqually
        ? `${yesNo(controlledEqually.is)}: ${said(controlledEqually)}`
        : NOT_KNOWN,
    },
  ]
}

const NOT_KNOWN = 'not known'
const AS_RECORDED = 'as recorded of the product'

function partyText({ name, country, party, screening }: ShipmentParty): string {
  const place = country == null ? '' : ` (${country})`
  const register =
    party == null ? 'named, not picked from the register' : `${party} of the register`
  const elsewhere = screening
    ? `; screened elsewhere: ${screening.lists.join(', ')}, ${screening.on}`
    : ''
  return `${name}${place}, ${register}${elsewhere}`
}

function sparesText(spares: Shipment['spares']): string {
  if (spares == null) return 'those recorded beside the products'
  const pieces = Object.entries(spares).map(([item, quantity]) => `${quantity} × ${item}`)
  return pieces.join('; ') || 'none'
}

function said({ by, on, why }: { by: string; on: string; why: string }): string {
  return `${by}, ${on}: ${why}`
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no'
}
