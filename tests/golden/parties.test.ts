import { describe, expect, test } from 'vitest'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { PartyRole } from '../../shared/model/party.ts'
import { checkModel } from '../../shared/model/read.ts'
import { FOOTNOTES } from '../../shared/model/screening.ts'
import type { Answer } from '../../shared/rules/answer.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { footnote5Need } from '../../shared/rules/footnote-5.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import {
  noLevelByParty,
  type PartyListing,
  partyFindings,
  settledByParties,
} from '../../shared/rules/party-rules.ts'
import { DAY } from './cases.ts'
import { expand } from './expand.ts'
import golden from './parties/footnotes.json' with { type: 'json' }

const pack = currentPack()

interface GoldenParty {
  roles: string[]
  entityList: boolean | null
  footnotes: number[] | null
}

const answer = (known: boolean | null | undefined): Answer =>
  known == null ? 'unknown' : known ? 'yes' : 'no'

function listing({ roles, entityList, footnotes }: GoldenParty, at: number): PartyListing {
  const others = ['denied', 'military-end-user', 'sdn', 'unverified'].map((id) => [id, 'no'])
  return {
    party: `PARTY-${at + 1}`,
    roles: roles as PartyRole[],
    lists: { ...Object.fromEntries(others), entity: answer(entityList) },
    footnotes: Object.fromEntries(
      FOOTNOTES.map((footnote) => [footnote, answer(footnotes?.includes(footnote))]),
    ) as unknown as PartyListing['footnotes'],
  }
}

function resultOf(product: object, to: string, answers: Record<string, boolean> = {}) {
  const given = Object.entries(answers).map(([id, yes]) => [id, { answer: yes }])
  const { model, product: id } = expand({
    product: { ...product, directProduct: { answers: Object.fromEntries(given) } },
    parts: [{ id: 'BOX', eccn: 'EAR99', origin: 'DE', price: '10' }],
  })
  const read = checkModel(model)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const asked = { pack, day: DAY, destinations: [to], products: [id] }
  const [result] = evaluateModel(read.value, asked).results
  if (!result) throw new Error('no result')
  return result
}

describe('Footnotes of the Entity List', () => {
  for (const one of golden.cases) {
    test(one.name, () => {
      const findings = partyFindings(pack, one.parties.map(listing))
      const destination = findDestination(pack, one.to)
      if (!destination) throw new Error(one.to)
      const result = resultOf(
        one.product,
        one.to,
        one.answers as unknown as Record<string, boolean>,
      )
      const settled = settledByParties(pack, result.directProductRules ?? [], findings, {
        facts: {},
        setting: { destination },
        listedBuyer: answer('listedBuyer' in one ? one.listedBuyer : null),
      })
      const found = settled.find(({ rule }) => rule === one.rule)
      expect(found?.state).toBe(one.state)
      const cited = found?.reasons.flatMap(({ cite }) => cite) ?? []
      for (const cite of one.cite) expect(cited).toContain(cite)
      if (!('noLevel' in one)) return
      const byParty = noLevelByParty(
        pack,
        findings,
        { eccn: parseEccn(one.product.eccn), facts: {}, country: 'DE', shipper: null },
        'yes',
        { destination, exportedFrom: 'DE', productKind: 'commodity', day: DAY },
      )
      expect(byParty?.answer).toBe(one.noLevel)
    })
  }

  test('each has a case that it catches and one that it does not', () => {
    for (const { footnote, rule } of pack.partyRules?.opens ?? []) {
      const states = golden.cases.filter((one) => one.rule === rule).map(({ state }) => state)
      expect([footnote, states.includes('in'), states.includes('out')]).toEqual([
        footnote,
        true,
        true,
      ])
    }
  })
})

describe('The table of 744.11(a)(2)(v)(A)', () => {
  for (const one of golden.table) {
    test(`${one.row}: ${one.why}`, () => {
      const { rows } = footnote5Need(pack, {
        eccn: parseEccn(one.eccn),
        from: one.from,
        headquarters: one.headquarters,
        isTransfer: one.transfer,
        isEquallyControlled: one.equal,
      })
      expect(rows.filter((row) => row.answer === 'yes').map(({ row }) => row)).toEqual(one.asked)
    })
  }

  test('every row of it has a case', () => {
    const asked = golden.table.flatMap((one) => one.asked)
    for (const { id } of pack.partyRules?.footnote5.rows ?? []) expect(asked).toContain(id)
  })

  test('what is not known is open, and a no takes no need of the chart away', () => {
    const shipment = { eccn: parseEccn('3B001.a.1'), isTransfer: false, isEquallyControlled: null }
    const open = footnote5Need(pack, { ...shipment, from: null, headquarters: null })
    expect(open.answer).toBe('unknown')
    const home = footnote5Need(pack, { ...shipment, from: 'NL', headquarters: 'NL' })
    expect(home.answer).toBe('no')
    expect(resultOf({ eccn: '3B001.a.1' }, 'CN').need.state).toBe('required')
  })
})

test('a party turns the reach and the level, and never the share', () => {
  const before = resultOf({ eccn: '3B001.a.1' }, 'CN', { 'circuit-of-plant': true })
  const findings = partyFindings(pack, [
    listing({ roles: ['end-user'], entityList: true, footnotes: [1, 3, 4, 5] }, 0),
  ])
  const destination = findDestination(pack, 'CN')
  if (!destination) throw new Error('CN')
  const share = structuredClone(before.share)
  settledByParties(pack, before.directProductRules ?? [], findings, {
    facts: {},
    setting: { destination },
    listedBuyer: 'yes',
  })
  expect(before.share).toEqual(share)
})
