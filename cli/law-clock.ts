import { LiveEvaluation } from '../shared/calc/evaluation.ts'
import { type TurnedVerdict, turnedVerdicts } from '../shared/calc/turned-verdicts.ts'
import { touchedBy } from '../shared/determination/touched.ts'
import { type CalendarDay, dayAfter, localDay } from '../shared/model/calendar-day.ts'
import { shareText } from '../shared/money/display.ts'
import { ACT_WORDS } from '../shared/report/act-words.ts'
import { type LawEvent, lawEvents } from '../shared/rules/law-clock.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { BASIS_OPTIONS, destinationsAsked, methodAsked, productsAsked } from './asked.ts'
import { dayAsked, loadModelFor, loadPack, parseOptions } from './options.ts'
import { UsageError } from './usage-error.ts'
import { clockUsage } from './usages.ts'

/** An event of the rules with the verdicts of a model that turn by it; null: no model was given. */
interface TurnedEvent extends LawEvent {
  state: 'past' | 'coming'
  turned: TurnedVerdict[] | null
  /** The numbers of the determinations of a workspace that it touches; null: no workspace was given. */
  touched: string[] | null
}

/**
 * `minimis rules clock`: the days on which rows of the pack turn. With a model, also which of its
 * verdicts turn with them, and of a workspace which determinations that touches: all else is as on the day of determination, so that only rows differ.
 */
export function lawClock(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      product: { type: 'string', multiple: true },
      to: { type: 'string', multiple: true },
      ...BASIS_OPTIONS,
    },
  })
  const [path, ...more] = positionals
  if (more.length > 0) throw new UsageError([`usage: minimis ${clockUsage}`])
  const method = methodAsked(values)
  const loaded = path === undefined ? null : loadModelFor(path, values)
  const pack = loaded?.pack ?? loadPack(values.rules)
  if (!loaded) refuseWithoutModel(values)
  const day = loaded?.day ?? (values.on === undefined ? localDay(new Date()) : dayAsked(values.on))
  const problems: string[] = []
  const products = loaded ? productsAsked(loaded.model, values.product, false, problems) : []
  const destinations = loaded ? destinationsAsked(pack, values.to, problems) : []
  if (problems.length > 0) throw new UsageError(problems)
  const events = lawEvents(pack).map((event): TurnedEvent => {
    const state = event.day <= day ? 'past' : 'coming'
    if (!loaded) return { ...event, state, turned: null, touched: null }
    const rowsOn = (rowsOf: CalendarDay) => {
      const evaluation = LiveEvaluation.of(loaded.model, { ...loaded, pack, rowsOf })
      return products.map((product) => ({
        product,
        ...evaluation.matrix(product, destinations, method),
      }))
    }
    const turned = turnedVerdicts(destinations, rowsOn(dayAfter(event.day, -1)), rowsOn(event.day))
    const days = { from: event.day, on: event.day }
    const touched = touchedBy(loaded.determinations, turned, days).map(({ number }) => number)
    return { ...event, state, turned, touched: loaded.revision === null ? null : touched }
  })
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ pack: pack.header.id, on: day, events }, null, 2)}\n`
      : clockText(pack, day, events),
  )
}

/** What is asked of a model says nothing without one. */
function refuseWithoutModel(values: Readonly<Record<string, unknown>>): void {
  const idle = ['product', 'to', 'revision', 'switch'].filter((name) => values[name] !== undefined)
  if (idle.length > 0)
    throw new UsageError(idle.map((name) => `--${name}: needs a model or workspace file`))
}

function clockText(pack: RulePack, day: CalendarDay, events: readonly TurnedEvent[]): string {
  const head = `Days of ${pack.header.id} on which rows turn, seen from ${day}.`
  if (events.length === 0) return `${head}\nNone: its rows hold on every day.\n`
  return `${[head, ...events.map(eventText)].join('\n\n')}\n`
}

function eventText({ day, state, changes, turned, touched }: TurnedEvent): string {
  const said = changes.map(({ text, cite, isAnnounced }) => {
    const announced = isAnnounced ? ' Announced, not yet certain.' : ''
    return `  ${text}${announced}${cite ? `  (${cite})` : ''}`
  })
  const lines = [`${day}  ${state}`, ...said]
  if (!turned) return lines.join('\n')
  const unread = changes.some(({ isUnread }) => isUnread)
  if (unread) lines.push('  What was not read may turn verdicts that are not named here.')
  if (turned.length === 0) return [...lines, '  No verdict turns by these rows.'].join('\n')
  const flips = turned.map(
    ({ product, destination, before, after }) =>
      `    ${product} to ${destination}: ${cellText(before)}, then ${cellText(after)}`,
  )
  const named =
    touched === null
      ? []
      : touched.length === 0
        ? ['  No determination of a day before it is touched.']
        : [`  Determinations of a day before it that are touched: ${touched.join(', ')}.`]
  return [...lines, '  What turns:', ...flips, ...named].join('\n')
}

function cellText({ act, low, high }: TurnedVerdict['before']): string {
  const { word } = ACT_WORDS[act]
  if (low === null) return word
  const to = high === null ? ' or more' : high === low ? '' : ` to ${shareText(high)}`
  return `${word} ${shareText(low)}${to}`
}
