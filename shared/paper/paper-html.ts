import { figureMarkup } from '../report/figure-markup.ts'
import { type Content, html, type Markup } from '../report/markup.ts'
import { type PageOptions, page } from '../report/page.ts'
import { STATEMENT } from '../report/statement.ts'
import { tableMarkup } from '../report/table-markup.ts'
import type { Paper, PaperBlock, PaperPiece } from './paper.ts'
import { type PaperRecord, recordText } from './record.ts'

/** A cell that is a number or an amount, which never breaks. */
const IS_FIGURE = /^[\d.,/ ]+( ?%| [A-Z]{3})?$/

/** A paper as one page for printing or keeping: it needs no other file and no network. */
export function paperHtml(paper: Paper, record: PaperRecord, options?: PageOptions): string {
  const body = html`<h1>${paper.title}</h1>
<p class="subtitle">${paper.cite}, text of ${paper.rules.form}. ${recordText(record)}</p>
${missing(paper)}
${warnings(paper)}
<dl class="wide">${paper.facts.map(({ name, text }) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>
${paper.blocks.map(block)}
<h2>To be minded</h2>
<ul>${paper.notes.map((note) => html`<li>${note}</li>`)}</ul>
${paper.paper === 'certificate' ? '' : html`<p class="statement">${STATEMENT}</p>`}`
  return page(`${paper.title}: ${paper.product}`, body, options)
}

function missing({ missing: list }: Paper): Markup {
  if (list.length === 0)
    return html`<p class="verdict"><strong>Nothing is missing that the paper asks.</strong></p>`
  return html`<div class="statement"><p><strong>Missing: ${list.length}.</strong> None of it is guessed.</p>
<ul>${list.map(({ block, what }) => html`<li><span class="word">${block}</span>: ${what}</li>`)}</ul></div>`
}

function warnings({ warnings: list }: Paper): Content {
  if (list.length === 0) return ''
  return html`<div class="statement">${list.map((text) => html`<p><strong>Note.</strong> ${text}</p>`)}</div>`
}

function block({ number, title, cite, pieces }: PaperBlock): Markup {
  const heading = number === null ? title : `Block ${number}: ${title}`
  return html`<h2>${heading} <span class="note">(${cite})</span></h2>
${pieces.map(pieceMarkup)}
`
}

function pieceMarkup(piece: PaperPiece): Markup {
  switch (piece.kind) {
    case 'text':
      return html`<p>${piece.text}</p>`
    case 'missing':
      return html`<p class="changed">[missing: ${piece.text}]</p>`
    case 'figures':
      return tableMarkup(
        [
          { name: 'Figure' },
          { name: 'Value', align: 'right' },
          { name: 'Exactly', align: 'right' },
        ],
        piece.figures.map(({ name, text, exact }) => [
          name,
          figureMarkup(text),
          exact === null ? '' : figureMarkup(exact),
        ]),
      )
    case 'table':
      return tableMarkup(
        piece.columns,
        piece.rows.map((cells) =>
          cells.map((cell) => (IS_FIGURE.test(cell) ? figureMarkup(cell) : cell)),
        ),
      )
  }
}
