import { type Act, actsWorstFirst } from '../calc/result/act.ts'
import { ACT_WORDS, verdictWord } from './act-words.ts'
import { unbrokenFigures } from './figure-markup.ts'
import { type Content, html, type Markup } from './markup.ts'
import { type PageOptions, page } from './page.ts'
import { STATEMENT } from './statement.ts'
import type { TableCell, TablePart, TableReport } from './table.ts'
import { tableMarkup } from './table-markup.ts'

/** How many columns stand beside the first one on a page. */
const COLUMNS_A_PAGE = 8

/** Whether a table is printed on paper laid sideways. */
export function isWide({ columns }: TableReport): boolean {
  return columns.length > 6
}

/**
 * A table or matrix as one page for printing or keeping. What is too wide for paper is continued in
 * further tables, each with the first column again.
 */
export function tableHtml(table: TableReport, options: PageOptions = {}): string {
  const body = html`<h1>${table.title}</h1>
${table.subtitle && html`<p class="subtitle">${table.subtitle}</p>\n`}
${table.notes.map((note) => html`<p class="note">${note}</p>\n`)}
${summary(table)}
${grid(table)}
${(table.further ?? []).map(further)}
<p class="statement">${STATEMENT}</p>`
  return page(table.title, body, { landscape: isWide(table), ...options })
}

function grid(table: Pick<TableReport, 'columns' | 'rows'>): Markup {
  const blocks = blocksOf(table.columns.length)
  return html`${blocks.map((block, i) => part(table, block, i, blocks.length))}`
}

function further({ title, notes = [], ...table }: TablePart): Markup {
  return html`<h2>${title}</h2>
${notes.map((note) => html`<p class="note">${note}</p>\n`)}${grid(table)}`
}

/** Of each product, for how many destinations each verdict holds that occurs; nothing where there are no verdicts. */
function summary({ columns, rows, places: kind }: TableReport): Markup {
  if (kind !== undefined) return html``
  const places = columns.filter(({ kind }) => kind === 'share').length
  const acts = rows.map(({ cells }) =>
    cells.flatMap((cell) => (typeof cell === 'string' ? [] : (cell.act ?? []))),
  )
  if (places === 0 || acts.every((known) => known.length === 0)) return html``
  const found = actsWorstFirst.filter((one) => acts.some((known) => known.includes(one)))
  const count = (known: readonly Act[], one: Act) => known.filter((act) => act === one).length
  const table = tableMarkup(
    [
      { name: columns[0]?.name ?? '' },
      ...found.map((one) => ({
        name: ACT_WORDS[one].word,
        align: 'right' as const,
      })),
      { name: 'not worked out', align: 'right' },
    ],
    rows.map(({ cells }, i) => {
      const known = acts[i] ?? []
      return [
        cellContent(cells[0] ?? ''),
        ...found.map((one) => count(known, one)),
        places - known.length,
      ]
    }),
  )
  return html`<h2>Summary: for how many of ${places} destinations</h2>
${table}`
}

/** The columns that are printed beside one another, by index; the first column in each. */
function blocksOf(count: number): number[][] {
  if (count <= COLUMNS_A_PAGE + 1) return [Array.from({ length: count }, (_, i) => i)]
  const blocks: number[][] = []
  for (let from = 1; from < count; from += COLUMNS_A_PAGE) {
    const size = Math.min(COLUMNS_A_PAGE, count - from)
    blocks.push([0, ...Array.from({ length: size }, (_, i) => from + i)])
  }
  return blocks
}

function part(
  table: Pick<TableReport, 'columns' | 'rows'>,
  block: readonly number[],
  at: number,
  of: number,
): Markup {
  const columns = block.flatMap((i) => table.columns[i] ?? [])
  const rows = table.rows.map(({ cells }) => block.map((i) => cellContent(cells[i] ?? '')))
  return html`${of > 1 ? html`<h2>Part ${at + 1} of ${of}</h2>\n` : ''}${tableMarkup(columns, rows)}`
}

function cellContent(cell: TableCell): Content {
  if (typeof cell === 'string') return cell
  const { text, note } = cell
  const verdict = verdictWord(cell)
  const word = verdict ? html`<span class="outcome">${verdict}</span>` : ''
  const below = note ? html`<span class="small">${unbrokenFigures(note)}</span>` : ''
  return html`${word}${unbrokenFigures(text)}${below}`
}
