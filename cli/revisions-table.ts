import { styleText } from 'node:util'
import type { StageFigures, StateComparison } from '../shared/compare/compare-states.ts'
import { type DifferenceEffect, effectsAt, isMoved, movesOf } from '../shared/compare/effects.ts'
import { percent, pointsText, readRatio } from '../shared/money/display.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import type { RevisionsDocument, StateHead } from './compare-revisions.ts'
import { oneLine } from './problems.ts'
import { actText, shareText } from './result-table.ts'
import { switchLines } from './switch-lines.ts'
import { table } from './table.ts'

/** Of so many destinations a line of a difference tells the effect. */
const MOST_TOLD = 3

/** Two revisions for reading in a terminal: a block a product, its verdicts that moved and what differs. */
export function revisionsTable(document: RevisionsDocument, pack: RulePack): string {
  const { rules, method, before, after, products } = document
  const head = [
    `Rules ${rules.pack} (as of ${rules.asOf}), ${method}.`,
    ...[before, after].flatMap((state, i) => stateLines(i === 0 ? 'Before' : 'After', state, pack)),
  ].join('\n')
  const differing = products.filter((product) => !isSame(product))
  const same = products.length - differing.length
  const sections = [
    head,
    ...differing.map(productBlock),
    same > 0 && `${same} of ${products.length} products: nothing differs, at any depth.`,
    FOOTER,
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

const FOOTER = [
  '* Not subject to the EAR by reason of de minimis, and nothing more: not a clearance. Each cell: share / level, or the',
  '  paragraph that decides without one; < turns. Differences are taken in the order of their list: in another order the',
  '  single steps can be of other sizes, their sum is the same. --json gives every figure exactly.',
].join('\n')

function stateLines(name: string, { revision, on, currency, switches }: StateHead, pack: RulePack) {
  return [
    `${name}: revision ${revision} on ${on}, amounts in ${currency}.`,
    ...switchLines(pack, switches).map((line) => `  ${line}`),
  ]
}

function isSame({ isIn, differences, before, after }: StateComparison): boolean {
  return isIn.before && isIn.after && differences.length === 0 && !areMoved(before, after)
}

function areMoved(before: StageFigures[] | null, after: StageFigures[] | null): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}

function productBlock(comparison: StateComparison): string {
  const { product, isIn } = comparison
  const title = styleText('bold', product, { stream: process.stdout })
  if (!isIn.before) return `${title}: not there before`
  if (!isIn.after) return `${title}: not there after`
  return [title, verdicts(comparison), ...differenceLines(comparison)].join('\n')
}

/** The destinations for which anything moved, and how many stay as they were. */
function verdicts({ destinations, before, after }: StateComparison): string {
  const moved = destinations.flatMap((destination, at) => {
    const [was, is] = [before?.[at], after?.[at]]
    if (!was || !is || !isMoved(was, is)) return []
    const turn = was.act === is.act ? '' : '  <'
    return [[destination, figuresText(was), `${figuresText(is)}${turn}`, movesText(was, is)]]
  })
  const rest = destinations.length - moved.length
  const stay =
    rest === 0
      ? []
      : [
          `${moved.length === 0 ? 'No verdict, level or share moved' : 'Nothing moved'} for ${rest} of ${destinations.length} destinations.`,
        ]
  const headings = ['to', 'before', 'after', 'share moves'].map((heading) => ({ heading }))
  return [...(moved.length > 0 ? [table(headings, moved)] : []), ...stay].join('\n')
}

function figuresText({ act, share, level, rule }: StageFigures): string {
  const of = level === null ? null : readRatio(level)
  return `${actText(act)} ${shareText(share, of)} / ${of ? percent(of) : (rule ?? 'no level')}`
}

function movesText(from: StageFigures, to: StageFigures): string {
  return boundsMoved(movesOf(from.share, to.share))
}

function boundsMoved({ low, high }: { low: string | null; high: string | null }): string {
  const text = (move: string | null) => (move === null ? 'not known' : pointsText(move))
  return low === high ? text(low) : `${text(low)} to ${text(high)}`
}

function differenceLines(comparison: StateComparison): string[] {
  const { destinations, differences, more } = comparison
  const effects = destinations.map((destination, at) => ({
    destination,
    of: effectsAt(comparison, at),
  }))
  const lines = differences.map(({ sentence, path }, place) => {
    const way = path.length > 2 ? ` (${path.slice(0, -1).join(' / ')})` : ''
    const told = effects.flatMap(({ destination, of }) => {
      const effect = of.get(place)
      return effect && isTold(effect) ? [effectText(destination, effect)] : []
    })
    const rest = told.length - MOST_TOLD
    const shown = [...told.slice(0, MOST_TOLD), ...(rest > 0 ? [`and ${rest} more`] : [])]
    return oneLine(`  ${sentence}${way}${shown.length > 0 ? `: ${shown.join('; ')}` : ''}`)
  })
  return [...lines, ...(more > 0 ? [`  and ${more} more differences`] : [])]
}

/** Of differences that make one step together the first tells what it did. */
function isTold({ isFirst, turns, moves }: DifferenceEffect): boolean {
  return isFirst && (turns || moves.low !== '0' || moves.high !== '0')
}

function effectText(destination: string, { moves, turns, together }: DifferenceEffect): string {
  const others = together > 1 ? ` with the ${together - 1} below` : ''
  return `${destination} ${boundsMoved(moves)}${others}${turns ? ', turns the verdict' : ''}`
}
