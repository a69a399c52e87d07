import type { Fact, ReportDocument } from './document.ts'
import type { TableCell, TablePart } from './table.ts'

/** What a table rests on: who made it of what, the rules with their sources, and the switches as they stood. */
export function recordPart(record: readonly Fact[], rules: ReportDocument['rules']): TablePart {
  const cells = [
    ...[...record, ...rules.facts].map(({ name, text }) => [name, text, '']),
    ...rules.sources.map(({ title, date }) => ['Source', title, date]),
    ...rules.switches.map(({ id, option, meaning, isDefault, cite }) => [
      `Switch ${id}`,
      `${option} (${isDefault ? 'default' : 'not the default'}): ${meaning}`,
      cite,
    ]),
  ]
  return {
    title: 'What it rests on',
    columns: ['What', 'Value', 'Text of, or citation'].map((name, i) => ({
      name,
      align: 'left',
      kind: 'text',
      keep: i === 0,
    })),
    rows: cells.map((row): { cells: TableCell[] } => ({ cells: row })),
  }
}
