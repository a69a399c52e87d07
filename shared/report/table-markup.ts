import { type Content, html, type Markup } from './markup.ts'

export type Align = 'left' | 'right' | 'center'

/** A column of a table on a page. */
export interface MarkupColumn {
  name: string
  align?: Align
  /** Its cells are short and stay on one line. */
  keep?: boolean | undefined
}

/** A table whose headings repeat on every page that it runs over. */
export function tableMarkup(
  columns: readonly MarkupColumn[],
  rows: readonly (readonly Content[])[],
): Markup {
  const headings = columns.map(
    ({ name, align = 'left' }) => html`<th scope="col" class="${align}">${name}</th>`,
  )
  const classes = columns.map(({ align = 'left', keep }) => (keep ? `${align} keep` : align))
  const lines = rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, i) => html`<td class="${classes[i] ?? ''}">${cell}</td>`)}</tr>
`,
  )
  return html`<table>
<thead><tr>${headings}</tr></thead>
<tbody>
${lines}</tbody>
</table>
`
}
