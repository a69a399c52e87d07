import { html, type Markup } from './markup.ts'

/** As many characters stand on one line of the narrowest column. */
const FITS = 40

/** A figure that never breaks inside a number; only one too long for any column does. */
export function figureMarkup(text: string): Markup {
  return html`<span class="${text.length > FITS ? 'long' : 'number'}">${text}</span>`
}
