import { amountText } from '../money/display.ts'
import {
  classificationWords,
  declarationWords,
  factWords,
  NOT_RECORDED,
  priceRecordWords,
  priceWords,
  quantityWords,
  ratesWords,
  reportsWords,
} from './input-words.ts'
import type { LineInput } from './inputs.ts'
import { type Content, html, type Markup } from './markup.ts'
import { tableMarkup } from './table-markup.ts'

/** What each line was worked out from: the item, its classification, its price, its facts. */
export function inputsMarkup(inputs: readonly LineInput[], currency: string): Markup {
  return tableMarkup(
    [
      { name: 'Item, and how many on each line down to it' },
      { name: 'Classification, origin, company' },
      { name: 'Price, rate', align: 'left' },
      { name: 'Facts, declarations' },
    ],
    inputs.map((input) => [
      itemCell(input),
      html`<div><span class="word">${input.eccn ?? 'no ECCN'}</span></div>${lines([
        classificationWords(input),
        `${input.role === 'part' ? 'Origin' : 'Made in'}: ${input.origin ?? NOT_RECORDED}`,
        `${input.role === 'part' ? 'Supplier' : 'Maker'}: ${input.company ?? NOT_RECORDED}`,
      ])}`,
      priceCell(input, currency),
      factsCell(input),
    ]),
  )
}

function itemCell(input: LineInput): Content {
  const { item, name, path, role, kind, isDeclared } = input
  return html`<span class="word">${item}</span>${name === null ? '' : ` ${name}`}${lines([
    `${isDeclared ? 'US content declared inside the ' : ''}${role}, ${kind}`,
    ...(role === 'product' ? [] : [path.join(' / '), `Quantity: ${quantityWords(input)}`]),
  ])}`
}

function priceCell(input: LineInput, currency: string): Content {
  const { value } = input
  return html`<div>${priceWords(input)}</div>${lines([
    priceRecordWords(input),
    ratesWords(input, currency),
    value === null ? 'value not known' : `value ${amountText(value)} ${currency}`,
  ])}`
}

function factsCell(input: LineInput): Content {
  const { declaration, facts } = input
  const all = [
    ...facts.map(factWords),
    ...(declaration ? [declarationWords(declaration)] : []),
    ...reportsWords(input),
  ]
  return all.length > 0 ? lines(all) : 'no fact recorded'
}

function lines(texts: readonly string[]): Content {
  return texts.filter((text) => text !== '').map((text) => html`<div>${text}</div>`)
}
