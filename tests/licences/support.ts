import type {
  EventOf,
  KeptLicence,
  Licence,
  LicenceEvent,
  LicenceItem,
} from '../../shared/licences/schema.ts'

/** A hundred routers for China, worth 250,000 dollars. */
export const ROUTERS: LicenceItem = {
  product: 'W',
  description: 'Router',
  eccn: '5A991',
  quantity: '100',
  unit: 'pieces',
  value: '250000',
  currency: 'USD',
}

export function licence(members: Partial<Licence> = {}): Licence {
  return {
    reference: 'L-1',
    type: 'reexport',
    destinations: ['CN'],
    parties: [
      { role: 'applicant', name: 'Werk GmbH', country: 'DE' },
      { role: 'ultimate-consignee', name: 'Orient Telecom', country: 'CN' },
    ],
    items: [ROUTERS],
    ...members,
  }
}

/** Filed on the 1st of December 2026, and registered a day later. */
export const REGISTERED: LicenceEvent[] = [
  { kind: 'filed', day: '2026-12-01', controlNumber: 'Z100001' },
  { kind: 'registered', day: '2026-12-02' },
]

export function issued(day: string, members: Partial<EventOf<'issued'>> = {}): EventOf<'issued'> {
  return {
    kind: 'issued',
    day,
    number: 'D1234567',
    period: 'four-years',
    inPart: false,
    items: [ROUTERS],
    conditions: [],
    noTolerance: false,
    ...members,
  }
}

export function shipped(
  day: string,
  shipment: string,
  quantity: string | null,
  value: string | null,
): EventOf<'shipped'> {
  return { kind: 'shipped', day, shipment, items: [{ item: 1, quantity, value, currency: 'USD' }] }
}

export function kept(events: LicenceEvent[], members: Partial<Licence> = {}, id = 1): KeptLicence {
  return { id, licence: licence(members), events }
}
