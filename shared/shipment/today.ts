import type { KeptLicence, LicenceEvent } from '../licences/schema.ts'
import type { Model } from '../model/schema.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import type { LaterPrice } from '../scenario/floors/later-prices.ts'
import type { ShipmentAnswer } from './check.ts'
import { checkDraft } from './frozen.ts'
import type { FrozenCheck } from './frozen-schema.ts'
import { problemsOf } from './problems.ts'
import { screenedBy, type Way } from './ways.ts'

/** A workspace as it stands, by which a check that is kept is asked again. */
export interface Present {
  model: Model
  pack: RulePack
  choices: Choices
  on: string
  laterPrices: readonly LaterPrice[]
  licences: readonly KeptLicence[]
  ways: readonly Way[]
}

/** The answer to a check of earlier as things stand; null and why: its shipment cannot be checked any more. */
export type TodayAnswer = { answer: ShipmentAnswer; why: null } | { answer: null; why: string }

/**
 * What a check that is kept would answer today: the same shipment with its parties screened anew, by
 * today's model, rules and register. What it drew down itself is there again.
 */
export function todayOf(
  { hash, asked, method }: Pick<FrozenCheck, 'hash' | 'asked' | 'method'>,
  { ways, licences, ...present }: Present,
): TodayAnswer {
  const shipment = screenedBy(ways, present.pack, asked)
  const [problem] = problemsOf(shipment, present.model, present.pack)
  if (problem !== undefined) return { answer: null, why: problem }
  const { answer } = checkDraft({
    ...present,
    method,
    licences: licences.map((one) => withoutDraw(one, hash)),
    asked,
    shipment,
  })
  return { answer, why: null }
}

/** The draw-down by which a check was confirmed; null: it was not, or it was not shipped after all. */
export function shippedBy(
  hash: string,
  licences: readonly KeptLicence[],
): { licence: string; day: string } | null {
  for (const { licence, events } of licences) {
    const day = events[drawAt(events, hash)]?.day
    if (day !== undefined) return { licence: licence.reference, day }
  }
  return null
}

/** Where a check drew down, and it was not taken back; -1: nowhere. */
function drawAt(events: readonly LicenceEvent[], hash: string): number {
  return events.findLastIndex(
    (event, at) =>
      event.kind === 'shipped' &&
      event.check === hash &&
      !events
        .slice(at + 1)
        .some((later) => later.kind === 'not-shipped' && later.shipment === event.shipment),
  )
}

function withoutDraw(one: KeptLicence, hash: string): KeptLicence {
  const { events } = one
  const at = drawAt(events, hash)
  return at < 0 ? one : { ...one, events: events.filter((_, place) => place !== at) }
}
