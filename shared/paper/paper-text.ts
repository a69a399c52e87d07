import { STATEMENT } from '../report/statement.ts'
import { visible } from '../report/visible.ts'
import type { Paper, PaperBlock, PaperPiece } from './paper.ts'
import { type PaperRecord, recordText } from './record.ts'

/** Characters of a line, as e-mail and forms take them. */
const WIDTH = 78

/** A paper as plain text, to be read or put into a form; names in it steer no screen. */
export function paperText(paper: Paper, record: PaperRecord): string {
  const { title, cite, rules, missing, warnings, facts, blocks, notes } = paper
  const parts = [
    ...wrapped(title.toUpperCase()),
    ...wrapped(`${cite}, text of ${rules.form}. ${recordText(record)}`),
    '',
    missing.length === 0
      ? 'NOTHING IS MISSING THAT THE PAPER ASKS'
      : `MISSING: ${missing.length}. None of it is guessed.`,
    ...missing.flatMap(({ block, what }) => wrapped(`- ${block}: ${what}`, '  ')),
    ...(warnings.length > 0
      ? ['', ...warnings.flatMap((text) => wrapped(`NOTE: ${text}`, '  '))]
      : []),
    '',
    ...facts.flatMap(({ name, text }) => wrapped(`${name}: ${text}`, '  ')),
    ...blocks.flatMap(blockLines),
    '',
    'TO BE MINDED',
    ...notes.flatMap((note) => wrapped(`- ${note}`, '  ')),
    ...(paper.paper === 'certificate' ? [] : ['', ...wrapped(STATEMENT)]),
  ]
  return `${visible(parts.join('\n'))}\n`
}

function blockLines({ number, title, cite, pieces }: PaperBlock): string[] {
  const heading = number === null ? title : `Block ${number}: ${title}`
  return ['', ...wrapped(`${heading.toUpperCase()} (${cite})`), ...pieces.flatMap(pieceLines)]
}

function pieceLines(piece: PaperPiece): string[] {
  switch (piece.kind) {
    case 'text':
      return piece.text.split(/\r\n|\r|\n/).flatMap((line) => wrapped(line))
    case 'missing':
      return wrapped(`[missing: ${piece.text}]`, '  ')
    case 'figures':
      return piece.figures.flatMap(({ name, text, exact }) =>
        wrapped(`${name}: ${text}${exact === null ? '' : ` (exactly ${exact})`}`, '  '),
      )
    case 'table':
      return tableLines(piece)
  }
}

type Table = Extract<PaperPiece, { kind: 'table' }>

/** A table in columns where they fit on a line, else each row as its cells with their headings. */
function tableLines(table: Table): string[] {
  const widths = table.columns.map(({ name }, i) =>
    Math.max(name.length, ...table.rows.map((cells) => (cells[i] ?? '').length)),
  )
  const isNarrow = widths.reduce((sum, width) => sum + width + 2, -2) <= WIDTH
  return isNarrow ? inColumns(table, widths) : inLines(table)
}

function inColumns({ columns, rows }: Table, widths: readonly number[]): string[] {
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, i) => {
        const cell = cells[i] ?? ''
        const width = widths[i] ?? 0
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const names = columns.map(({ name }) => name)
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}

function inLines({ columns, rows }: Table): string[] {
  return rows.flatMap((cells) => {
    const others = columns
      .slice(1)
      .flatMap(({ name }, i) => (cells[i + 1] ? [`${name}: ${cells[i + 1]}`] : []))
    return [
      ...wrapped(`- ${columns[0]?.name}: ${cells[0] ?? ''}`, '  '),
      ...wrapped(`  ${others.join('; ')}`, '  '),
    ]
  })
}

/** A text in lines that are no wider than allowed, but for a word that is; `indent` before all but the first. */
function wrapped(text: string, indent = ''): string[] {
  const lead = /^ */.exec(text)?.[0] ?? ''
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/\s+/)) {
    const before = lines.length === 0 ? lead : indent
    const longer = line === '' ? `${before}${word}` : `${line} ${word}`
    if (line !== '' && longer.length > WIDTH) {
      lines.push(line)
      line = `${indent}${word}`
    } else line = longer
  }
  return [...lines, line]
}
