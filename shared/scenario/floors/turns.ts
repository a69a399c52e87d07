import { dayAfter } from '../../model/calendar-day.ts'
import type { Model, Part, Product } from '../../model/schema.ts'
import { turningDays } from '../../rules/dated.ts'
import type { RulePack } from '../../rules/pack.ts'
import type { LaterPrice } from './later-prices.ts'

/** A day on which something recorded turns, so that a price floor may be another from it on. */
export interface Turn {
  day: string
  what: string
}

/**
 * What turns after a day, in a model and the rules that it is judged by: declarations that end or are
 * withdrawn, rates, prices and technology reports that begin to count, dated rows of the rules.
 */
export function turnsAfter(
  day: string,
  { parts, products, rates }: Pick<Model, 'parts' | 'products' | 'rates'>,
  pack: RulePack,
  later: readonly LaterPrice[],
): Turn[] {
  const turns = [
    ...parts.flatMap(declarationTurns),
    ...rates.map(({ from, to, asOf }) => ({ day: asOf, what: `a rate ${from} to ${to} begins` })),
    ...later.map(({ item, destination, validFrom }) => ({
      day: validFrom,
      what: `a price of ${item}${destination && ` for ${destination}`} begins`,
    })),
    ...products.flatMap((product) => reportTurns(product, pack)),
    ...ruleTurns(pack),
  ]
  return turns
    .filter((turn) => turn.day > day)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function declarationTurns({ id, usContent }: Part): Turn[] {
  const { validUntil, withdrawnOn } = usContent ?? {}
  return [
    ...(validUntil
      ? [{ day: dayAfter(validUntil, 1), what: `the declaration of ${id} has expired` }]
      : []),
    ...(withdrawnOn ? [{ day: withdrawnOn, what: `the declaration of ${id} is withdrawn` }] : []),
  ]
}

function reportTurns({ technologyReports, facts }: Product, pack: RulePack): Turn[] {
  const { days } = pack.levels.technologyReport
  const filed = (on: string) => ({
    day: dayAfter(on, days + 1),
    what: `the report of ${on} may be relied on`,
  })
  return [
    ...(technologyReports ?? []).flatMap((report) => [
      filed(report.filed),
      ...(report.stateOn
        ? [{ day: report.stateOn, what: `the report of ${report.filed} is ${report.state}` }]
        : []),
    ]),
    ...(facts?.technologyReportFiled ? [filed(facts.technologyReportFiled)] : []),
  ]
}

function ruleTurns({ lists, files }: RulePack): Turn[] {
  return [
    ...lists.lists.flatMap(({ title, since }) =>
      Object.entries(since ?? {}).map(([code, day]) => ({ day, what: `${code} joins ${title}` })),
    ),
    ...turningDays(files).map((day) => ({ day, what: 'rows of the rules change' })),
  ]
}
