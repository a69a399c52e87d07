import type { LiveEvaluation } from '../calc/evaluation.ts'
import type { Result } from '../calc/result/result.ts'
import type { Product } from '../model/schema.ts'
import { type Answer, all, any } from '../rules/answer.ts'
import { allDestinations, findDestination, isAmong } from '../rules/destination.ts'
import { parseEccn } from '../rules/eccn.ts'
import { type Footnote5Shipment, footnote5Need } from '../rules/footnote-5.ts'
import type { RulePack } from '../rules/pack.ts'
import { packOfParties } from '../rules/packs/index.ts'
import { partyRulesOf } from '../rules/party-rules.ts'
import { citesOf, whysOf } from '../rules/reason.ts'
import type { CheckLine } from './answer.ts'
import type { ListedAs } from './parties.ts'
import type { Shipment } from './schema.ts'

/** One product of a shipment, as it is shipped, and what was found of it. */
interface Asked {
  evaluation: LiveEvaluation
  product: Product
  shipment: Shipment
  result: Result
  /** The rows of the pack that hold on the day. */
  pack: RulePack
}

/**
 * What a Footnote 5 party asks of a product: whether 734.4(a)(9) or 734.9(e)(3) brings it in, and what
 * the table of 744.11(a)(2)(v)(A) says of whoever ships it. Nothing it says takes another need away.
 */
export function footnote5Lines(asked: Asked, listed: readonly ListedAs[]): CheckLine[] {
  const isThere = listed.some(
    ({ list, hit }) => list === 'entity' && hit.decision?.footnotes?.includes(5),
  )
  if (!isThere) return []
  const { product, result } = asked
  const { opens, footnote5 } = partyRulesOf(packOfParties(asked.pack))
  const row = opens.find(({ footnote }) => footnote === 5)
  const byContent = row?.noLevel === undefined ? 'no' : contentAnswer(asked, row.noLevel)
  const reached = any([byContent, byDirectProduct(result, row?.rule)])
  const head = { about: 'footnote 5', of: product.id, source: SOURCE }
  const rules = [row?.noLevel, row?.rule].filter((rule) => rule !== undefined)
  if (reached === 'no')
    return [
      {
        ...head,
        answer: 'none-seen',
        what: `A Footnote 5 party takes part; neither ${rules.join(' nor ')} brings the product in.`,
        cite: rules,
      },
    ]
  const table = tableAsked(asked)
  const need = footnote5Need(packOfParties(asked.pack), table)
  const those = need.rows.filter(({ answer }) => answer === need.answer && answer !== 'no')
  const chart = result.outcome === 'subject' ? 'none' : result.need.state
  const asks = any([
    need.answer,
    chart === 'required' ? 'yes' : chart === 'none' ? 'no' : 'unknown',
  ])
  const answer = all([reached, asks])
  const toFindOut = [
    ...(reached === 'unknown'
      ? [
          'whether it holds a US-origin integrated circuit of Category 3, 4 or 5, or comes from a plant that 734.9(e)(3) names',
        ]
      : []),
    ...(need.answer === 'unknown' ? missingOf(asked, table, need.rows) : []),
    ...(chart === 'unknown' ? ['its own need of a licence for the destination'] : []),
  ]
  return [
    {
      ...head,
      answer: answer === 'yes' ? 'uncovered' : answer === 'no' ? 'none-seen' : 'open',
      what: [
        `With a Footnote 5 party it is${reached === 'yes' ? '' : ', it may be,'} subject whatever its share is.`,
        need.answer === 'no'
          ? 'The table of 744.11(a)(2)(v)(A) asks for no licence of whoever ships it so.'
          : `The table of 744.11(a)(2)(v)(A) ${need.answer === 'yes' ? 'asks' : 'may ask'} for a licence: ${whysOf(those.map(({ reason }) => reason)).join('; ')}.`,
        chart === 'required'
          ? 'The product itself needs a licence for the destination once it is subject.'
          : 'It takes no other need away.',
        toFindOut.length > 0 ? `To find out: ${toFindOut.join('; ')}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
      cite: [
        ...new Set([
          ...rules,
          footnote5.cite,
          ...citesOf(those.map(({ reason }) => reason)),
          ...(chart === 'required' ? citesOf(result.need.reasons) : []),
        ]),
      ],
    },
  ]
}

const SOURCE = 'eCFR 2026-09-24'

/** Whether content that brings the case in lies in the product: asked where the case names the destination. */
function contentAnswer(
  { evaluation, product, shipment, result, pack }: Asked,
  rule: string,
): Answer {
  const { noLevel } = pack
  const named = noLevel.rules.find(({ id }) => id === rule)
  if (!named) return 'unknown'
  const at = [shipment.destination, ...allDestinations(pack)].find((code) => {
    const destination = findDestination(pack, code)
    return destination !== null && isAmong(pack, destination, named.destinations)
  })
  if (at === undefined) return 'unknown'
  const facts = { ...product.facts, recipientMakesAdvancedNode: true }
  const assumed = evaluation.patched({ products: [{ ...product, facts }] })
  const step = assumed
    .result(product.id, at, result.method)
    .steps.find((one) => one.rule === rule && one.step === 'no-level')
  if (step?.answer === 'applies') return 'yes'
  return step?.answer === 'open' ? 'unknown' : 'no'
}

function byDirectProduct({ directProductRules }: Result, rule: string | undefined): Answer {
  if (directProductRules === undefined) return 'unknown'
  switch (directProductRules.find((one) => one.rule === rule)?.state) {
    case 'in':
    case 'by-party':
      return 'yes'
    case 'open':
      return 'unknown'
    default:
      return 'no'
  }
}

/** Who ships it and from where, as far as that is recorded. */
function tableAsked({ evaluation, product, shipment }: Asked): Footnote5Shipment {
  const { entities } = evaluation.model
  const maker = entities.find(({ id }) => id === product.madeBy)
  const from = product.exportedFrom ?? maker?.country ?? null
  const isMakers = product.exportedBy == null && maker?.country === from
  const shipper = isMakers ? maker : entities.find(({ id }) => id === product.exportedBy)
  return {
    eccn: product.eccn == null ? null : parseEccn(product.eccn),
    from,
    headquarters: shipper?.headquarters ?? null,
    isTransfer: from !== null && from === shipment.destination,
    isEquallyControlled: shipment.controlledEqually?.is ?? null,
  }
}

/** What is asked where the table is open, in words. */
function missingOf(
  { pack }: Asked,
  { from, headquarters, isEquallyControlled, isTransfer }: Footnote5Shipment,
  found: ReturnType<typeof footnote5Need>['rows'],
): string[] {
  const open = new Set(found.flatMap(({ row, answer }) => (answer === 'unknown' ? [row] : [])))
  const rows = partyRulesOf(packOfParties(pack)).footnote5.rows.filter(
    ({ id, transfer }) => open.has(id) && transfer === isTransfer,
  )
  const asked = [
    ...(from === null && rows.some(({ shippedFrom }) => shippedFrom)
      ? ['from which country it is shipped']
      : []),
    ...(headquarters === null && rows.some((row) => row.headquartered)
      ? ['where whoever ships it, or its ultimate parent, is headquartered']
      : []),
    ...(isEquallyControlled === null && rows.some(({ unlessControlled }) => unlessControlled)
      ? [`whether ${from ?? 'the country of export'} controls the item equally (controlledEqually)`]
      : []),
  ]
  return asked.length > 0 ? asked : ['the paragraph of its ECCN']
}
