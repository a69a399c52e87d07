import { styleText } from 'node:util'
import type { Method } from '../shared/calc/result/result.ts'
import { moneyText, percent, pointsText, readRatio } from '../shared/money/display.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { axisName } from '../shared/scenario/levers/axis.ts'
import type { Lever, LeverList, Levers } from '../shared/scenario/levers/levers.ts'
import type { SmallestSets } from '../shared/scenario/levers/sets.ts'
import type { Reading } from '../shared/scenario/levers/subject.ts'
import type { Bar } from '../shared/scenario/levers/tornado.ts'
import type { Uncertainty } from '../shared/scenario/levers/uncertainty.ts'
import { whyCaught } from '../shared/scenario/levers/why.ts'
import { actText, shareText } from './result-table.ts'
import { switchLines } from './switch-lines.ts'
import { table } from './table.ts'

/** A scenario laid over the base, with its changes that do not fit, by their place from 1. */
export interface LaidOver {
  name: string
  unfit: { change: number; why: string }[]
}

/** What `minimis levers --json` writes. */
export interface LeversDocument extends Levers {
  format: 'minimis-levers'
  version: 1
  currency: string
  on: string
  rules: { pack: string; asOf: string; switches: Record<string, string> }
  product: string
  destination: string
  method: Method
  /** From the bottom to the top. */
  scenarios: LaidOver[]
  /** null: no alternates are given. */
  sets: SmallestSets | null
  tornado: Bar[]
  /** null: no ranges are given. */
  uncertainty: Uncertainty | null
}

/** Levers that leave the verdict as it is and are shown all the same. */
const MOST_IDLE = 8

/** The levers for reading in a terminal: a block a question. */
export function leversTables(document: LeversDocument, pack: RulePack): string {
  const blocks = [
    intro(document, pack),
    leversBlock(document, 'decide'),
    leversBlock(document, 'find-out'),
    ...(document.sets ? [setsBlock(document.sets, document.currency)] : []),
    tornadoBlock(document),
    ...(document.uncertainty ? [uncertaintyBlock(document.uncertainty)] : []),
    footer(),
  ]
  return `${blocks.join('\n\n')}\n`
}

function intro(document: LeversDocument, pack: RulePack): string {
  const { product, destination, on, rules, currency, method, before, scenarios } = document
  const level = before.threshold === null ? 'no level' : `level ${shareOf(before.threshold)}`
  const decided = before.rule ?? 'no rule decided'
  const caught = whyCaught(before)
  const names = scenarios.map(({ name }) => `"${name}"`).join(', then ')
  return [
    `${product} to ${destination}: ${actText(before.act)}, ${sharesOf(before)} (${level}), ${decided}`,
    ...(caught ? [caught] : []),
    `${on}, rules ${rules.pack} (as of ${rules.asOf}), amounts in ${currency}, ${method}.`,
    ...switchLines(pack, rules.switches),
    ...(names ? [`Over the base lies ${names}.`] : []),
    ...scenarios.flatMap(({ name, unfit }) =>
      unfit.map(({ change, why }) => `Change ${change} of "${name}" does not fit: ${why}.`),
    ),
  ].join('\n')
}

/** The two lists of levers, as they are headed. */
const LISTS: Record<LeverList, string> = {
  decide: 'What one can decide and what it makes of the verdict, the most decisive first',
  'find-out':
    'What one can only find out: record what is so; it is no reason to classify otherwise',
}

function leversBlock({ levers: all, notTried }: LeversDocument, list: LeverList): string {
  const levers = all.filter((lever) => lever.list === list)
  const flipping = levers.filter(({ flips }) => flips)
  const idle = levers.filter(({ flips }) => !flips)
  const shown = [...flipping, ...idle.slice(0, MOST_IDLE)]
  const hidden = idle.length - Math.min(idle.length, MOST_IDLE)
  const rows = shown.map((lever) => [
    lever.what,
    lever.from ?? 'unknown',
    lever.after ? actText(lever.after.act) : '-',
    lever.after ? sharesOf(lever.after) : '-',
    remark(lever),
  ])
  const columns = [
    { heading: 'if' },
    { heading: 'now' },
    { heading: 'verdict' },
    { heading: 'share', right: true },
    { heading: '' },
  ]
  const notes = [
    ...(hidden > 0 ? [`${hidden} more leave the verdict as it is (--json lists them).`] : []),
    ...(notTried > 0 && list === 'find-out'
      ? [`${notTried} items that matter less were not tried.`]
      : []),
  ]
  const title = heading(LISTS[list])
  if (rows.length === 0) return `${title}\nNothing was found.`
  return [title, table(columns, rows), ...notes].join('\n')
}

function remark({ flip, why, also }: Lever): string {
  if (!flip) return why ?? (also.length > 0 ? `also ${also.join(', ')}` : '')
  const change = flip.change === null ? '' : `${signed(percent(readRatio(flip.change)))}; `
  return `${change}${actText(flip.last.act)} still at ${flip.last.amount}`
}

function setsBlock({ sets, size, target, more, why, barred }: SmallestSets, currency: string) {
  const goal = target === null ? 'not subject' : `a share of ${shareOf(target)}`
  const title = heading(`The smallest sets of alternates for ${goal}`)
  const notes = [
    ...(why ? [`${sentence(why)}.`] : []),
    ...(more ? ['There are more of this size.'] : []),
    ...barred.map(({ item, to, why: reason }) => `${to} cannot stand for ${item}: ${reason}.`),
  ]
  if (size === null) return [title, 'None.', ...notes].join('\n')
  if (size === 0) return [title, 'None is needed.', ...notes].join('\n')
  const columns = [
    { heading: 'replace' },
    { heading: 'verdict' },
    { heading: 'share', right: true },
    { heading: 'cost', right: true },
  ]
  const rows = sets.map(({ replacements, after, cost }) => [
    replacements.map(({ item, to }) => `${item} by ${to}`).join(', '),
    actText(after.act),
    sharesOf(after),
    cost === null ? 'not known' : signed(moneyText(cost, currency)),
  ])
  return [title, table(columns, rows), ...notes].join('\n')
}

function tornadoBlock({ tornado }: LeversDocument): string {
  const columns = [
    { heading: 'amount' },
    { heading: 'now', right: true },
    { heading: 'from', right: true },
    { heading: 'share', right: true },
    { heading: 'to', right: true },
    { heading: 'share', right: true },
    { heading: 'span', right: true },
  ]
  const rows = tornado.map(({ axis, now, currency, low, high, span }) => [
    axisName(axis),
    now === null ? 'unknown' : `${now} ${currency}`,
    low.amount,
    sharesOf(low),
    high.amount,
    sharesOf(high),
    span === null ? 'not known' : pointsText(span),
  ])
  const title = heading('How far each amount moves the share within its range')
  return rows.length === 0 ? `${title}\nNone does.` : `${title}\n${table(columns, rows)}`
}

function uncertaintyBlock({ seed, samples, outcomes, quantiles, before }: Uncertainty): string {
  const title = heading(`Over all ranges at once: ${samples} samples, seed ${seed}`)
  const verdicts = table(
    [{ heading: 'verdict' }, { heading: 'samples', right: true }, { heading: 'part', right: true }],
    outcomes.map(({ act, count, fraction }) => [actText(act), `${count}`, shareOf(fraction)]),
  )
  const shown = quantiles.filter(({ at }) =>
    ['0', '0.05', '0.25', '0.5', '0.75', '0.95', '1'].includes(at),
  )
  const level = before.threshold === null ? null : readRatio(before.threshold)
  const shares = table(
    [
      { heading: 'part of the samples', right: true },
      { heading: 'share at most', right: true },
    ],
    shown.map(({ at, low, high }) => [shareOf(at), shareText({ low, high }, level)]),
  )
  return [title, verdicts, '', shares].join('\n')
}

function footer(): string {
  return [
    '* Not subject to the EAR by reason of de minimis, and nothing more: not a clearance. What an item is classified as,',
    '  and where it comes from, is a question of fact and no choice. --json gives every lever with its exact figures.',
  ].join('\n')
}

function sharesOf({ share, threshold }: Reading): string {
  return shareText(share, threshold === null ? null : readRatio(threshold))
}

function shareOf(exact: string): string {
  return percent(readRatio(exact))
}

function signed(text: string): string {
  return text.startsWith('-') ? text : `+${text}`
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function heading(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}
