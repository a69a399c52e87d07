import type { LiveEvaluation } from '../calc/evaluation.ts'
import type { MadeOf } from '../calc/explain/made-of.ts'
import type { Spares } from '../calc/explain/spares.ts'
import type { Method, Result } from '../calc/result/result.ts'
import type { Entity, Model, Product } from '../model/schema.ts'
import { inputsOf, type LineInput } from '../report/inputs.ts'
import { findDestination } from '../rules/destination.ts'
import { type Choices, packOn, type RulePack } from '../rules/pack.ts'
import type { PaperForms, PaperKind } from './forms.ts'
import { paperForms } from './forms.ts'
import type { Given } from './given.ts'
import type { PaperPiece } from './paper.ts'
import { type UsDollars, usDollars } from './us-dollars.ts'

/** The model that a paper is of, as it is evaluated. */
export interface PaperBasis {
  evaluation: LiveEvaluation
  pack: RulePack
  choices: Choices
  /** The day of the determination. */
  day: string
  /** The scenarios that are laid over the model, by name; none: the model as it is. */
  scenarios?: readonly string[]
}

/** Which paper, of what. All destinations are of the one product; most papers have one. */
export interface PaperAsked {
  kind: PaperKind
  product: string
  destinations: readonly string[]
  method: Method
  given: Given
}

/** All that the blocks of a paper are filled from. */
export interface PaperSource extends PaperBasis {
  asked: PaperAsked
  forms: PaperForms
  model: Model
  product: Product
  maker: Entity | null
  /** The company of the group that ships it; null: not known which. */
  exporter: Entity | null
  results: readonly Result[]
  /** For the first destination. */
  result: Result
  madeOf: MadeOf
  spares: Spares
  /** What each line of the first result was worked out from. */
  inputs: readonly LineInput[]
  dollars: UsDollars
}

/** Evaluates what a paper rests on. Throws a RangeError on a product or destination that does not exist. */
export function paperSource(basis: PaperBasis, asked: PaperAsked): PaperSource {
  const { evaluation, day } = basis
  const pack = packOn(basis.pack, day)
  const { model } = evaluation
  const product = model.products.find(({ id }) => id === asked.product)
  const [first] = asked.destinations
  if (!product || first === undefined) throw new RangeError(`no product ${asked.product}`)
  const results = asked.destinations.map((to) => evaluation.result(product.id, to, asked.method))
  const result = results[0] as Result
  const companies = companiesOf(model, product)
  return {
    ...basis,
    pack,
    asked,
    forms: paperForms(),
    model,
    product,
    ...companies,
    results,
    result,
    madeOf: evaluation.madeOf(product.id, first, asked.method),
    spares: evaluation.spares(product.id, first, asked.method),
    inputs: inputsOf(result, model, pack, day),
    dollars: usDollars(model, day),
  }
}

/** Who makes a product, and which company of the group ships it, as far as that is recorded. */
export function companiesOf(
  { entities }: Pick<Model, 'entities'>,
  product: Pick<Product, 'madeBy' | 'exportedBy' | 'exportedFrom'>,
): { maker: Entity | null; exporter: Entity | null } {
  const entity = (id: string | null | undefined) => entities.find((one) => one.id === id) ?? null
  const maker = entity(product.madeBy)
  const isFromMaker = product.exportedFrom == null || product.exportedFrom === maker?.country
  const exporter =
    product.exportedBy == null ? (isFromMaker ? maker : null) : entity(product.exportedBy)
  return { maker, exporter }
}

/** An entry that was filled in; null: it is empty. */
export function entryOf({ asked }: Pick<PaperSource, 'asked'>, id: string): string | null {
  const text = asked.given.entries[id]?.trim() ?? ''
  return text === '' ? null : text
}

/** An entry as text under its own label, or as missing. */
export function entryPiece(source: PaperSource, id: string, otherwise?: string | null): PaperPiece {
  const entry = source.forms.entries.find((one) => one.id === id)
  if (!entry) throw new RangeError(`no entry ${id}`)
  const text = entryOf(source, id) ?? otherwise ?? null
  if (text === null) return missingPiece(`${entry.label}${entry.hint ? `. ${entry.hint}` : ''}`)
  return textPiece(`${entry.label}: ${text}`)
}

export function textPiece(text: string): PaperPiece {
  return { kind: 'text', text }
}

export function missingPiece(text: string): PaperPiece {
  return { kind: 'missing', text }
}

/** A place by its name and code. */
export function placeText({ pack }: Pick<PaperSource, 'pack'>, code: string | null): string {
  if (code === null) return 'not known'
  const name = pack.countryByCode.get(code)?.name
  return name ? `${name} (${code})` : code
}

/** Whether the first destination is in one of the Country Groups that a rule of the forms names. */
export function isAt(source: PaperSource, rule: keyof PaperForms['destinations']): boolean {
  const { pack, forms, result } = source
  const groups = findDestination(pack, result.destination)?.groups
  return forms.destinations[rule].groups.some((group) => groups?.has(group))
}

/** So many names of a list, and how many more there are. */
export function someOf(names: readonly string[], most = 12): string {
  const more = names.length - most
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ')
}
