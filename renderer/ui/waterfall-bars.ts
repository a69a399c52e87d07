import type { Act } from '../../shared/calc/result/act.ts'
import type { Bounds } from '../../shared/calc/result/result.ts'
import { readRatio } from '../../shared/money/display.ts'
import { toNumber } from '../../shared/money/ratio.ts'
import { ACT_WORDS } from '../../shared/report/act-words.ts'
import type { ChangeReport } from '../../shared/scenario/overlay.ts'
import type { Waterfall } from '../../shared/scenario/waterfall.ts'
import { changeText } from '../../shared/scenario/words.ts'
import { boundsText, movesText } from './figure-words.ts'
import type { PictureTable } from './picture-table.ts'

/** A bar of the waterfall as it is drawn; the numbers are for the picture alone. */
export interface WaterfallBar {
  key: string
  kind: 'base' | 'step' | 'unfit' | 'scenario'
  /** Under the bar. */
  label: string
  /** What it stands for, in words. */
  text: string
  act: Act
  rule: string | null
  /** The step turns the verdict. */
  isFlip: boolean
  /** From where to where the lower share moves; null: not known. */
  from: number | null
  to: number | null
  /** Where the upper share ends; null: without bound, or not known. */
  high: number | null
  level: number | null
  share: Bounds
  moves: Bounds | null
  exactLevel: string | null
}

/** The base, each change in its order, and the scenario. */
export function waterfallBars(
  { from, to, steps }: Waterfall,
  reports: readonly ChangeReport[],
  name: string,
): WaterfallBar[] {
  const number = (exact: string | null) => (exact === null ? null : toNumber(readRatio(exact)))
  let exactLevel = from.threshold
  const total = (kind: 'base' | 'scenario', label: string, figures: typeof from): WaterfallBar => ({
    key: kind,
    kind,
    label: kind,
    text: label,
    act: figures.act,
    rule: figures.rule,
    isFlip: false,
    from: 0,
    to: number(figures.share.low),
    high: number(figures.share.high),
    level: number(figures.threshold),
    share: figures.share,
    moves: null,
    exactLevel: figures.threshold,
  })
  const bars = steps.map((step, at): WaterfallBar => {
    if (step.level) exactLevel = step.level.to
    const report = reports[at]
    const made = report ? changeText(report.change) : `change ${step.index + 1}`
    const since = report?.inBase
    const text = since === undefined ? made : `${made} (in the base since revision ${since})`
    return {
      key: `${at}`,
      kind: step.fits ? 'step' : 'unfit',
      label: `${at + 1}`,
      text: step.scenario === name ? text : `${step.scenario}: ${text}`,
      act: step.act.to,
      rule: step.rule.to,
      isFlip: step.act.from !== step.act.to,
      from: number(step.share.from.low),
      to: number(step.share.to.low),
      high: number(step.share.to.high),
      level: number(exactLevel),
      share: step.share.to,
      moves: step.moves,
      exactLevel,
    }
  })
  return [total('base', 'Base', from), ...bars, total('scenario', name, to)]
}

/** The lowest and the highest point of a bar; null: nothing can be drawn. */
export function extent({ from, to }: WaterfallBar): [number, number] | null {
  if (from === null || to === null) return null
  return [Math.min(from, to), Math.max(from, to)]
}

/** Where all figures lie this close together, as a part of the highest, the scale begins near them. */
const CLOSE = 0.3
const STEPS = [
  0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1,
]

/**
 * The marks of the scale, so that every bar, span and level lies on it. Where the steps are small beside
 * the shares, it begins above zero.
 */
export function waterfallMarks(bars: readonly WaterfallBar[]): number[] {
  const figures = bars.flatMap(({ to, high, level }) =>
    [to, high, level].filter((figure) => figure !== null),
  )
  const highest = Math.max(0, ...figures)
  const lowest = Math.min(highest, ...figures)
  const isClose = lowest > 0 && highest > lowest && highest - lowest < CLOSE * highest
  const room = (highest - lowest) * 0.25
  const [start, end] = isClose
    ? [lowest - room, highest + room]
    : [
        0,
        Math.max(
          0.05,
          ...bars.flatMap(({ to, high, level }) => [to ?? 0, high ?? 0, (level ?? 0) * 1.15]),
        ),
      ]
  const step = STEPS.find((each) => (end - start) / each <= 5) ?? (end - start) / 5
  const [first, last] = [Math.max(0, Math.floor(start / step)), Math.ceil(end / step)]
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step)
}

/** A mark of the scale in percent, with as many places as tell it from its neighbours. */
export function markText(mark: number, marks: readonly number[]): string {
  const step = ((marks[1] ?? 1) - (marks[0] ?? 0)) * 100
  const places = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))
  return `${(mark * 100).toFixed(places)} %`
}

/** What a bar says, in one line. */
export function waterfallText(bar: WaterfallBar): string {
  const { kind, text, share, exactLevel, moves, isFlip, act, rule } = bar
  if (kind === 'unfit') return `${text}: does not fit, changes nothing`
  const said = [
    moves && `moves the share by ${movesText(moves)}`,
    `share ${boundsText(share, exactLevel)}`,
    `${isFlip ? 'turns to ' : ''}${ACT_WORDS[act].word}`,
    rule ?? 'not decided',
  ]
  return `${text}: ${said.filter(Boolean).join(', ')}`
}

/** The numbers of the picture. */
export function waterfallTable(bars: readonly WaterfallBar[]): PictureTable {
  return {
    columns: [
      { name: 'Step' },
      { name: 'Change' },
      { name: 'Moves', isNumber: true },
      { name: 'Share', isNumber: true },
      { name: 'Level', isNumber: true },
      { name: 'Verdict' },
      { name: 'Paragraph' },
    ],
    rows: bars.map(({ kind, label, text, moves, share, exactLevel, act, rule }) => [
      label,
      text,
      kind === 'unfit' ? 'does not fit' : moves ? movesText(moves) : '',
      boundsText(share, exactLevel),
      exactLevel === null ? 'no level' : boundsText({ low: exactLevel, high: exactLevel }, null),
      ACT_WORDS[act].word,
      rule ?? 'not decided',
    ]),
  }
}
