import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { changesBetween } from '../../shared/determination/changes.ts'
import { draftOf } from '../../shared/determination/determine.ts'
import { effectsSince } from '../../shared/determination/effects.ts'
import { type DeterminationEvent, eventSchema } from '../../shared/determination/event.ts'
import { retentionOf } from '../../shared/determination/retention.ts'
import type { DeterminationRecord } from '../../shared/determination/schema.ts'
import { modelSignature } from '../../shared/determination/signature.ts'
import { approvalBy, approvalOf, standingsOf } from '../../shared/determination/standing.ts'
import {
  inputChanges,
  rulesChanged,
  type Today,
  verdictsToday,
} from '../../shared/determination/today.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readRatio } from '../../shared/money/display.ts'
import { add, compare, ZERO } from '../../shared/money/ratio.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { telecom } from '../db/support.ts'
import { DAY } from '../golden/cases.ts'
import { FULL, question, RUNS } from '../property/models.ts'
import { cryptography, fileOf, questionOf } from './support.ts'

const PACK_HASH = 'a'.repeat(64)

function todayOf(model: Model, more: Partial<Today> = {}): Today {
  const asked = { pack: currentPack(), choices: {}, day: DAY, ...more }
  return { evaluation: LiveEvaluation.of(model, asked), packHash: PACK_HASH, ...asked }
}

/** A record as it is kept, without what is said of it. */
function recordOf(model: Model, destination = 'CN', product = 'W'): DeterminationRecord {
  const draft = draftOf(questionOf(model, { product, destinations: [destination] }))
  return { ...draft, pack: { ...draft.pack, sha256: PACK_HASH } } as DeterminationRecord
}

/** The demo with something changed in it. */
function changed(change: (model: Model) => void): Model {
  const model = structuredClone(telecom())
  change(model)
  const checked = checkModel(model)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}

function partOf(model: Model, id: string) {
  const part = model.parts.find((one) => one.id === id)
  if (!part) throw new Error(`no part ${id}`)
  return part
}

describe('What changed since a determination', () => {
  const record = recordOf(telecom(), 'CN', 'ER-4400')

  test('is nothing where the model says the same in another order', () => {
    const turned = changed((model) => {
      model.parts.reverse()
      model.products.reverse()
      for (const product of model.products) product.lines.reverse()
      partOf(model, 'IC-FPGA-LRG').usContent = null
    })
    const inFile = recordOf(turned, 'CN', 'ER-4400')
    expect(modelSignature(inFile.model)).toBe(modelSignature(record.model))
    expect(inputChanges(record, todayOf(turned))).toEqual([])
    expect(rulesChanged(record, todayOf(turned))).toBeNull()
  })

  test('is told down to the member, at any depth, what the rules look at first', () => {
    const later = changed((model) => {
      Object.assign(partOf(model, 'IC-FPGA-LRG'), { name: 'Another name', origin: 'JP' })
      const inner = model.products.find(({ id }) => id === 'ASM-LC-4X100')
      const line = inner?.lines.find(({ item }) => item === 'IC-FPGA-LRG')
      if (line) line.quantity = '7'
      for (const rate of model.rates) if (rate.from === 'EUR') rate.rate = '1.5'
      model.parts.push({ ...partOf(model, 'IC-FPGA-LRG'), id: 'BESIDE' })
    })
    const found = inputChanges(record, todayOf(later))
    expect(found[0]).toEqual({
      of: 'part',
      id: 'IC-FPGA-LRG',
      name: 'Another name',
      member: ['origin'],
      from: 'US',
      to: 'JP',
    })
    expect(found.at(-1)).toMatchObject({ member: ['name'], to: 'Another name' })
    expect(found.map((one) => ('id' in one ? one.id : ''))).not.toContain('BESIDE')
    expect(found).toContainEqual({
      of: 'lines',
      product: 'ASM-LC-4X100',
      item: 'IC-FPGA-LRG',
      from: ['1'],
      to: ['7'],
    })
    const rates = found.flatMap((one) => (one.of === 'rate' ? [one.to?.from] : []))
    expect(new Set(rates)).toEqual(new Set(['EUR']))
  })

  test('a price is one amount with its currency, and a line that is gone has no quantity', () => {
    const before = telecom()
    const after = changed((model) => {
      partOf(model, 'IC-FPGA-LRG').price = { amount: '1', currency: 'EUR' }
      model.products[0]?.lines.pop()
    })
    const found = changesBetween(before, after)
    expect(found).toContainEqual(
      expect.objectContaining({ id: 'IC-FPGA-LRG', member: ['price'], to: '1 EUR' }),
    )
    expect(found).toContainEqual(expect.objectContaining({ of: 'lines', to: null }))
  })

  test('switches and tables of the rules are told by their names', () => {
    const choices = { foreignContentUndeclared: 'unknown' }
    expect(rulesChanged(record, todayOf(telecom(), { choices }))).toEqual({
      pack: null,
      switches: [{ name: 'foreignContentUndeclared', from: 'free', to: 'unknown' }],
      tables: [],
    })
    const rows = structuredClone(record.pack.rows)
    const level = rows.levels.levels[0]
    if (level) level.cite = 'read anew'
    const other = { ...record, pack: { ...record.pack, sha256: 'b'.repeat(64), rows } }
    expect(rulesChanged(other, todayOf(telecom()))?.tables).toEqual(['levels'])
    const same = { ...record, pack: { ...record.pack, sha256: 'b'.repeat(64) } }
    expect(rulesChanged(same, todayOf(telecom()))).toBeNull()
  })
})

test('For random models the moves lead from the share determined to that of today, exactly', () => {
  const runs = Math.ceil(RUNS / 20)
  console.info(`seed 20261129, ${runs} runs`)
  const twoModels = fc.property(question(FULL), question(FULL), (one, other) => {
    const record = recordOf(one.model, one.to)
    const today = todayOf(other.model, { day: '2027-03-01' })
    const { from, to, steps } = effectsSince(record, today, one.to)
    const [verdict] = verdictsToday(record, today)
    expect(to).toMatchObject({ outcome: verdict?.outcome, share: verdict?.share })
    expect(from).toMatchObject({ outcome: record.result.results[0]?.outcome })
    for (const bound of ['low', 'high'] as const) {
      const moves = steps.map((step) => step.moves[bound])
      if (from.share[bound] === null || moves.includes(null)) continue
      const sum = moves.reduce((total, move) => add(total, readRatio(move as string)), ZERO)
      const reached = add(sum, readRatio(from.share[bound] as string))
      expect(compare(reached, readRatio(to.share[bound] as string))).toBe(0)
    }
    const told = steps.flatMap((step) => (step.of === 'input' ? step.changes : []))
    expect(told).toHaveLength(inputChanges(record, today).length)
  })
  fc.assert(twoModels, { numRuns: runs, seed: 20261129 })
})

test('A file that was issued is compared as it was read again', async () => {
  const record = JSON.parse(await fileOf(questionOf(telecom(), { product: 'ER-4200' })))
  const packHash = record.pack.sha256
  expect(await cryptography.sha256('')).toHaveLength(64)
  expect(inputChanges(record, todayOf(telecom(), { packHash }))).toEqual([])
  expect(effectsSince(record, todayOf(telecom(), { packHash }), 'CN').steps).toEqual([])
})

describe('How a determination stands', () => {
  const event = (kind: DeterminationEvent['kind'], on: string, user = 'ben') => ({
    ...eventSchema.parse({
      determination: PACK_HASH,
      kind,
      on,
      by: 'Ben',
      note: 'so',
      at: `${on}T08:00:00.000Z`,
      user,
      machine: 'desk',
      previous: null,
      key: 'a'.repeat(64),
      signature: 'b'.repeat(128),
    }),
    fault: null as string | null,
  })
  const unsigned = { key: null, signature: null }

  test('it is kept for five years from its latest use, and while it is held', () => {
    expect(retentionOf('2026-11-24', [])).toMatchObject({ until: '2031-11-24', isUsed: false })
    const used = [event('used', '2028-02-29'), event('used', '2027-01-01')]
    expect(retentionOf('2026-11-24', used)).toMatchObject({
      until: '2033-03-01',
      from: '2028-02-29',
      isUsed: true,
      hold: null,
    })
    const held = [event('held', '2027-01-01')]
    expect(retentionOf('2026-11-24', held).hold).not.toBeNull()
    expect(retentionOf('2026-11-24', [...held, event('released', '2027-02-01')]).hold).toBeNull()
  })

  test('a release that was changed, or that nobody signed, ends no hold that was signed', () => {
    const held = event('held', '2027-01-01')
    const released = event('released', '2027-02-01')
    const holdAfter = (...events: (typeof held)[]) => retentionOf('2026-11-24', events).hold
    expect(holdAfter(held, { ...released, fault: 'changed' })).toBe(held)
    expect(holdAfter(held, { ...released, ...unsigned })).toBe(held)
    expect(holdAfter({ ...held, fault: 'changed' })).not.toBeNull()
    // From before keys signed what is recorded.
    expect(holdAfter({ ...held, ...unsigned }, { ...released, ...unsigned })).toBeNull()
  })

  test('an approval is that of another user alone', () => {
    const asked = event('approval-asked', '2026-11-24', 'anna')
    expect(approvalOf('anna', [])).toBe('none')
    expect(approvalOf('anna', [asked])).toBe('awaiting')
    expect(approvalOf('anna', [asked, event('approved', '2026-11-25', 'anna')])).toBe('awaiting')
    const approved = event('approved', '2026-11-25')
    expect(approvalOf('anna', [asked, approved])).toBe('approved')
    expect(approvalBy('anna', [asked, approved])).toBe(approved)
    for (const change of [unsigned, { fault: 'changed' }]) {
      expect(approvalOf('anna', [asked, { ...approved, ...change }])).toBe('awaiting')
      expect(approvalBy('anna', [asked, { ...approved, ...change }])).toBeNull()
    }
  })

  test('all that holds is said, that which weighs most first, and valid only where it was looked at', () => {
    const sound = {
      isWhole: true,
      isSuperseded: false,
      approval: 'none',
      validUntil: '2026-11-24',
      day: '2026-11-24',
      today: { inputs: 'same', rules: 'same' },
    } as const
    expect(standingsOf(sound)).toEqual(['valid'])
    expect(standingsOf({ ...sound, today: null })).toEqual([])
    expect(
      standingsOf({
        ...sound,
        isWhole: false,
        isSuperseded: true,
        approval: 'awaiting',
        day: '2026-11-25',
        today: { inputs: 'changed', rules: 'changed' },
      }),
    ).toEqual(['broken', 'superseded', 'awaiting', 'expired', 'inputs-changed', 'rules-changed'])
  })
})
