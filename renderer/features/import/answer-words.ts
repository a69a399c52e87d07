import { NONE } from '../../../shared/tabular/column-questions.ts'
import { FIELDS, type Field, HEADINGS } from '../../../shared/tabular/fields.ts'

const WORDS: Record<string, (value: string) => string> = {
  currency: (value) =>
    value === NONE ? 'Prices left out: currency not known' : `Prices in ${value}`,
  decimal: (value) => `Decimal mark: ${markName(value)}`,
  header: (value) => (value === '0' ? 'No headings' : `Headings in row ${value}`),
  root: (value) =>
    value === 'product' ? 'The top row is the product' : 'The top row is a sub-assembly',
  top: (value) => (value === NONE ? 'No parent is the product' : `${value} is the product`),
  quantities: (value) =>
    value === 'each' ? 'Quantities for one sub-assembly' : 'Quantities for the whole product',
  repeats: (value) =>
    value === 'once' ? 'Repeated rows are further sources' : 'Repeated rows are lines of their own',
}

/** An answer to a question about a table, as a person says it. */
export function answerWords(id: string, value: string): string {
  const [name = '', field = ''] = id.split(':')
  if (isField(field)) return `${HEADINGS[field]}: decimal mark ${markName(value)}`
  const words = WORDS[name]
  if (words) return words(value)
  const heading = name === 'currencyColumn' ? HEADINGS.currency : isField(name) && HEADINGS[name]
  if (!heading) return `${name}: ${value}`
  if (value === NONE) return `${heading}: no column`
  const place = /^#(\d+)$/.exec(value)?.[1]
  return `${heading}: ${place ? `column ${place}` : `“${value}”`}`
}

function markName(mark: string): string {
  return mark === ',' ? 'comma' : 'point'
}

function isField(text: string): text is Field {
  return (FIELDS as readonly string[]).includes(text)
}
