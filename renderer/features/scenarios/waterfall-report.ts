import { pointsText } from '../../../shared/money/display.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { TableCell, TableReport } from '../../../shared/report/table.ts'
import type { Limit } from '../../../shared/scenario/limits.ts'
import type { ChangeReport } from '../../../shared/scenario/overlay.ts'
import type { ReportBasis } from '../../stores/report-basis.ts'
import {
  boundsCells,
  changesPart,
  headed,
  levelCell,
  limitsPart,
  numberColumn,
  percentColumn,
  shortColumn,
  textColumn,
} from '../../ui/report-table.ts'
import type { WaterfallBar } from '../../ui/waterfall-bars.ts'

interface Explained {
  product: string
  /** Where it goes, as a reader knows it. */
  destination: string
  scenario: {
    id: number | null
    name: string
    note?: string | undefined
    reports: readonly ChangeReport[]
  }
  bars: readonly WaterfallBar[]
  limits: readonly Limit[]
}

/** From the base's share to the scenario's, change by change, with the reasons and what stays. */
export function waterfallReport(
  { product, destination, scenario, bars, limits }: Explained,
  basis: ReportBasis,
): TableReport {
  return {
    ...headed(`${product} to ${destination}: from the base to “${scenario.name}”`, basis, [
      `Scenario “${scenario.name}”${scenario.id === null ? ', not saved,' : ''} over the base at revision ${basis.revision}.`,
    ]),
    columns: [
      shortColumn('Step'),
      textColumn('Change'),
      ...['Moves the low by, points', 'Moves the high by, points'].map(numberColumn),
      ...['Share, low', 'Share, high', 'Level'].map(percentColumn),
      ...['Verdict', 'Paragraph'].map(shortColumn),
    ],
    rows: bars.map(({ kind, label, text, moves, share, exactLevel, act, rule }) => ({
      cells: [
        label,
        kind === 'unfit' ? `${text} (does not fit, changes nothing)` : text,
        moves ? moveCell(moves.low) : '',
        moves ? moveCell(moves.high) : '',
        ...boundsCells(share, exactLevel),
        levelCell(exactLevel),
        ACT_WORDS[act].word,
        rule ?? 'not decided',
      ],
    })),
    further: [changesPart([scenario]), limitsPart(limits)],
  }
}

function moveCell(exact: string | null): TableCell {
  return exact === null ? 'not known' : { text: pointsText(exact).replace(' pts', ''), exact }
}
