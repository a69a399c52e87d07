import type { ActFigures } from '../../../shared/calc/result/result.ts'
import { shareText } from '../../../shared/money/display.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { TableCell, TablePart, TableReport } from '../../../shared/report/table.ts'
import { axisName } from '../../../shared/scenario/levers/axis.ts'
import type { Lever } from '../../../shared/scenario/levers/levers.ts'
import type { AlternateSet, SmallestSets } from '../../../shared/scenario/levers/sets.ts'
import type { Reading } from '../../../shared/scenario/levers/subject.ts'
import type { Bar } from '../../../shared/scenario/levers/tornado.ts'
import type { TwoWay } from '../../../shared/scenario/levers/two-way.ts'
import type { Uncertainty } from '../../../shared/scenario/levers/uncertainty.ts'
import type { Limit } from '../../../shared/scenario/limits.ts'
import type { OverScenario } from '../../stores/levers.ts'
import type { ReportBasis } from '../../stores/report-basis.ts'
import {
  amountCell,
  boundsCells,
  changesPart,
  headed,
  limitsPart,
  numberColumn,
  percentColumn,
  shareCell,
  shortColumn,
  textColumn,
} from '../../ui/report-table.ts'
import { breakEvenText, kindName, outcomeText, subjectText } from './lever-words.ts'
import { foundText } from './sets.ts'
import type { AxisPair } from './two-way.ts'

/** What a study is of: a verdict as it stands, over the base or over a scenario. */
export interface StudyBasis extends ReportBasis {
  product: string
  /** Where it goes, as a reader knows it. */
  destination: string
  /** null: the base. */
  scenario: OverScenario | null
  /** The verdict as it stands without any lever. */
  now: Pick<ActFigures, 'act' | 'rule' | 'threshold' | 'share'>
  limits: readonly Limit[]
}

/** The levers that are on screen, in their rank. */
export function leversReport(
  { rows, notTried }: { rows: readonly Lever[]; notTried: number },
  basis: StudyBasis,
): TableReport {
  return study('Levers', basis, {
    remarks: notTried > 0 ? [`${notTried} items that matter less were not tried.`] : [],
    columns: [
      shortColumn('Kind'),
      ...['What', 'From', 'To', 'Flips, or why not'].map(textColumn),
      shortColumn('Verdict then'),
      ...['Share then, low', 'Share then, high'].map(percentColumn),
      shortColumn('Paragraph then'),
    ],
    rows: rows.map((lever) => [
      kindName(lever.kind),
      subjectText(lever),
      lever.from ?? 'not known',
      [lever.to ?? 'no break-even', ...lever.also].join(', '),
      flipCell(lever),
      ...readingCells(lever.after),
    ]),
  })
}

function flipCell(lever: Lever): TableCell {
  const text = breakEvenText(lever) ?? outcomeText(lever)
  return lever.flip ? { text, exact: lever.flip.exact } : text
}

/** Verdict, low and high share, and paragraph; null: the change cannot be made. */
function readingCells(reading: Reading | null): TableCell[] {
  if (!reading) return ['', '', '', '']
  const { act, share, threshold, rule } = reading
  return [ACT_WORDS[act].word, ...boundsCells(share, threshold), rule ?? 'not decided']
}

/** The smallest sets of alternates, and those that cannot be taken. */
export function setsReport(answer: SmallestSets, basis: StudyBasis): TableReport {
  const rows = answer.sets.map(({ replacements, after, cost }: AlternateSet, at) => {
    const [verdict = '', low = '', high = '', rule = ''] = readingCells(after)
    const swaps = replacements.map(({ item, to }) => `${item} by ${to}`).join('; ')
    return [`${at + 1}`, swaps, verdict, low, high, rule, amountCell(cost)]
  })
  return study('Smallest sets of alternates', basis, {
    remarks: [foundText(answer)],
    columns: [
      shortColumn('Set'),
      textColumn('Replace'),
      shortColumn('Verdict then'),
      ...['Share then, low', 'Share then, high'].map(percentColumn),
      shortColumn('Paragraph then'),
      numberColumn(`Costs more per product, ${basis.currency}`),
    ],
    rows,
    further: [
      {
        title: 'Alternates that cannot be taken',
        columns: ['Item', 'Alternate', 'Why'].map(textColumn),
        rows: answer.barred.map(({ item, to, why }) => ({ cells: [item, to, why] })),
      },
    ],
  })
}

/** How far each amount moves the share: a row for each end of a bar. */
export function tornadoReport(
  { bars, spread }: { bars: readonly Bar[]; spread: string },
  basis: StudyBasis,
): TableReport {
  return study('Tornado', basis, {
    remarks: [`Each amount moves by ${shareText(spread)} to either side, all else as it is.`],
    columns: [
      textColumn('What'),
      shortColumn('End'),
      numberColumn('Amount'),
      ...['Unit', 'Verdict'].map(shortColumn),
      ...['Share, low', 'Share, high'].map(percentColumn),
      shortColumn('Paragraph'),
      percentColumn('Share moves end to end'),
    ],
    rows: bars.flatMap(({ axis, currency, low, high, span }) =>
      [
        { end: 'from', ...low },
        { end: 'to', ...high },
      ].map(({ end, amount, ...reading }) => {
        const [verdict = '', from = '', to = '', rule = ''] = readingCells(reading)
        const moves = shareCell(span, null)
        return [axisName(axis), end, amount, currency, verdict, from, to, rule, moves]
      }),
    ),
  })
}

/** The verdict over two amounts: down, across. */
export function twoWayReport(
  { answer, pair: { x, y } }: { answer: TwoWay; pair: AxisPair },
  basis: StudyBasis,
): TableReport {
  const across = `${x.name} (${x.currency})`
  return {
    ...study('Two-way table', basis, {
      remarks: [
        `Down: ${y.name}, ${y.now} ${y.currency} now. Across: ${x.name}, ${x.now} ${x.currency} now.`,
      ],
      columns: [
        numberColumn(`${y.name} (${y.currency})`),
        ...answer.x.amounts.map((name) => ({
          name,
          align: 'right' as const,
          kind: 'share' as const,
        })),
      ],
      rows: answer.cells.map((row, at) => [answer.y.amounts[at] ?? '', ...row.map(verdictCell)]),
    }),
    places: across,
  }
}

function verdictCell({ act, rule, threshold, share: { low, high } }: Reading): TableCell {
  const text = (exact: string) => shareText(exact, threshold)
  const from = low === null ? 'not known' : text(low)
  return {
    text:
      low === high || low === null ? from : `${from} to ${high === null ? 'no bound' : text(high)}`,
    note: rule ?? 'not decided',
    act,
    verdict: { low, high, level: threshold, rule },
  }
}

/** How often each verdict came, of which ranges, and how the share is spread. */
export function uncertaintyReport(answer: Uncertainty, basis: StudyBasis): TableReport {
  const { outcomes, samples, seed, ranges, quantiles } = answer
  const level = answer.before.threshold
  return study('Uncertainty', basis, {
    remarks: [
      `${samples} samples, seed ${seed}: the same seed gives the same samples, each evaluated exactly.`,
    ],
    columns: [
      shortColumn('Verdict'),
      numberColumn('Samples'),
      percentColumn('Part of the samples'),
    ],
    rows: outcomes.map(({ act, count, fraction }) => [
      ACT_WORDS[act].word,
      `${count}`,
      shareCell(fraction, '1'),
    ]),
    further: [
      {
        title: 'Ranges',
        columns: [textColumn('Amount'), ...['Low', 'Most likely', 'High'].map(numberColumn)],
        rows: ranges.map(({ axis, low, likely, high }) => ({
          cells: [axisName(axis), low, likely ?? 'all as likely', high],
        })),
      },
      {
        title: 'Samples at or under a share',
        columns: ['Part of the samples', 'Low share', 'High share'].map(percentColumn),
        rows: quantiles.map(({ at, low, high }) => ({
          cells: [shareCell(at, null), ...boundsCells({ low, high }, level)],
        })),
      },
    ],
  })
}

interface Studied {
  remarks: readonly string[]
  columns: TableReport['columns']
  rows: readonly TableCell[][]
  further?: TablePart[]
}

function study(name: string, basis: StudyBasis, studied: Studied): TableReport {
  const { product, destination, scenario, limits } = basis
  const { remarks, columns, rows, further = [] } = studied
  const over = scenario
    ? `Over the scenario “${scenario.name}” on the base at revision ${basis.revision}.`
    : 'Over the base.'
  return {
    ...headed(`${name}: ${product} to ${destination}`, basis, [over, nowText(basis), ...remarks]),
    columns,
    rows: rows.map((cells) => ({ cells })),
    further: [...further, ...(scenario ? [changesPart([scenario])] : []), limitsPart(limits)],
  }
}

function nowText({ now: { act, rule, threshold, share } }: StudyBasis): string {
  const [low, high] = boundsCells(share, threshold).map((cell) =>
    typeof cell === 'string' ? cell : cell.text,
  )
  const level = threshold === null ? 'no level' : `level ${shareText(threshold)}`
  const shown = share.low === share.high ? low : `${low} to ${high}`
  return `As it stands: ${ACT_WORDS[act].word}, share ${shown}, ${level}, ${rule ?? 'not decided'}.`
}
