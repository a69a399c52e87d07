import { exactShareText } from '../money/display.ts'
import { format, multiply, ONE, parseRatio } from '../money/ratio.ts'
import type { InputDeclaration, InputFact, InputRate, LineInput, Recorded } from './inputs.ts'

export const NOT_RECORDED = 'not recorded'

/** Who, when and on what ground, with what of it is not recorded. */
export function recordWords({ who, on, source }: Recorded): string {
  if (who === null && on === null && source === null) return `who says so is ${NOT_RECORDED}`
  return [
    who ?? `by whom is ${NOT_RECORDED}`,
    on ?? `when is ${NOT_RECORDED}`,
    source ?? `on what source is ${NOT_RECORDED}`,
  ].join(', ')
}

/** How an item was classified. */
export function classificationWords({ eccn, classification }: LineInput): string {
  if (eccn === null) return 'ECCN not recorded'
  if (!classification) return `classification ${NOT_RECORDED}`
  const { state, note } = classification
  return [
    `${state ?? 'state not recorded'}: ${recordWords(classification)}`,
    ...(note === null ? [] : [note]),
  ].join('. ')
}

/** How many of an item lie on each line down to it, and in the product in all. */
export function quantityWords({ quantities, quantity, paths }: LineInput): string {
  const onPath = quantities.map(parseRatio).reduce(multiply, ONE)
  if (format(onPath) !== quantity) return `${quantity} over ${paths} paths`
  return quantities.length > 1 ? `${quantities.join(' × ')} = ${quantity}` : quantity
}

/** A price as it is recorded, without its basis. */
export function priceWords({ price, role }: LineInput): string {
  if (role === 'rows not taken') return 'rows of a table that were not taken over'
  if (!price) return `price ${NOT_RECORDED}`
  const { amount, currency, of } = price
  const unit =
    of === 'sales' ? ' of orders and forecast' : of === 'item' ? '' : ` for ${of.destination}`
  return `${amount} ${currency}${unit}`
}

/** Basis, day and document of a price. */
export function priceRecordWords({ price }: LineInput): string {
  if (!price) return ''
  return [
    `basis ${price.basis ?? NOT_RECORDED}`,
    price.validFrom === null ? `day ${NOT_RECORDED}` : `valid from ${price.validFrom}`,
    `source ${price.source ?? NOT_RECORDED}`,
  ].join(', ')
}

/** The rates that were used, each with its day and source. */
export function ratesWords({ price, rates }: LineInput, currency: string): string {
  if (!price || price.currency === currency) return ''
  if (!rates) return `no rate ${price.currency} to ${currency}`
  return rates.map(rateWords).join('; ')
}

export function rateWords({ from, to, rate, asOf, source, isInverse }: InputRate): string {
  const inverse = isInverse ? ', used the other way round' : ''
  return `1 ${from} = ${rate} ${to} of ${asOf}${inverse}, source ${source ?? NOT_RECORDED}`
}

/** A fact with its answer and who gave it. */
export function factWords(fact: InputFact): string {
  return `${fact.name}: ${fact.value} (${recordWords(fact)})`
}

/** What a supplier declares of the US content inside a part. */
export function declarationWords(declaration: InputDeclaration): string {
  const { share, eccn, by, on, document, validUntil, withdrawnOn, lapse } = declaration
  return [
    `US content declared: ${exactShareText(share)}, ECCN ${eccn ?? NOT_RECORDED}`,
    recordWords({ who: by, on, source: document }),
    ...(validUntil === null ? [] : [`valid until ${validUntil}`]),
    ...(withdrawnOn === null ? [] : [`withdrawn on ${withdrawnOn}`]),
    ...(lapse === null ? [] : [`no longer stands: ${lapse}`]),
  ].join(', ')
}

/** The one-time reports of a product, each with its destinations. */
export function reportsWords({ reports }: LineInput): string[] {
  return reports.map(
    ({ filed, destinations, state, stateOn, note, reliedOnFrom }) =>
      `One-time report filed ${filed} for ${destinations.join(', ')}` +
      `${state == null ? '' : `, ${state}${stateOn == null ? '' : ` on ${stateOn}`}`}` +
      `, ${reliedOnFrom === null ? 'not to be relied on' : `to be relied on from ${reliedOnFrom}`}` +
      `${note == null ? '' : `. ${note}`}`,
  )
}
