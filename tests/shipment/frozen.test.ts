import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { cryptography } from '../../db/cryptography.ts'
import { packHash } from '../../db/pack-hash.ts'
import { hashedText } from '../../shared/determination/determine.ts'
import { canonicalJson } from '../../shared/model/canonical-json.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { checkDraft, freeze } from '../../shared/shipment/frozen.ts'
import { readCheck } from '../../shared/shipment/frozen-schema.ts'
import type { Shipment } from '../../shared/shipment/schema.ts'
import { todayOf } from '../../shared/shipment/today.ts'
import { verifyCheck } from '../../shared/shipment/verify.ts'
import type { Way } from '../../shared/shipment/ways.ts'
import { DAY } from '../golden/cases.ts'
import { issued, kept, REGISTERED, ROUTERS } from '../licences/support.ts'
import { CONSIGNEE, evaluationOf, shipment } from './support.ts'

const pack = currentPack()
const made = { at: `${DAY}T08:00:00Z`, by: 'Anna', machine: 'desk', engine: 'minimis test' }
const { model } = evaluationOf({
  parts: [{ id: 'CHIP', eccn: '3A001.a.2', price: '310', facts: { integratedCircuit: true } }],
  product: { eccn: '3A001.a.2', facts: { encryption: 'b1' } },
})
const licences = [
  kept(
    [
      ...REGISTERED.map((event) => ({ ...event, day: '2026-10-01' })),
      issued('2026-11-01', {
        items: [{ ...ROUTERS, product: null, eccn: '3A001.a.2', quantity: '10', value: '10000' }],
      }),
    ],
    {
      destinations: ['CN'],
      parties: [{ role: 'ultimate-consignee', name: 'Orient Telecom', country: 'CN' }],
    },
  ),
]
const present = { model, pack, choices: {}, on: DAY, laterPrices: [], licences }

async function frozen(asked: Shipment = shipment()) {
  const question = { ...present, method: 'look-through' as const, asked, shipment: asked }
  const draft = checkDraft(question)
  const origin = { file: 'w.minimis', revision: 4 }
  const given = { packHash: packHash(pack), origin, made, previous: null }
  return { draft, ...(await freeze(draft, given, cryptography)) }
}

const findPack = (id: string) => (id === pack.header.id ? pack : null)
const verified = async (text: string) => {
  const read = await verifyCheck(text, cryptography, { findPack })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

test('a check is worked out again from its own file', async () => {
  const { text, hash, draft } = await frozen()
  expect(draft.answer.answer).toBe('licensed')
  expect(draft.answer.lines.find(({ about }) => about === 'price floor')?.what ?? '').toMatch(
    /^$|good until|nothing that is recorded ends/,
  )
  const { state, checks, check } = await verified(text)
  expect(state).toBe('alone')
  expect(checks.filter(({ state: found }) => found === 'fails')).toEqual([])
  expect(checks.find(({ check: name }) => name === 'answer')?.state).toBe('holds')
  expect(check.hash).toBe(hash)
})

test('one that was changed is said, and hashed anew its answer does not follow', async () => {
  const { text } = await frozen()
  const changed = text.replaceAll('"quantity":"10"', '"quantity":"3"')
  expect((await verified(changed)).checks.find(({ check }) => check === 'hash')?.state).toBe(
    'fails',
  )
  const { hash: _, ...content } = JSON.parse(text)
  content.answer.answer = 'none-seen'
  const hash = createHash('sha256').update(hashedText(content)).digest('hex')
  const forged = await verified(canonicalJson({ ...content, hash }))
  expect(forged.state).toBe('changed')
  expect(forged.checks.find(({ check }) => check === 'hash')?.state).toBe('holds')
  expect(forged.difference?.path).toBe('answer.answer')
})

test('without its rules, or by others of the name, it is open and not wrong', async () => {
  const { text } = await frozen()
  const read = await verifyCheck(text, cryptography, { findPack: () => null })
  expect(read).toMatchObject({ ok: true, value: { state: 'alone' } })
  const { hash: _, ...content } = JSON.parse(text)
  content.rules.sha256 = 'a'.repeat(64)
  const hash = createHash('sha256').update(hashedText(content)).digest('hex')
  const { checks } = await verified(canonicalJson({ ...content, hash }))
  expect(checks.filter(({ state }) => state === 'open').map(({ check }) => check)).toEqual([
    'kept',
    'rules',
    'answer',
  ])
})

test('what is no check is named with its place', () => {
  expect(readCheck('{"format":"minimis-check","version":1}')).toMatchObject({ ok: false })
  expect(readCheck('[')).toMatchObject({ ok: false })
})

test('a hit that comes later turns a check that is kept, and its own draw-down does not', async () => {
  const asked = shipment({ parties: [{ ...CONSIGNEE, screening: null }] })
  const nobody: Way = () => [
    { screening: { lists: ['CSL'], on: DAY, hits: [], notComparable: [] }, sources: [] },
  ]
  const listed: Way = () => [
    {
      screening: {
        lists: ['CSL'],
        on: DAY,
        hits: [{ list: 'Entity List', entry: 'e1', name: 'Orient Telecom Co.' }],
        notComparable: [],
      },
      sources: [],
    },
  ]
  const { text, hash, draft } = await frozen()
  const read = readCheck(text)
  if (!read.ok) throw new Error('no check')
  const check = { ...read.value.check, asked }
  expect(todayOf(check, { ...present, ways: [listed] }).answer?.answer).toBe('open')
  const [licence] = licences
  if (!licence) throw new Error('no licence')
  const drawn = {
    kind: 'shipped' as const,
    day: DAY,
    shipment: 'S-1',
    items: draft.answer.licence?.drawn ?? [],
    check: hash,
  }
  const shipped = [{ ...licence, events: [...licence.events, drawn] }]
  const own = { ...check, asked: shipment() }
  expect(todayOf(own, { ...present, licences: shipped, ways: [] }).answer?.answer).toBe('licensed')
  const other = { ...own, hash: 'b'.repeat(64) }
  expect(todayOf(other, { ...present, licences: shipped, ways: [] }).answer?.answer).toBe(
    'uncovered',
  )
  expect(todayOf(check, { ...present, model: { ...model, products: [] }, ways: [nobody] })).toEqual(
    {
      answer: null,
      why: 'S-1: no product has the id "W"',
    },
  )
})

test('a product on two lines is told once, and a check of earlier that told it twice still holds', async () => {
  const [line] = shipment().lines
  if (!line) throw new Error('it has a line')
  const half = { ...line, quantity: '5', value: '5000' }
  const { draft, text } = await frozen(shipment({ lines: [half, half] }))
  const { draft: single } = await frozen(shipment({ lines: [half] }))
  const asked = (lines: typeof draft.answer.lines) =>
    lines.filter(({ about }) => about !== 'spare part' && about !== 'licence')
  expect(asked(draft.answer.lines)).toEqual(asked(single.answer.lines))
  const { hash: _, ...content } = JSON.parse(text)
  const [first] = content.answer.lines
  content.answer.lines.splice(1, 0, first)
  const hash = createHash('sha256').update(hashedText(content)).digest('hex')
  const earlier = await verified(canonicalJson({ ...content, hash }))
  expect(earlier.checks.find(({ check }) => check === 'answer')?.state).toBe('holds')
})
