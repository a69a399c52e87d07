import { pointsText, shareText } from '../../../shared/money/display.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { TableCell, TablePart, TableReport } from '../../../shared/report/table.ts'
import type { ComparedFigures, ComparedScenario } from '../../../shared/scenario/compare.ts'
import {
  type ComparedLine,
  costDifference,
  isChanged,
  shareDifference,
} from '../../../shared/scenario/compared.ts'
import type { Cost } from '../../../shared/scenario/cost.ts'
import type { ChangeReport } from '../../../shared/scenario/overlay.ts'
import type { ReportBasis } from '../../stores/report-basis.ts'
import { amountCell, changesPart, headed, numberColumn, textColumn } from '../../ui/report-table.ts'
import type { TableColumn } from './compared-column.ts'

/** A scenario of the comparison with its changes and what is noted of it. */
export interface ReportedColumn extends TableColumn {
  note?: string | undefined
  reports: readonly ChangeReport[]
}

interface Compared {
  lines: readonly ComparedLine[]
  columns: readonly ReportedColumn[]
  /** Only what some scenario changes is on screen. */
  isNarrowed: boolean
  nameOf: (product: string) => string
  countryOf: (code: string) => string
}

/** The comparison as it stands on screen: base and scenarios, what they cost, and what they change. */
export function comparisonReport(
  { lines, columns, isNarrowed, nameOf, countryOf }: Compared,
  basis: ReportBasis,
): TableReport {
  const usable = columns.filter(({ column }) => column !== null)
  const rows = lines.flatMap((line) => {
    if (line.kind !== 'destination') return []
    const { product, row } = line
    const { destination, base, scenarios } = row
    return [
      {
        cells: [
          product,
          nameOf(product),
          `${countryOf(destination)} (${destination})`,
          figuresCell(base),
          ...usable.map(({ column }) => scenarioCell(base, scenarios[column as number])),
        ],
      },
    ]
  })
  return {
    ...headed('Scenarios beside the base', basis, [
      ...(isNarrowed ? ['Only what some scenario changes; all else is as in the base.'] : []),
      ...usable.map(({ name, id, flips }) => `${scenarioName({ name, id })} flips ${flips}.`),
      ...columns.flatMap(({ name, problem }) =>
        problem === null ? [] : [`Scenario “${name}” is left out: ${problem}`],
      ),
    ]),
    columns: [
      ...['Product', 'Name', 'Destination'].map(textColumn),
      ...['Base', ...usable.map(({ name }) => name)].map((name) => ({
        name,
        align: 'right' as const,
        kind: 'share' as const,
      })),
    ],
    places: 'Base or scenario',
    rows,
    further: [
      changesPart(columns.map((column) => ({ ...column, name: column.name }))),
      costPart(lines, usable, basis.currency),
    ],
  }
}

function scenarioName({ name, id }: Pick<TableColumn, 'name' | 'id'>): string {
  return `Scenario “${name}”${id === null ? ', which is not saved,' : ''}`
}

function figuresCell({ act, rule, threshold, share, price }: ComparedFigures): TableCell {
  const { low, high } = share
  return {
    text: boundsText(share, threshold),
    note: rule ?? 'not decided',
    act,
    verdict: { low, high, level: threshold, rule, price },
  }
}

function scenarioCell(base: ComparedFigures, scenario: ComparedScenario | undefined): TableCell {
  if (!scenario) return 'not worked out'
  const { figures, flip } = scenario
  const cell = figuresCell(figures)
  if (typeof cell === 'string') return cell
  const moved = shareDifference(base, figures)
  const said = flip
    ? `was ${ACT_WORDS[flip.act.from].word}`
    : moved !== null
      ? `moves by ${pointsText(moved)}`
      : isChanged(base, scenario)
        ? 'changed'
        : 'as in the base'
  return { ...cell, note: `${cell.note} (${said})` }
}

function boundsText({ low, high }: ComparedFigures['share'], level: string | null): string {
  if (low === null) return 'share not known'
  if (low === high) return shareText(low, level)
  return `${shareText(low, level)} to ${high === null ? 'no bound' : shareText(high, level)}`
}

function costPart(
  lines: readonly ComparedLine[],
  columns: readonly ReportedColumn[],
  currency: string,
): TablePart {
  const rows = lines.flatMap((line) => {
    if (line.kind !== 'product') return []
    const { product, cost } = line
    const others = columns.map(({ column }) => cost.scenarios[column as number])
    return [
      {
        cells: [
          product,
          costCell(cost.base),
          ...others.flatMap((other) => [
            other ? costCell(other) : 'not worked out',
            amountCell(costDifference(cost.base, other)),
          ]),
        ],
      },
    ]
  })
  return {
    title: 'Cost of the parts',
    notes: [`Amounts in ${currency}, of the parts of one product.`],
    columns: [
      textColumn('Product'),
      numberColumn('Base'),
      ...columns.flatMap(({ name }) => [
        numberColumn(name),
        numberColumn(`${name}, more than the base`),
      ]),
    ],
    rows,
  }
}

function costCell({ amount, known, unknown }: Cost): TableCell {
  if (amount !== null) return amountCell(amount)
  return `${known} and ${unknown.length} without a price: ${unknown.slice(0, 20).join(', ')}${unknown.length > 20 ? ' and more' : ''}`
}
