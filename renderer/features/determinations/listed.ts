import { outcomesWorstFirst } from '../../../shared/calc/result/result.ts'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import { approvalOf, type Standing, standingsOf } from '../../../shared/determination/standing.ts'
import type { Summary } from '../../../shared/determination/summary.ts'
import type { ShortVerdict } from '../../../shared/determination/today.ts'
import type { DeterminedToday } from '../../../shared/ipc/evaluation-calls/determinations.ts'
import { OUTCOME_WORDS } from '../../../shared/report/words.ts'
import { countryName, shareText } from '../../ui/format.ts'
import { changeText, itemOf, rulesText } from './change-words.ts'
import { EVENT_WORDS } from './event-words.ts'

/** A determination with how it stands on the day. */
export interface Listed {
  row: KeptRow
  standings: Standing[]
  /** How it compares with today; null: not looked at. */
  today: DeterminedToday | null
}

/** The determinations, the last first, with how each stands on a day. */
export function listedOf(
  rows: readonly KeptRow[],
  today: ReadonlyMap<string, DeterminedToday>,
  day: string,
): Listed[] {
  return rows.toReversed().map((row) => {
    const { summary, fault, events, supersededBy } = row
    const found = today.get(row.hash) ?? null
    const standings = standingsOf({
      isWhole: fault === null && events.every((event) => event.fault === null),
      isSuperseded: supersededBy !== null,
      approval: approvalOf(summary?.made.by ?? '', events),
      validUntil: summary?.validUntil ?? null,
      day,
      today: found,
    })
    return { row, standings, today: found }
  })
}

/** The verdict that asks for most, which a list shows in the place of all. */
export function worstVerdict({ verdicts }: Summary): ShortVerdict | undefined {
  return worstFirst(verdicts)[0]
}

/** Verdicts with those that ask for most first, and otherwise in their order. */
export function worstFirst<T extends Pick<ShortVerdict, 'outcome'>>(verdicts: readonly T[]): T[] {
  const order = (verdict: T) => outcomesWorstFirst.indexOf(verdict.outcome)
  return [...verdicts].sort((a, b) => order(a) - order(b))
}

/** A share within its bounds. */
export function spanText({
  share: { low, high },
  threshold,
}: Pick<ShortVerdict, 'share' | 'threshold'>): string {
  if (low === null) return 'not known'
  const from = shareText(low, threshold)
  if (low === high) return from
  return high === null ? `${from} or more` : `${from} to ${shareText(high, threshold)}`
}

/** What changed, and what holds today, in a sentence; empty: nothing is known to have. */
export function whatChanged(
  { row, standings, today }: Listed,
  revisionOf: (item: string, after: number) => number | null,
): string {
  const { summary, supersededBy, fault } = row
  if (fault !== null) return fault
  const broken = row.events.find((event) => event.fault !== null)
  if (broken) return `${EVENT_WORDS[broken.kind]}: ${broken.fault}`
  if (supersededBy) return `by ${supersededBy.number}: ${supersededBy.reason}`
  if (!today || !summary) return ''
  if (today.inputs === 'gone') return today.why ?? ''
  if (!standings.includes('inputs-changed') && !standings.includes('rules-changed')) return ''
  const [first] = today.changes
  const item = first && itemOf(first)
  const { revision } = summary.origin
  const at = item && revision !== null ? revisionOf(item, revision) : null
  const more = today.changes.length + today.more - 1
  const parts = [
    ...(first ? [changeText(first, at) + (more > 0 ? ` and ${more} more` : '')] : []),
    ...(today.changedRules ? [rulesText(today.changedRules)] : []),
    ...todayTexts(summary, today.verdicts ?? []),
  ]
  return parts.join('; ')
}

/** The verdicts of today beside those that were determined: those that flip, else the first. */
function todayTexts({ verdicts }: Summary, today: readonly ShortVerdict[]): string[] {
  const flips = today.filter(
    ({ destination, outcome }) =>
      verdicts.find((verdict) => verdict.destination === destination)?.outcome !== outcome,
  )
  const told = flips.length > 0 ? flips : today.slice(0, 1)
  const isOne = verdicts.length === 1
  return told.map((verdict) => {
    const where = isOne ? '' : ` for ${countryName(verdict.destination)}`
    return `today${where} ${spanText(verdict)}, ${OUTCOME_WORDS[verdict.outcome].word.toLowerCase()}`
  })
}

const texts = new WeakMap<Summary, string>()

/** Whether every word of a text is found in what is known of a determination. */
export function isFound(
  { row, standings }: Listed,
  find: string,
  words: (standing: Standing) => string,
) {
  const wanted = find.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return true
  const text = `${textOf(row)} ${standings.map(words).join(' ').toLowerCase()}`
  return wanted.every((word) => text.includes(word))
}

function textOf({ number, hash, summary, events }: KeptRow): string {
  const ofEvents = events.flatMap(({ by, note, on }) => [by, note, on])
  return `${number} ${hash} ${ofEvents.join(' ')} ${summary ? summaryText(summary) : ''}`.toLowerCase()
}

/** Product, countries, parties, people, documents, day and verdicts. */
function summaryText(summary: Summary): string {
  const known = texts.get(summary)
  if (known !== undefined) return known
  const { product, productName, on, verdicts, preparer, approver, made, origin } = summary
  const text = [
    product,
    productName,
    on,
    ...verdicts.flatMap(({ destination, outcome, rule }) => [
      destination,
      countryName(destination),
      OUTCOME_WORDS[outcome].word,
      rule,
    ]),
    preparer,
    approver,
    made.by,
    made.at.slice(0, 10),
    origin.file,
    ...origin.scenarios,
    ...summary.parties,
    ...summary.documents,
    summary.validUntil,
  ].join(' ')
  texts.set(summary, text)
  return text
}
