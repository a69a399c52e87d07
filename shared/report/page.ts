import { html, Markup } from './markup.ts'
import { scriptsNote } from './scripts.ts'
import { PAGE_NUMBERS, STYLE } from './style.ts'

export interface PageOptions {
  /** Numbers in the margin by the style sheet; off where the printer puts them there itself. */
  pageNumbers?: boolean
  landscape?: boolean
}

const LANDSCAPE = '@page { size: landscape }'

/** A whole page that needs nothing but itself: no script, no link, one style sheet. */
export function page(title: string, body: Markup, options: PageOptions = {}): string {
  const { pageNumbers = true, landscape = false } = options
  const style = [STYLE, pageNumbers ? PAGE_NUMBERS : '', landscape ? LANDSCAPE : ''].join('')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
${Markup.of([`<style>${style}</style>`], [])}
</head>
<body>
${body}
<p class="note">${scriptsNote(body.text)}</p>
</body>
</html>
`.text
}
