import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { localDay } from '../../shared/model/calendar-day.ts'
import { checkModel } from '../../shared/model/read.ts'
import { readXlsx } from '../../shared/sheets/xlsx.ts'
import { session } from '../db/support.ts'
import { expand } from '../golden/expand.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'minimis-licences-'))
const path = join(folder, 'w.minimis')
const TODAY = localDay(new Date())

function minimis(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'cli/main.ts'), ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  return { status, stdout, stderr }
}

function file(name: string, text: string): string {
  const place = join(folder, name)
  writeFileSync(place, text)
  return place
}

const read = checkModel(
  expand({
    parts: [{ id: 'CHIP', eccn: '3A001.a.2', price: '310', facts: { integratedCircuit: true } }],
    product: { eccn: '3A001.a.2' },
  }).model,
)
if (!read.ok) throw new Error(JSON.stringify(read.problems))
Workspace.create(path, session(), { model: read.value }).close()

const answered = { by: 'A. Lee', on: TODAY, why: 'statement 4' }
const shipment = (reference: string, quantity: string, party = 'Orient Telecom') =>
  file(
    `${reference}.json`,
    JSON.stringify({
      reference,
      destination: 'CN',
      parties: [{ role: 'ultimate-consignee', name: party, country: 'CN' }],
      lines: [{ product: 'W', quantity, value: quantity, currency: 'USD' }],
      usesAsked: answered,
      routeAsked: answered,
    }),
  )
const denied = { id: 'd1', source: 'Denied Persons List (DPL)', name: 'Zarya Optika' }
/** An entry of each of the lists that the rules name. */
const results = [
  denied,
  { id: 'e1', source: 'Entity List (EL)', name: 'Kunlun Lithography' },
  { id: 'm1', source: 'Military End User (MEU) List', name: 'Baikal Rotorcraft' },
  { id: 's1', source: 'Specially Designated Nationals (SDN)', name: 'Halyard Shipping' },
  { id: 'u1', source: 'Unverified List (UVL)', name: 'Pelagia Instruments' },
]
const list = file('list.json', JSON.stringify({ results }))

test('licences are entered, recorded and drawn down from a terminal', () => {
  const table = file(
    'licences.csv',
    'Reference,Filed,Registered,Destinations,Ultimate consignees,Product,Description,Quantity,Value,Currency\n' +
      'L-1,2026-01-05,2026-01-06,CN,Orient Telecom (CN),W,Router,10,10,USD\n',
  )
  expect(minimis('licences', 'import', path, table)).toMatchObject({ status: 0 })
  expect(minimis('licences', 'import', path, table).stderr).toContain('L-1 already')
  expect(
    minimis('licences', 'record', path, 'L-1', 'denied', '--day', '2026-01-08').stderr,
  ).toContain('does not follow on registered')
  expect(
    minimis('licences', 'record', path, 'L-1', 'issued', '--day', '2026-02-30').stderr,
  ).toContain('issued: day')
  const items = JSON.stringify([
    { product: 'W', description: 'Router', quantity: '10', value: '10', currency: 'USD' },
  ])
  expect(
    minimis(
      ...['licences', 'record', path, 'L-1', 'issued', '--day', '2026-02-01'],
      ...['--set', 'number=D77', '--set', `items=${items}`, '--set', 'expires=2099-01-31'],
    ),
  ).toMatchObject({ status: 0, stderr: '' })
  const then = minimis('licences', 'show', path, 'L-1', '--on', '2026-01-10').stdout
  expect(then).toContain('1 recorded of later days than 2026-01-10')
  expect(then).not.toContain('2026-02-01')
  expect(minimis('licences', 'record', path, 'L-1', 'nonsense').stderr).toContain(
    'nonsense: kind: must be one of filed, registered',
  )
  expect(minimis('screen', 'Kite', '--list', folder).stderr).toContain('is a folder and no file')
  const shown = minimis('licences', path)
  expect(shown.stdout).toContain('D77')
  expect(shown.stdout).toContain('10 pieces, 10 USD')
  const calendar = join(folder, 'days.ics')
  expect(minimis('licences', path, '--ics', calendar).status).toBe(0)
  expect(readFileSync(calendar, 'utf8')).toContain('20990131')
})

test('a shipment is answered, and its exit status says how', () => {
  const unscreened = minimis('check', path, '--shipment', shipment('S-0', '6'))
  expect(unscreened.status).toBe(3)
  expect(unscreened.stdout).toContain('Not screened against any list')
  expect(unscreened.stdout).toContain('No answer is a clearance')
  expect(minimis('check', path, '--shipment', shipment('S-0', '11'), '--list', list).status).toBe(4)
  const frozen = join(folder, 'S-1.frozen.json')
  const confirmed = minimis(
    ...['check', path, '--shipment', shipment('S-1', '6'), '--list', list, '--confirm'],
    ...['--freeze', frozen],
  )
  expect(confirmed).toMatchObject({ status: 0, stderr: '' })
  const { hash, answer } = JSON.parse(readFileSync(frozen, 'utf8'))
  expect(answer).toMatchObject({ answer: 'licensed', licence: { reference: 'L-1' } })
  expect(minimis('licences', 'show', path, 'l-1', '--json').stdout).toContain(hash)
  const verified = minimis('verify', frozen, '--rules', path)
  expect(verified).toMatchObject({ status: 0, stderr: '' })
  expect(verified.stdout).toContain('KEPT')
  expect(minimis('verify', frozen).status).toBe(3)
  const changed = file('changed.json', readFileSync(frozen, 'utf8').replaceAll('S-1', 'S-9'))
  const wrong = minimis('verify', changed, '--rules', path)
  expect(wrong.status).toBe(1)
  expect(wrong.stdout).toContain('it was changed')
  const kept = minimis('check', path, '--kept')
  expect(kept.stdout).toContain(hash.slice(0, 16))
  expect(kept.stdout).toContain(`${TODAY} under L-1`)
  expect(kept.status).toBe(3)
  const second = minimis(
    ...['check', path, '--shipment', shipment('S-2', '6'), '--list', list, '--confirm'],
  )
  expect(second.status).toBe(2)
  expect(second.stdout).toContain('would exceed the 4 pieces that are left')
  expect(second.stderr).toContain('licence lacking')
  expect(minimis('licences', path, '--csv').stdout).toContain(',4,4,')
})

test('an order book gets an answer for each shipment, and what cannot be read is told', () => {
  const orders = file(
    'orders.csv',
    'Shipment,Product,Quantity,Destination,Ultimate consignee\nO-1,W,1,CN,Zarya Optika (RU)\nO-2,W,1,FR,Orient Telecom\n',
  )
  const output = join(folder, 'answers.csv')
  const { status } = minimis('check', path, '--orders', orders, '--list', list, '-o', output)
  expect(status).toBe(4)
  const answers = readFileSync(output, 'utf8')
  expect(answers).toContain('a person has to decide')
  expect(answers).toContain('O-2,FR')
  const some = file(
    'some.csv',
    'Shipment,Product,Quantity,Destination\nO-1,W,1,FR\nO-2,W,many,FR\nO-3,X,1,FR\n',
  )
  const book = join(folder, 'book.xlsx')
  const partly = minimis('check', path, '--orders', some, '-o', book)
  expect(partly.status).toBe(3)
  expect(partly.stderr).toContain('row 3: Quantity')
  expect(partly.stderr).toContain('row 4: O-3: no product has the id "X"')
  const sheets = readXlsx(readFileSync(book))
  expect(sheets[0]?.rows.map((row) => row[0])).toEqual(['Shipment', 'O-1', 'O-2', 'O-3'])
  expect(sheets[1]?.rows.length).toBeGreaterThan(3)
  const wrong = file('wrong.csv', 'Shipment,Product,Quantity,Destination\nO-1,X,1,QQ\n')
  const refused = minimis('check', path, '--orders', wrong)
  expect(refused.status).toBe(2)
  expect(refused.stderr).toContain('row 2: Destination "QQ" is not a destination')
})

test('what one way of screening finds, no other hides', () => {
  const own = { lists: ['an old list'], on: TODAY, hits: [] }
  const given = JSON.parse(readFileSync(shipment('S-3', '1', 'Zarya Optika'), 'utf8'))
  given.parties[0].screening = own
  const asked = file('S-3.json', JSON.stringify(given))
  const { stdout } = minimis('check', path, '--shipment', asked, '--list', list)
  expect(stdout).toContain('May be Zarya Optika, entry d1 of Denied Persons List (DPL)')
})

test('a party is not cleared of a list that was not read', () => {
  const some = file('some.json', JSON.stringify({ results: [denied] }))
  const { status, stdout } = minimis(
    ...['check', path, '--shipment', shipment('S-4', '1'), '--list', some],
  )
  expect(status).toBe(3)
  expect(stdout).toContain('the lists that were read have no entry of the Entity List')
  expect(stdout).not.toContain('No listed name is near')
})

test('a reader that leaves early takes nothing of the exit status', () => {
  const command = `"${process.execPath}" cli/main.ts check "${path}" --shipment "${shipment('S-5', '99')}" | true; echo "\${PIPESTATUS[0]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', cwd: root })
  expect(stderr).toBe('')
  expect(stdout).toBe('4\n')
})
