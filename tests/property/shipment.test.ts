import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { licenceRegister } from '../../shared/licences/register.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { gravity } from '../../shared/shipment/answer.ts'
import { checkShipment } from '../../shared/shipment/check.ts'
import type { PartyHit, Shipment } from '../../shared/shipment/schema.ts'
import { DAY } from '../golden/cases.ts'
import { issued, kept, REGISTERED, ROUTERS } from '../licences/support.ts'
import { ASKED, CONSIGNEE, evaluationOf, shipment } from '../shipment/support.ts'
import { RUNS } from './models.ts'

const pack = currentPack()
const said = (answer: boolean) => ({ answer, who: 'A. Lee', on: '2026-11-01', source: 'letter' })

/** Models are few, and each is evaluated once. */
const models = fc.record({
  eccn: fc.constantFrom('3A001.a.2', '5A991', '5A002.a', '3B991', 'EAR99'),
  chip: fc.constantFrom('100', '310'),
  made: fc.constantFrom(true, false),
})
const evaluations = new Map<string, LiveEvaluation>()

function modelOf({
  eccn,
  chip,
  made,
}: {
  eccn: string
  chip: string | null
  made: boolean | null
}) {
  const key = JSON.stringify([eccn, chip, made])
  const known = evaluations.get(key)
  if (known) return known
  const ids = made
    ? ['technology-footnote-1', 'technology-footnote-4', 'technology-any', 'plant-any']
    : ['technology-any', 'plant-any', 'contains-circuit']
  const answers = Object.fromEntries(ids.map((id) => [id, said(made === true)]))
  const found = evaluationOf({
    parts: [{ id: 'CHIP', eccn: '3A001.a.2', price: chip, facts: { integratedCircuit: true } }],
    product: {
      eccn,
      facts: { encryption: 'b1' },
      ...(made !== null && { directProduct: { answers } }),
    },
  })
  evaluations.set(key, found)
  return found
}

const decision = fc.oneof(
  fc.constant(null),
  fc.record({
    by: fc.constant('A. Lee'),
    on: fc.constant(DAY),
    why: fc.constant('looked'),
    is: fc.constantFrom('same', 'different', 'unsure'),
    footnotes: fc.subarray([1, 3, 4, 5]),
  }),
)
const hit = fc.record({
  list: fc.constantFrom('Entity List', 'Denied Persons List', 'Unverified List', 'Another List'),
  entry: fc.constant('4711'),
  name: fc.constant('Orient'),
  decision,
}) as fc.Arbitrary<PartyHit>
const role = fc.constantFrom('ultimate-consignee', 'end-user', 'purchaser', 'applicant')

const asked = fc.record({
  hits: fc.array(hit, { maxLength: 2 }),
  role,
  to: fc.constantFrom('CN', 'VN', 'IR', 'RU', 'FR'),
  uses: fc.boolean(),
  route: fc.boolean(),
  exception: fc.constantFrom(null, 'ENC', 'GBS'),
  quantity: fc.constantFrom('1', '10', '11'),
})

function shipmentOf({
  hits,
  role: party,
  to,
  uses,
  route,
  exception,
  quantity,
}: typeof asked extends fc.Arbitrary<infer T> ? T : never): Shipment {
  const screening = { lists: ['CSL'], on: DAY, hits, notComparable: [] }
  return shipment({
    destination: to,
    parties: [{ ...CONSIGNEE, role: party as 'applicant', screening }],
    lines: [{ product: 'W', quantity, value: '10000', currency: 'USD' }],
    usesAsked: uses ? ASKED : null,
    routeAsked: route ? ASKED : null,
    ...(exception !== null && { exception: { ...ASKED, code: exception } }),
  })
}

const licences = licenceRegister(
  ['CN', 'VN'].map((to, place) =>
    kept(
      [
        ...REGISTERED.map((event) => ({ ...event, day: '2026-10-01' })),
        issued('2026-11-01', {
          items: [{ ...ROUTERS, product: 'W', quantity: '10', value: '10000' }],
        }),
      ],
      {
        reference: `L-${to}`,
        destinations: [to],
        parties: (['ultimate-consignee', 'end-user', 'purchaser'] as const).map((one) => ({
          role: one,
          name: CONSIGNEE.name,
        })),
      },
      place + 1,
    ),
  ),
  DAY,
)

function answer(evaluation: LiveEvaluation, one: Shipment) {
  return checkShipment({ evaluation, pack, day: DAY, method: 'look-through', licences }, one).answer
}

test('a hit more never makes the answer better', () => {
  const property = fc.property(models, asked, hit, (model, one, more) => {
    const before = answer(modelOf(model), shipmentOf(one))
    const after = answer(modelOf(model), shipmentOf({ ...one, hits: [...one.hits, more] }))
    expect(gravity(after), `${before} to ${after}`).toBeGreaterThanOrEqual(gravity(before))
  })
  fc.assert(property, { seed: 20261202, numRuns: Math.ceil(RUNS / 40) })
})

test('an open fact more never makes the answer better', () => {
  const opened = fc.constantFrom('price', 'made', 'uses', 'route', 'screening', 'decision')
  const property = fc.property(models, asked, opened, (model, one, fact) => {
    const before = answer(modelOf(model), shipmentOf(one))
    const less = shipmentOf({
      ...one,
      uses: one.uses && fact !== 'uses',
      route: one.route && fact !== 'route',
      hits:
        fact === 'decision'
          ? one.hits.map((known) =>
              known.decision?.is === 'different' ? { ...known, decision: null } : known,
            )
          : one.hits,
    })
    const parties = less.parties.map((party) =>
      fact === 'screening' && one.hits.length === 0 ? { ...party, screening: null } : party,
    )
    const after = answer(
      modelOf({
        eccn: model.eccn,
        chip: fact === 'price' ? null : model.chip,
        made: fact === 'made' && !model.made ? null : model.made,
      }),
      { ...less, parties },
    )
    expect(gravity(after), `${fact}: ${before} to ${after}`).toBeGreaterThanOrEqual(gravity(before))
  })
  fc.assert(property, { seed: 20261203, numRuns: Math.ceil(RUNS / 40) })
})
