/** Markup that may stand in a page as it is. Only `html` makes it. */
export class Markup {
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** The pieces of a template as they are, with the values between them escaped. */
  static of(pieces: readonly string[], values: readonly Content[]): Markup {
    return new Markup(pieces.map((piece, i) => piece + render(values[i] ?? '')).join(''))
  }
}

/** What a template takes: text, which is escaped, or markup, which is not. */
export type Content = string | number | Markup | readonly Content[]

/** A piece of a page. Everything put into it is escaped, unless it is such a piece itself. */
export function html(pieces: TemplateStringsArray, ...values: Content[]): Markup {
  return Markup.of(pieces, values)
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML, in an element or in a quoted attribute. Characters that HTML forbids become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => ESCAPES[character] as string)
    .replace(FORBIDDEN, '\uFFFD')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/g

function render(content: Content): string {
  if (content instanceof Markup) return content.text
  if (typeof content === 'string') return escapeText(content)
  if (typeof content === 'number') return `${content}`
  return content.map(render).join('')
}
