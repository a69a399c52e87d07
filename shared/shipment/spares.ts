import type { LiveEvaluation } from '../calc/evaluation.ts'
import type { Spare } from '../calc/explain/spares.ts'
import type { Method } from '../calc/result/result.ts'
import { readRatio } from '../money/display.ts'
import { format, multiply, parseRatio } from '../money/ratio.ts'
import { citesOf, whysOf } from '../rules/reason.ts'
import type { CheckLine } from './answer.ts'
import type { Shipment } from './schema.ts'

/**
 * The US parts that go along as spares, each judged by itself: those that are named, or else those
 * that are recorded beside the products, as many as lie in them. One that is named and is no US part in
 * or beside a product is open.
 */
export function spareLines(
  evaluation: LiveEvaluation,
  shipment: Shipment,
  method: Method,
): CheckLine[] {
  const { destination, spares: named, lines } = shipment
  const found = lines.flatMap(({ product, quantity }) =>
    evaluation.spares(product, destination, method).items.flatMap((spare) => {
      const beside = format(multiply(readRatio(spare.quantity), parseRatio(quantity)))
      const going = named == null ? (spare.isBeside ? beside : undefined) : named[spare.item]
      return going === undefined ? [] : [{ spare, going, product }]
    }),
  )
  const each =
    named == null ? found : [...new Map(found.map((one) => [one.spare.item, one])).values()]
  const known = new Set(found.map(({ spare }) => spare.item))
  const strange = Object.keys(named ?? {}).filter((item) => !known.has(item))
  return [
    ...each.map(({ spare, going, product }) =>
      spareLine(spare, `${going} × ${spare.item} with ${product}`, shipment.exception?.code),
    ),
    ...strange.map(
      (item): CheckLine => ({
        about: 'spare part',
        of: item,
        answer: 'open',
        what: 'It is no US part in or beside a product of this shipment: it was not judged.',
        cite: ['740.16(h)'],
        source: 'not looked at',
      }),
    ),
  ]
}

function spareLine({ need }: Spare, of: string, claimed: string | undefined): CheckLine {
  const head = {
    about: 'spare part',
    of,
    cite: citesOf(need.reasons),
    source: [...new Set(need.reasons.map(({ source }) => source))].join('; '),
  }
  switch (need.state) {
    case 'none':
      return { ...head, answer: 'none-seen', what: 'No licence by item and destination.' }
    case 'unknown':
      return { ...head, answer: 'open', what: `Open: ${need.missing.join(', ')}.` }
    case 'required': {
      const free = need.exceptions.filter(({ bars }) => bars.length === 0).map(({ code }) => code)
      const isClaimed = claimed !== undefined && free.includes(claimed)
      const seen = [...new Set(free)].join(', ') || 'none'
      return {
        ...head,
        answer: isClaimed ? 'exception' : 'uncovered',
        what: `A licence is needed: ${whysOf(need.reasons).join('; ')}. Exceptions to look at: ${seen}.`,
      }
    }
  }
}
