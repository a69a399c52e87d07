import type { Act } from '../../../shared/calc/result/act.ts'
import { readRatio } from '../../../shared/money/display.ts'
import { toNumber } from '../../../shared/money/ratio.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { ByDestination } from '../../stores/by-destination.ts'
import { shareText } from '../../ui/format.ts'
import type { PictureTable } from '../../ui/picture-table.ts'

/** The verdict of a destination as it is drawn; the numbers are for the picture alone. */
export interface DestinationBar {
  code: string
  name: string
  act: Act
  rule: string | null
  /** null: not known. */
  low: number | null
  /** null: not known, or without bound. */
  high: number | null
  level: number | null
  exact: { low: string | null; high: string | null; level: string | null }
}

/** Destinations side by side that share a level. */
export interface LevelGroup {
  level: number
  text: string
  from: string
  to: string
}

/** A bar for each destination, those of a higher level first, else in the order asked. */
export function destinationBars(
  { question, row }: Pick<ByDestination, 'question' | 'row'>,
  nameOf: (code: string) => string,
): DestinationBar[] {
  const number = (exact: string | null) => (exact === null ? null : toNumber(readRatio(exact)))
  const bars = question.destinations.map((code, at): DestinationBar => {
    const exact = {
      low: row.low[at] ?? null,
      high: row.high[at] ?? null,
      level: row.levels[at] ?? null,
    }
    return {
      code,
      name: nameOf(code),
      act: row.acts[at] ?? 'undetermined',
      rule: row.rules[at] ?? null,
      low: number(exact.low),
      high: number(exact.high),
      level: number(exact.level),
      exact,
    }
  })
  return bars.sort((a, b) => (b.level ?? -1) - (a.level ?? -1))
}

/** Where each level begins and ends among the bars. */
export function levelGroups(bars: readonly DestinationBar[]): LevelGroup[] {
  const groups: LevelGroup[] = []
  for (const { code, level, exact } of bars) {
    if (level === null || exact.level === null) continue
    const last = groups.at(-1)
    if (last?.level === level) last.to = code
    else groups.push({ level, text: shareText(exact.level), from: code, to: code })
  }
  return groups
}

/** The marks of the scale, up to where every bar, span and level lies on it. */
export function scaleMarks(bars: readonly DestinationBar[]): number[] {
  const figures = bars.flatMap(({ low, high, level }) => [low ?? 0, high ?? 0, (level ?? 0) * 1.2])
  const end = Math.max(0.05, ...figures)
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1].find((each) => end / each <= 5) ?? end / 5
  return Array.from({ length: Math.ceil(end / step) + 1 }, (_, at) => at * step)
}

/** The low and the high as text, each told apart from the level. */
export function boundsOf({ exact: { low, high, level } }: DestinationBar): [string, string] {
  if (low === null) return ['not known', 'not known']
  return [shareText(low, level), high === null ? 'no bound' : shareText(high, level)]
}

/** What a bar says, in one line. */
export function barText(bar: DestinationBar): string {
  const { name, act, rule, exact } = bar
  const [low, high] = boundsOf(bar)
  const share = low === high ? low : `${low} to ${high}`
  const level = exact.level === null ? 'no level' : `level ${shareText(exact.level)}`
  return `${name}: ${ACT_WORDS[act].word}, share ${share}, ${level}, ${rule ?? 'not decided'}`
}

/** The numbers of the picture. */
export function destinationTable(bars: readonly DestinationBar[]): PictureTable {
  return {
    columns: [
      { name: 'Destination' },
      { name: 'Code' },
      { name: 'Verdict' },
      { name: 'Low', isNumber: true },
      { name: 'High', isNumber: true },
      { name: 'Level', isNumber: true },
      { name: 'Paragraph' },
    ],
    rows: bars.map((bar) => {
      const { code, name, act, rule, exact } = bar
      const level = exact.level === null ? 'no level' : shareText(exact.level)
      return [name, code, ACT_WORDS[act].word, ...boundsOf(bar), level, rule ?? 'not decided']
    }),
  }
}
