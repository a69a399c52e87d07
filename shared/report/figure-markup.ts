import { html, type Markup } from './markup.ts'

/** As many characters stand on one line of the narrowest column. */
const FITS = 40

/** A figure that never breaks inside a number; only one too long for any column does. */
export function figureMarkup(text: string): Markup {
  return html`<span class="${text.length > FITS ? 'long' : 'number'}">${text}</span>`
}

/** A day, or a figure with its unit: a percentage, points, an amount. */
const WHOLE = /([\w-]*\b\d{4}-\d\d-\d\d\b|[-−]?\d[\d.,]*(?: (?:%|pts|[A-Z]{3}\b)))/

/** A text in which no day breaks, and no figure with a unit breaks or parts from it. */
export function unbrokenFigures(text: string): Markup {
  const pieces = text.split(WHOLE)
  return html`${pieces.map((piece, i) => (i % 2 === 1 ? figureMarkup(piece.replace(' ', '\u00A0')) : piece))}`
}
