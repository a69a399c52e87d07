import { html, type Markup } from './markup.ts'

/** As many characters stand on one line of the narrowest column. */
const FITS = 40

/** A figure that never breaks inside a number; only one too long for any column does. */
export function figureMarkup(text: string): Markup {
  return html`<span class="${text.length > FITS ? 'long' : 'number'}">${text}</span>`
}

/** A text in which no figure with a unit breaks, nor parts from it; between figures it may. */
export function unbrokenFigures(text: string): Markup {
  const pieces = text.split(/([-−]?\d[\d.,]*(?: (?:%|pts)))/)
  return html`${pieces.map((piece, i) => (i % 2 === 1 ? figureMarkup(piece.replace(' ', '\u00A0')) : piece))}`
}
