import type { Answer } from './answer.ts'
import type { Content, Setting } from './content.ts'
import { findDestination, isAmong } from './destination.ts'
import { type Eccn, matchesPattern } from './eccn.ts'
import { familyPatterns } from './no-level.ts'
import type { RulePack } from './pack.ts'
import { type Reason, reasonOf } from './reason.ts'
import type { ExceptionBar, LicenseException } from './schema.ts'

/** A License Exception to look at, never a decision that it serves. */
export interface ExceptionCandidate {
  code: string
  cite: string
  /** What makes it one: a flag of the entry, the reasons for control, or the transaction alone. */
  by: LicenseException['by']
  /** The most that one order may be worth, in US dollars; null: no such limit is recorded. */
  limit: string | null
  /** The entry makes it available for some of its paragraphs alone. */
  forSomeParagraphs: boolean
  /** What the data of product and destination has against it (740.2(a), Part 746). */
  bars: readonly Reason[]
  /** What no data of the product tells. */
  unseen: string
}

/** A product that needs a licence: what it is, and for which reasons for control. */
export interface LicensedProduct {
  content: Content & { eccn: Eccn }
  controls: readonly string[]
  gbs: Answer
}

/** The exceptions of Part 740 to look at for a product that needs a licence, with what bars them. */
export function exceptionCandidates(
  pack: RulePack,
  product: LicensedProduct,
  setting: Setting,
): ExceptionCandidate[] {
  const inForce = pack.exceptions.bars.filter((bar) => bites(pack, bar, product, setting))
  return pack.exceptions.exceptions.flatMap((exception) => {
    const flag = availability(pack, exception, product, setting)
    if (!flag) return []
    const { code, by, unseen } = exception
    return {
      code,
      cite: exception.cite,
      by,
      limit: flag.usd ?? null,
      forSomeParagraphs: flag.for === 'paragraphs',
      bars: inForce
        .filter((bar) => !bar.only.includes(code))
        .map((bar) => reasonOf(pack, bar, bar.why)),
      unseen,
    }
  })
}

/**
 * The exception for US-origin spare parts that go with a foreign-made product, up to a share of its
 * value (740.16(h)), as one to look at; null: the pack has none for such an item. Whether the value
 * stays within the share is not asked here.
 */
export function accompanyingSpare(
  pack: RulePack,
  product: LicensedProduct,
  setting: Setting,
): ExceptionCandidate | null {
  const { accompanying, bars } = pack.exceptions
  if (!accompanying?.kinds.some((kind) => kind === product.content.kind)) return null
  const { code, cite, unseen, despite } = accompanying
  const against = bars.filter(
    (bar) =>
      !bar.only.includes(code) && !despite.includes(bar.id) && bites(pack, bar, product, setting),
  )
  return {
    code,
    cite,
    by: 'transaction',
    limit: null,
    forSomeParagraphs: false,
    bars: against.map((bar) => reasonOf(pack, bar, bar.why)),
    unseen,
  }
}

interface Flag {
  for: 'entry' | 'paragraphs'
  usd?: string | undefined
}

const WHOLLY: Flag = { for: 'entry' }

/** Whether an exception may be looked at, and with what limit; null: it may not. */
function availability(
  pack: RulePack,
  exception: LicenseException,
  { content, controls, gbs }: LicensedProduct,
  setting: Setting,
): Flag | null {
  const { code, kinds, eccns, exceptPatterns, onlyReasons, destinations, forAnyReason } = exception
  const named = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(content.eccn, pattern) !== 'no')
  if (kinds && !kinds.includes(content.kind)) return null
  if (!isAmong(pack, setting.destination, destinations)) return null
  if (eccns && !named(eccns)) return null
  if (exceptPatterns?.some((pattern) => matchesPattern(content.eccn, pattern) === 'yes'))
    return null
  if (onlyReasons && !controls.every((reason) => (onlyReasons as string[]).includes(reason)))
    return null
  if (code === 'GBS') return gbs === 'no' ? null : { for: gbs === 'yes' ? 'entry' : 'paragraphs' }
  const flags = pack.flagsByEccn.get(content.eccn.entry)
  if (code === 'STA') {
    const isForAny = forAnyReason && isAmong(pack, setting.destination, forAnyReason)
    return staAvailability(flags?.STA?.bar, controls, isForAny !== false)
  }
  if (exception.by !== 'entry') return WHOLLY
  return (flags?.[code as 'LVS'] as Flag | undefined) ?? null
}

/**
 * License Exception STA: to Country Group A:5 for any of its reasons, and to A:6 for NS alone where
 * the entry does not bar it.
 */
function staAvailability(
  bar: 'never' | 'A:6' | 'paragraphs' | undefined,
  controls: readonly string[],
  isForAny: boolean,
): Flag | null {
  if (bar === 'never') return null
  const isNsAlone = controls.every((reason) => reason === 'NS' || reason === 'AT')
  if (!isForAny && (bar === 'A:6' || !isNsAlone)) return null
  return bar === 'paragraphs' ? { for: 'paragraphs' } : WHOLLY
}

function bites(
  pack: RulePack,
  bar: ExceptionBar,
  { content: { eccn }, controls }: LicensedProduct,
  { destination, exportedFrom }: Setting,
): boolean {
  if (!isAmong(pack, destination, bar.destinations)) return false
  if (bar.reasons && !bar.reasons.some((reason) => controls.includes(reason))) return false
  const patterns = [...(bar.eccns ?? []), ...familyPatterns(pack, bar.families)]
  if (patterns.length > 0 && patterns.every((pattern) => matchesPattern(eccn, pattern) === 'no'))
    return false
  if (!bar.exportedFrom) return true
  const from = exportedFrom === null ? null : findDestination(pack, exportedFrom)
  return from !== null && isAmong(pack, from, bar.exportedFrom)
}
