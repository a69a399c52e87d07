import type { LiveEvaluation } from '../calc/evaluation.ts'
import { actOfResult, openLinesIn } from '../calc/result/act.ts'
import type { LastingFloor, PriceFloor } from '../calc/result/price-floor.ts'
import type { Method, Need, Result } from '../calc/result/result.ts'
import type { CalendarDay } from '../model/calendar-day.ts'
import type { Product } from '../model/schema.ts'
import { safeAmountText, shareText } from '../money/display.ts'
import { compare, divide, parseRatio } from '../money/ratio.ts'
import { ACT_WORDS } from '../report/act-words.ts'
import { DIRECT_PRODUCT_STATES } from '../report/direct-product.ts'
import { missingWords } from '../report/words.ts'
import type { DirectProductFinding } from '../rules/direct-product.ts'
import type { RulePack } from '../rules/pack.ts'
import { citesOf, type Reason, whysOf } from '../rules/reason.ts'
import type { CheckLine } from './answer.ts'
import type { FloorOf } from './floors.ts'
import { footnote5Lines } from './footnote-5.ts'
import type { ListedAs } from './parties.ts'
import type { Shipment, ShipmentLine } from './schema.ts'

/** What was found of one product of a shipment. */
export interface CheckedProduct {
  line: ShipmentLine
  eccn: string | null
  result: Result
  lines: CheckLine[]
}

/** What is known of the parties and the use where a product is looked at. */
export interface Known {
  pack: RulePack
  listed: readonly ListedAs[]
  /** Every party was screened, and every hit decided. */
  partiesAreKnown: boolean
  usesAreAsked: boolean
  floorOf: FloorOf
  day: CalendarDay
}

/** By which rule of 734.9 a footnote of the Entity List reaches a product. */
const RULE_OF_FOOTNOTE: Readonly<Record<number, string>> = {
  1: '734.9(e)(1)',
  3: '734.9(g)',
  4: '734.9(e)(2)',
  5: '734.9(e)(3)',
}

/** Looks at one product of a shipment: share, need, each direct product rule, price floor. */
export function checkProduct(
  evaluation: LiveEvaluation,
  product: Product,
  { shipment, line, method }: { shipment: Shipment; line: ShipmentLine; method: Method },
  known: Known,
): CheckedProduct {
  const result = evaluation.result(product.id, shipment.destination, method)
  const rules = (result.directProductRules ?? []).filter(({ state }) => state !== 'out')
  const byRule = rules.map((rule) => ruleLine(product.id, rule, result, known))
  const share = shareLine(result)
  const need = needLine(result, known.pack)
  const lines = [
    share,
    need,
    ...byRule,
    ...footnote5Lines({ evaluation, product, shipment, result, pack: known.pack }, known.listed),
    ...floorLines(known, known.floorOf(evaluation, product.id, shipment, method), product.id, line),
  ]
  return { line, eccn: product.eccn ?? null, result, lines }
}

function shareLine(result: Result): CheckLine {
  const act = actOfResult(result)
  const { share, threshold, rule, sources, destination } = result
  const figure =
    share.low === null
      ? 'share not known'
      : share.low === share.high
        ? shareText(share.low, threshold)
        : `${shareText(share.low, threshold)} to ${share.high === null ? 'no bound' : shareText(share.high, threshold)}`
  const level = threshold === null ? 'no level' : `level ${shareText(threshold)}`
  const { open } = openLinesIn(result.notices)
  const beside = open.length > 0 ? `; open beside it: ${open.join(', ')}` : ''
  const undecided = [
    ...new Set(result.steps.flatMap(({ answer, cite }) => (answer === 'open' ? cite : []))),
  ]
  return {
    about: 'share',
    of: result.product,
    answer: answerOfAct(result),
    what: `${figure}, ${level}, to ${destination}: ${ACT_WORDS[act].word}${beside}.`,
    cite: rule !== null ? [rule] : undecided.length > 0 ? undecided : ['734.4'],
    source: sources.join('; '),
  }
}

/** What the act of a result leaves to be done before it is shipped; a licence is asked for by the need. */
function answerOfAct(result: Result): CheckLine['answer'] {
  switch (actOfResult(result)) {
    case 'undetermined':
      // Whatever the share is: where the product needs a licence it may be subject, and may need one.
      return 'open'
    case 'need-open':
    case 'report-required':
    case 'not-subject-open':
      return 'open'
    case 'licence':
    case 'caught':
    case 'no-licence':
    case 'no-licence-either-way':
    case 'not-subject':
      return 'none-seen'
  }
}

function needLine({ product, need, outcome }: Result, pack: RulePack): CheckLine {
  const head = { about: 'need', of: product, ...grounds(need.reasons) }
  if (outcome === 'not-subject')
    return {
      ...head,
      answer: 'none-seen',
      what: 'Not asked by the share: it is not subject by reason of de minimis.',
    }
  const bare = need.exceptions.filter(({ by, bars }) => by !== 'transaction' && bars.length === 0)
  const seen =
    bare.length > 0
      ? ` Exceptions to look at: ${bare.map(({ code, cite }) => `${code} (${cite})`).join(', ')}.`
      : ' No exception is seen by the data.'
  switch (need.state) {
    case 'none':
      return {
        ...head,
        answer: 'none-seen',
        what: `No licence by product and destination.${conditionsText(need)}`,
      }
    case 'required':
      return {
        ...head,
        answer: outcome === 'subject' ? 'uncovered' : 'open',
        what: `${outcome === 'subject' ? 'A licence is needed' : 'A licence is needed if it is subject'}: ${whysOf(need.reasons).join('; ')}.${seen}`,
      }
    case 'unknown':
      return {
        ...head,
        answer: 'open',
        what: `Open: ${whysOf(need.reasons).join('; ')}. To find out: ${questionsOf(need.missing, pack)}`,
      }
  }
}

function conditionsText({ conditions = [] }: Need): string {
  return conditions.length === 0 ? '' : ` Provided: ${whysOf(conditions).join('; ')}.`
}

function ruleLine(
  product: string,
  { rule, name, state, reasons, missing, section }: DirectProductFinding,
  result: Result,
  { pack, listed, partiesAreKnown, usesAreAsked }: Known,
): CheckLine {
  const head = { about: 'direct product rule', of: product, ...grounds(reasons) }
  const asks = section === undefined ? '' : ` A licence is asked for by ${section}.`
  const footnote = Object.keys(RULE_OF_FOOTNOTE).find(
    (one) => RULE_OF_FOOTNOTE[Number(one)] === rule,
  )
  const isParty =
    footnote !== undefined &&
    listed.some(
      ({ list, hit }) =>
        list === 'entity' && hit.decision?.footnotes?.some((one) => String(one) === footnote),
    )
  const named = `${rule}, ${name}`
  switch (state) {
    case 'in': {
      const route = result.routes?.find((one) => one.route === rule)?.need ?? result.need
      return {
        ...head,
        answer:
          route.state === 'required' ? 'uncovered' : route.state === 'none' ? 'none-seen' : 'open',
        what: `${named}: reaches it, whatever the share is.${asks}`,
      }
    }
    case 'open':
      return {
        ...head,
        answer: 'open',
        what: `${named}: ${DIRECT_PRODUCT_STATES.open}. To find out: ${questionsOf(missing, pack)}`,
      }
    case 'by-party': {
      if (isParty && footnote === '5')
        return { ...head, answer: 'none-seen', what: `${named}: a party brings it in.${asks}` }
      if (isParty)
        return { ...head, answer: 'uncovered', what: `${named}: a party brings it in.${asks}` }
      const isSettled = footnote === undefined ? usesAreAsked : partiesAreKnown && usesAreAsked
      return {
        ...head,
        answer: isSettled ? 'none-seen' : 'open',
        what: `${named}: turns on the parties or the use${isSettled ? ', which do not bring it in by what was decided' : ', which are not all known'}.`,
      }
    }
    case 'out':
      return { ...head, answer: 'none-seen', what: `${named}: does not reach it.` }
  }
}

function floorLines(
  { day }: Known,
  floor: LastingFloor | PriceFloor | null,
  product: string,
  line: ShipmentLine,
): CheckLine[] {
  if (!floor || floor.amount === null || floor.of !== 'price') return []
  const { amount, currency } = floor
  const head = {
    about: 'price floor',
    of: product,
    cite: ['734 Supp. 2(a)(3)'],
    source: `worked out for ${day}`,
  }
  const said = `Not subject down to a fair market price of ${safeAmountText(amount, 'up')} ${currency}${untilText(floor)}.`
  if (line.value == null)
    return [
      { ...head, answer: 'none-seen', what: `${said} The price of this shipment is not given.` },
    ]
  if (line.currency !== currency)
    return [
      {
        ...head,
        // It may be below: only where the product is subject anyway does that change nothing.
        answer: floor.outcome === 'not-subject' ? 'open' : 'none-seen',
        what: `${said} This shipment is priced in ${line.currency ?? 'no currency'}.`,
      },
    ]
  const unit = divide(parseRatio(line.value), parseRatio(line.quantity))
  if (compare(unit, parseRatio(amount)) >= 0) {
    // Which of two prices is that of the market, no rule tells; the share goes by the one that is recorded.
    const other =
      floor.outcome === 'not-subject'
        ? ''
        : ' The share is that of the price recorded, by which it is not so: find out which of the two is the fair market price.'
    return [
      { ...head, answer: 'none-seen', what: `${said} This shipment is not below it.${other}` },
    ]
  }
  return [
    {
      ...head,
      answer: floor.outcome === 'not-subject' ? 'open' : 'none-seen',
      what: `${said} This shipment is below it: at its price the product would be above its level.`,
    },
  ]
}

/** Until when a floor is good, in words to stand after its amount; nothing where that was not looked at. */
function untilText(floor: LastingFloor | PriceFloor): string {
  if (!('until' in floor)) return ''
  const { until, endedBy } = floor
  return until === null
    ? ', which nothing that is recorded ends'
    : `, good until ${until} (then: ${endedBy.join('; ')})`
}

/** What is missing, in words: the questions of the pack as they are asked. */
function questionsOf(missing: readonly string[], pack: RulePack): string {
  const said = missing.map(
    (name) =>
      pack.directProduct.questions?.find(({ id }) => id === name)?.question ??
      `${missingWords(name, pack)}.`,
  )
  return said.join(' ')
}

function grounds(reasons: readonly Reason[]): Pick<CheckLine, 'cite' | 'source'> {
  return {
    cite: citesOf(reasons),
    source: [...new Set(reasons.map(({ source }) => source))].join('; '),
  }
}
