import type { Bounds } from '../../shared/calc/result/result.ts'
import { amountText, exactShareText, shareText } from '../../shared/money/display.ts'
import type { TableCell, TableColumn, TablePart, TableReport } from '../../shared/report/table.ts'
import { METHOD_WORDS } from '../../shared/report/words.ts'
import type { Limit } from '../../shared/scenario/limits.ts'
import type { ChangeReport } from '../../shared/scenario/overlay.ts'
import { changeText } from '../../shared/scenario/words.ts'
import type { ReportBasis } from '../stores/report-basis.ts'

/** The heading of an exported table: its title, what it rests on, and further remarks. */
export function headed(
  title: string,
  { workspace, revision, day, rules, method, choices, currency }: ReportBasis,
  remarks: readonly string[] = [],
): Pick<TableReport, 'title' | 'subtitle' | 'notes' | 'currency'> {
  return {
    title,
    subtitle: `${workspace}, revision ${revision}, for the day ${day}`,
    notes: [
      `Method: ${METHOD_WORDS[method]}. Rules: ${rules}. Shares are of US content in the price.`,
      ...Object.entries(choices).map(([name, option]) => `Switch ${name}: ${option}`),
      ...remarks,
    ],
    currency,
  }
}

export const textColumn = (name: string): TableColumn => ({ name, align: 'left', kind: 'text' })
/** A column of short texts, each on one line. */
export const shortColumn = (name: string): TableColumn => ({ ...textColumn(name), keep: true })
export const numberColumn = (name: string): TableColumn => ({
  name,
  align: 'right',
  kind: 'number',
})
export const percentColumn = (name: string): TableColumn => ({
  name,
  align: 'right',
  kind: 'percent',
})

/** An exact amount, rounded, with every digit beside it; null: not known. */
export function amountCell(exact: string | null): TableCell {
  return exact === null ? 'not known' : { text: amountText(exact), exact }
}

/** An exact share in percent, told apart from its level, with every digit beside it. */
export function shareCell(exact: string | null, level: string | null, missing = 'not known') {
  return exact === null ? missing : { text: shareText(exact, level), exact: exactShareText(exact) }
}

/** The low and the high of a share, a cell each. */
export function boundsCells({ low, high }: Bounds, level: string | null): TableCell[] {
  return [shareCell(low, level), shareCell(high, level, low === null ? 'not known' : 'no bound')]
}

export function levelCell(level: string | null): TableCell {
  return shareCell(level, null, 'no level')
}

/** The changes of scenarios in their order, each with its reason and what became of it. */
export function changesPart(
  scenarios: readonly {
    name: string
    note?: string | undefined
    reports: readonly ChangeReport[]
  }[],
): TablePart {
  return {
    title: 'Changes of the scenarios',
    notes: scenarios.flatMap(({ name, note }) => (note ? [`${name}: ${note}`] : [])),
    columns: [
      textColumn('Scenario'),
      shortColumn('No.'),
      ...['Change', 'Reason', 'Fits'].map(textColumn),
    ],
    rows: scenarios.flatMap(({ name, reports }) =>
      reports.map(({ scenario, index, change, fits, why, says }) => ({
        cells: [
          scenario === name ? name : `${name}, on top of ${scenario}`,
          `${index + 1}`,
          changeText(change),
          change.note ?? '',
          [fits ? 'yes' : `no, changes nothing: ${why}`, ...says].join('. '),
        ],
      })),
    ),
  }
}

/** What no change of sourcing, price or place takes away. */
export function limitsPart(limits: readonly Limit[]): TablePart {
  return {
    title: 'What none of this changes',
    columns: ['What', 'Citation'].map(textColumn),
    rows: limits.map(({ text, cite }) => ({ cells: [text, cite] })),
  }
}
