import type { LiveEvaluation } from '../calc/evaluation.ts'
import { actOfResult } from '../calc/result/act.ts'
import type { Method } from '../calc/result/result.ts'
import type { RegisteredLicence } from '../licences/register.ts'
import type { CalendarDay } from '../model/calendar-day.ts'
import type { Product } from '../model/schema.ts'
import { packOn, type RulePack } from '../rules/pack.ts'
import { citesOf, whysOf } from '../rules/reason.ts'
import { reportRegister, reportScopeText, reportStateText } from '../rules/report-register.ts'
import { answerOf, type CheckAnswer, type CheckLine, onceEach } from './answer.ts'
import { type Cover, coverOf, type NeedsLicence } from './cover.ts'
import { type FloorOf, floorsOfDay } from './floors.ts'
import { isTriggering, listedParties, partyLines } from './parties.ts'
import { type CheckedProduct, checkProduct } from './products.ts'
import type { Shipment } from './schema.ts'
import { spareLines } from './spares.ts'

/** The answer to a shipment with everything that it rests on. */
export interface ShipmentAnswer {
  reference: string
  destination: string
  day: CalendarDay
  answer: CheckAnswer
  lines: CheckLine[]
  /** The licence that covers it, and what confirming the shipment draws down of it; null: none does. */
  licence: Pick<Cover, 'reference' | 'number' | 'drawn'> | null
}

/** What a shipment is checked with. */
export interface CheckBasis {
  evaluation: LiveEvaluation
  pack: RulePack
  day: CalendarDay
  method: Method
  /** The register on that day. */
  licences: readonly RegisteredLicence[]
  /** How price floors are looked up; absent: as they are on the day. */
  floorOf?: FloorOf
}

/**
 * One answer to a shipment: the share and the need of each product, each direct product rule, each
 * party, the spares, the price floor, the technology report, and the licence that covers what needs
 * one. Throws a RangeError on a product or destination that does not exist; callers check these first.
 */
export function checkShipment(basis: CheckBasis, shipment: Shipment): ShipmentAnswer {
  const asked = withShipment(basis.evaluation, shipment)
  const screened = partyLines(shipment.parties, basis.pack)
  const known = {
    pack: packOn(basis.pack, basis.day),
    floorOf: basis.floorOf ?? floorsOfDay,
    day: basis.day,
    listed: listedParties(shipment.parties, basis.pack),
    partiesAreKnown: screened.every(({ answer }) => answer === 'none-seen'),
    usesAreAsked: shipment.usesAsked != null,
  }
  const products = shipment.lines.map((line) =>
    checkProduct(
      asked,
      productOf(asked, line.product),
      { shipment, line, method: basis.method },
      known,
    ),
  )
  const parties = products.some(maySubject) ? screened : screened.map(notAsked)
  const covered = coverLines(basis, shipment, products, parties)
  const lines = [
    ...onceEach([
      ...products.flatMap((product) => product.lines),
      ...shipment.lines.flatMap(({ product }) => reportLines(basis, asked, product)),
    ]),
    ...spareLines(asked, shipment, basis.method),
    ...parties,
    usesLine(shipment),
    ...routeLines(shipment),
  ].map(covered.settled)
  const all = [...lines, ...covered.lines]
  return {
    reference: shipment.reference,
    destination: shipment.destination,
    day: basis.day,
    answer: answerOf(all),
    lines: all,
    licence: covered.licence,
  }
}

/** Whether a product is subject to the EAR, or may be, by what was asked. */
function maySubject({ result, lines }: CheckedProduct): boolean {
  return actOfResult(result) !== 'not-subject' || lines.some(({ answer }) => answer !== 'none-seen')
}

/** Whether it or a rule that reaches it asks for a licence, or a party does of what is subject. */
function needsLicence(product: CheckedProduct, parties: readonly CheckLine[]): boolean {
  const isAsked = (lines: readonly CheckLine[]) =>
    lines.some(({ answer }) => answer === 'uncovered')
  return isAsked(product.lines) || (isAsked(parties) && maySubject(product))
}

/** The Entity List asks for a licence of what is subject to the EAR alone. */
function notAsked(line: CheckLine): CheckLine {
  if (line.answer !== 'uncovered') return line
  const what = `${line.what} It asks this of items that are subject to the EAR; nothing here is, by what was asked.`
  return { ...line, answer: 'none-seen', what }
}

/** The model as this shipment has it: who ships, from where, and what is known of the recipient. */
function withShipment(evaluation: LiveEvaluation, shipment: Shipment): LiveEvaluation {
  const { exportedFrom, exportedBy, recipientMakesAdvancedNode } = shipment
  const set = {
    ...(exportedFrom != null && { exportedFrom }),
    ...(exportedBy != null && { exportedBy }),
  }
  const isOther = Object.keys(set).length > 0 || recipientMakesAdvancedNode != null
  if (!isOther) return evaluation
  const ids = new Set(shipment.lines.map(({ product }) => product))
  const products = evaluation.model.products
    .filter(({ id }) => ids.has(id))
    .map((product) => ({
      ...product,
      ...set,
      ...(recipientMakesAdvancedNode != null && {
        facts: { ...product.facts, recipientMakesAdvancedNode },
      }),
    }))
  return evaluation.patched({ products })
}

function productOf(evaluation: LiveEvaluation, id: string): Product {
  const found = evaluation.model.products.find((product) => product.id === id)
  if (!found) throw new RangeError(`no product ${id}`)
  return found
}

/** What a licence or an exception makes of the lines that need one. */
function coverLines(
  { licences, pack, day }: CheckBasis,
  shipment: Shipment,
  products: readonly CheckedProduct[],
  parties: readonly CheckLine[],
): {
  lines: CheckLine[]
  settled: (line: CheckLine) => CheckLine
  licence: ShipmentAnswer['licence']
} {
  const asIs = (line: CheckLine) => line
  const licenceLine = (of: string, answer: CheckAnswer, what: string): CheckLine => ({
    ...{ about: 'licence', of, answer, what, cite: ['750.7'] },
    source: `the register on ${day}`,
  })
  const needing = products
    .filter((product) => needsLicence(product, parties))
    .map(({ line, eccn }): NeedsLicence => ({ line, eccn }))
  if (needing.length === 0) return { lines: [], settled: asIs, licence: null }
  const subject = new Set(
    products
      .filter(({ result }) => actOfResult(result) === 'licence')
      .map(({ line }) => line.product),
  )
  const asked = licences.filter(
    ({ licence }) =>
      shipment.licence == null ||
      licence.reference.toLowerCase() === shipment.licence.toLowerCase(),
  )
  const covers = asked.map((one) => coverOf(one, shipment, needing))
  const fitting = covers.filter(({ against }) => against.length === 0)
  const found = fitting.find(({ unsure }) => unsure.length === 0) ?? fitting[0]
  if (found) {
    const { reference, number, drawn, unsure, open } = found
    if (unsure.length > 0)
      return {
        lines: unsure.map((what) => licenceLine(reference, 'open', `May cover it: ${what}.`)),
        settled: (line) => (isSettledBy(line) ? { ...line, answer: 'open' } : line),
        licence: null,
      }
    return {
      lines: [
        licenceLine(
          reference,
          'licensed',
          `Covers it: ${number ?? ''}, drawn down when it is confirmed.`,
        ),
        ...open.map((what) => licenceLine(reference, 'open', `${what}.`)),
      ],
      settled: (line) =>
        isSettledBy(line) || isRuleOf(subject, line) ? { ...line, answer: 'licensed' } : line,
      licence: { reference, number, drawn },
    }
  }
  const refused = covers
    .filter(({ isAbout }) => isAbout || shipment.licence != null)
    .slice(0, MOST_TOLD)
    .map(({ reference, against }) =>
      licenceLine(reference, 'uncovered', `Does not cover it: ${against.join('; ')}.`),
    )
  const exception = exceptionLine(pack, shipment, products, parties)
  if (exception?.answer === 'exception')
    return {
      lines: [exception],
      settled: (line) => (isSettledBy(line) ? { ...line, answer: 'exception' } : line),
      licence: null,
    }
  const none =
    refused.length > 0
      ? refused
      : [
          licenceLine(
            shipment.licence ?? '',
            'uncovered',
            shipment.licence == null
              ? 'No licence of the register is there to cover it.'
              : 'There is no such licence in the register.',
          ),
        ]
  return { lines: [...none, ...(exception ? [exception] : [])], settled: asIs, licence: null }
}

const MOST_TOLD = 10

function isSettledBy({ about, answer }: CheckLine): boolean {
  return answer === 'uncovered' && about !== 'spare part'
}

/** A direct product rule makes nothing more of what is subject by its share and goes under a licence. */
function isRuleOf(subject: ReadonlySet<string>, { about, of, answer }: CheckLine): boolean {
  return about === 'direct product rule' && answer === 'open' && subject.has(of)
}

/** A claimed License Exception: it holds where the data has it as a candidate without a bar, for every product that needs one. */
function exceptionLine(
  pack: RulePack,
  { exception, parties }: Shipment,
  products: readonly CheckedProduct[],
  lines: readonly CheckLine[],
): CheckLine | null {
  if (exception == null) return null
  const { code, by, on, why } = exception
  const head = { about: 'exception', of: code, source: `${by}, ${on}: ${why}` }
  const listed = listedParties(parties, pack)
  const needing = products.filter((product) => needsLicence(product, lines))
  const against = [
    ...listed
      .filter(
        ({ list, party }) => list === 'unverified' || (list === 'entity' && isTriggering(party)),
      )
      .map(
        ({ party, list }) =>
          `${party.name} is on the ${list === 'entity' ? 'Entity' : 'Unverified'} List`,
      ),
    ...needing.flatMap(({ result }) => {
      const candidate = result.need.exceptions.find((one) => one.code === code)
      if (!candidate) return [`it is no candidate for ${result.product}`]
      return whysOf(candidate.bars).map((bar) => `${result.product}: ${bar}`)
    }),
  ]
  const cited = [
    ...new Set(
      needing.flatMap(({ result }) =>
        result.need.exceptions.flatMap((one) =>
          one.code === code ? [one.cite, ...citesOf(one.bars)] : [],
        ),
      ),
    ),
  ]
  const cite = cited.length > 0 ? cited : ['740.2']
  if (against.length > 0 || lines.some(({ answer }) => answer === 'barred'))
    return { ...head, answer: 'uncovered', what: `Does not serve: ${against.join('; ')}.`, cite }
  return {
    ...head,
    answer: 'exception',
    what: 'Claimed; its terms were looked at by a person.',
    cite,
  }
}

function reportLines(
  { pack, day }: CheckBasis,
  evaluation: LiveEvaluation,
  product: string,
): CheckLine[] {
  const { facts, kind, ...rest } = productOf(evaluation, product)
  if (kind !== 'technology') return []
  const asked = { ...rest, kind, filedForNone: facts?.technologyReportFiled ?? null, prepared: [] }
  return reportRegister(pack, [asked], day).map((report) => ({
    about: 'technology report',
    of: product,
    // Whether one has to be there is the share's to say.
    answer: 'none-seen' as const,
    what: `${reportStateText(report)}${reportScopeText(report) ? `; ${reportScopeText(report)}` : ''}.`,
    cite: ['734 Supp. 2(b)'],
    source: `the register on ${day}`,
  }))
}

function usesLine({ usesAsked }: Shipment): CheckLine {
  const head = { about: 'use', of: '', cite: ['Part 744', '736.2(b)(5)'] }
  if (usesAsked == null)
    return { ...head, answer: 'open', what: 'The use was not asked.', source: 'not asked' }
  const { by, on, why } = usesAsked
  return {
    ...head,
    answer: 'none-seen',
    what: 'No use of Part 744 is known, by what a person answered.',
    source: `${by}, ${on}: ${why}`,
  }
}

function routeLines({ route, routeAsked }: Shipment): CheckLine[] {
  const head = { about: 'route', of: (route ?? []).join(', '), cite: ['736.2(b)(8)'] }
  if (routeAsked != null)
    return [
      {
        ...head,
        answer: 'none-seen',
        what: 'No country of General Prohibition Eight lies on it, by what a person answered.',
        source: `${routeAsked.by}, ${routeAsked.on}: ${routeAsked.why}`,
      },
    ]
  return [
    {
      ...head,
      answer: 'open',
      what: `${route == null ? 'The route is not known' : 'The route was not looked at'}: General Prohibition Eight asks of goods in transit.`,
      source: 'not asked',
    },
  ]
}
