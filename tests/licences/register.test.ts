import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '../../shared/licences/ics.ts'
import { allDeadlines, countsByState, licenceRegister } from '../../shared/licences/register.ts'
import {
  entering,
  LICENCE_COLUMNS,
  licenceTable,
  readLicenceTable,
} from '../../shared/licences/sheet.ts'
import { issued, kept, REGISTERED, shipped } from './support.ts'

const KEPT = [
  kept([...REGISTERED, issued('2027-01-10')], { reference: 'A' }, 1),
  kept([...REGISTERED, { kind: 'intent-to-deny', day: '2027-01-04' }], { reference: 'B' }, 2),
  kept(REGISTERED, { reference: 'C, "quoted"; \\' }, 3),
]
const DAY = '2027-01-20'

test('the register stands in the order of a board, with counts and all days', () => {
  const register = licenceRegister(KEPT, DAY)
  expect(register.map(({ licence }) => licence.reference)).toEqual(['C, "quoted"; \\', 'B', 'A'])
  expect(countsByState(register)).toEqual([
    { state: 'registered', count: 1 },
    { state: 'intent-to-deny', count: 1 },
    { state: 'issued', count: 1 },
  ])
  expect(
    allDeadlines(register).map(({ reference, id, daysLeft }) => [reference, id, daysLeft]),
  ).toEqual([
    ['C, "quoted"; \\', 'first-action', -40],
    ['B', 'answer', 4],
    ['B', 'denial-final', 29],
    ['C, "quoted"; \\', 'resolution', 41],
    ['B', 'resolution', 41],
    ['A', 'last-day', 1450],
  ])
})

test('a calendar has a whole day for each deadline, in lines of at most 75 bytes', () => {
  const text = calendarOf(allDeadlines(licenceRegister(KEPT, DAY)), '2027-01-20T08:00:00.000Z')
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/)
  expect(text).toContain('UID:licence-2-answer@minimis\r\nDTSTAMP:20270120T080000Z\r\n')
  expect(text).toContain('DTSTART;VALUE=DATE:20270124\r\nDTEND;VALUE=DATE:20270125\r\n')
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:C\\, "quoted"\\; \\\\: resolved\\, or')
  for (const line of text.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(6)
})

test('lines are folded between characters of any size', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (reference) => {
      const [one] = licenceRegister([kept(REGISTERED, { reference: `x${reference}` })], DAY)
      const text = calendarOf(one ? allDeadlines([one]) : [], '2027-01-20T08:00:00Z')
      for (const line of text.split('\r\n'))
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      const said = text.replaceAll('\r\n ', '').match(/SUMMARY:(.*): BIS asks/)?.[1]
      const plain = `x${reference}`
        .replace(/[\\;,]/g, '\\$&')
        .replace(/\r\n|\r|\n/g, '\\n')
        .replace(/(?!\t)\p{Cc}/gu, '')
      expect(said).toBe(plain)
    }),
    { seed: 20261204, numRuns: 300 },
  )
})

test('a table that is written is read back as the same licences, as far as it says them', () => {
  const drawn = [kept([...REGISTERED, issued('2027-01-10'), shipped('2027-01-12', 'S', '1', '1')])]
  const { taken, problems } = readLicenceTable(licenceTable(licenceRegister(drawn, DAY), drawn))
  expect(problems).toEqual([])
  expect(taken).toMatchObject([
    {
      licence: drawn[0]?.licence,
      events: [
        { kind: 'filed', day: '2026-12-01' },
        { kind: 'registered', day: '2026-12-02', controlNumber: 'Z100001' },
        { kind: 'issued', number: 'D1234567', expires: '2031-01-09', items: [{ quantity: '100' }] },
      ],
    },
  ])
})

test('what a table says wrong is told with its row, and nothing is guessed', () => {
  const read = (...rows: string[][]) => readLicenceTable(rows).problems.join('; ')
  const heads = ['Reference', 'Type', 'Issued', 'Licence number', 'Description', 'Quantity']
  expect(read(['Number'])).toContain('no column "Reference"')
  expect(read([...heads, 'Colour'])).toContain('"colour"')
  expect(read(heads, ['', 'reexport', '', '', 'x', '1'])).toContain('row 2: has no reference')
  expect(read(heads, ['L', 'transfer', '', '', 'x', '1'])).toContain('row 2: Type: must be')
  expect(read(heads, ['L', '', '', '', 'x', 'ten'])).toContain('quantity')
  expect(read(heads, ['L', '', '2027-02-30', 'D', 'x', '1'])).toContain('not a day')
  expect(read(heads, ['L', '', '2027-02-01', '', 'x', '1'])).toContain(
    'Licence number: must not be empty',
  )
  expect(
    read(heads, ['L', '', '2027-02-01', 'D', 'x', '1'], ['l', '', '2027-02-02', 'D', 'y', '1']),
  ).toContain('row 2, 3: Issued is another')
  expect(LICENCE_COLUMNS).toContain('Left value')
})

test('the history names the licences that a table enters, and counts more than a few', () => {
  expect(entering(['L-1'])).toBe('Enter licence L-1')
  expect(entering(['L-1', 'L-2'])).toBe('Enter 2 licences: L-1, L-2')
  expect(entering(['A', 'B', 'C', 'D', 'E'])).toBe('Enter 5 licences: A, B, C and 2 more')
})
