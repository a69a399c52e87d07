import { originOf } from '../../calc/content/maker.ts'
import type { ModelPatch } from '../../model/patch.ts'
import type { Change } from '../../model/scenario.ts'
import type { Part, Product } from '../../model/schema.ts'
import { EAR99, isUsml, parseEccn } from '../../rules/eccn.ts'
import { possibleParagraphs } from '../../rules/paragraphs.ts'
import { itemOf, productOf, type Subject } from './subject.ts'

/** An item with one member other than it is, as a question: what if it were so? */
export interface Other {
  kind: 'origin' | 'classification' | 'paragraph' | 'fact'
  from: string | null
  to: string
  what: string
  patch: ModelPatch
  /** It moves production from a maker that is known, which one can decide. */
  isPlaceOfProduction?: true
  /** The change of a scenario that makes it so; null: no change does. */
  change: Change | null
}

/** The other origins and classifications of an item that are worth asking about. */
export function othersOf(subject: Subject, id: string): Other[] {
  const { part, product } = itemOf(subject.evaluation.model, id) ?? {}
  if (part) return [...originsOf(subject, part), ...classesOf(subject, part)]
  return product ? [...makersOf(subject, product), ...classesOf(subject, product)] : []
}

/** Foreign where it is of US origin; either where it is not known. */
function originsOf(subject: Subject, part: Part): Other[] {
  const from = part.origin ?? null
  const place = placeOf(subject, from)
  if (place === 'foreign') return []
  const foreign = foreignCountry(subject)
  const us = subject.pack.listById.get('united-states')?.members[0]
  const countries = place === 'us' ? [foreign] : [foreign, us]
  return countries.flatMap((to) =>
    to === undefined
      ? []
      : [
          {
            kind: 'origin' as const,
            from,
            to,
            what: `if ${part.id} came from ${to}`,
            patch: { parts: [{ ...part, origin: to }] },
            change: { kind: 'setOrigin' as const, where: { part: part.id }, origin: to },
          },
        ],
  )
}

/** Made by the group's first company abroad, where the maker is in the United States or not known. */
function makersOf(subject: Subject, product: Product): Other[] {
  const { entities } = subject.evaluation.model
  const maker = entities.find(({ id }) => id === product.madeBy)
  if (placeOf(subject, maker?.country ?? null) === 'foreign') return []
  const abroad = entities.find(({ country }) => placeOf(subject, country ?? null) === 'foreign')
  if (!abroad) return []
  const moved = { ...product, madeBy: abroad.id, exportedFrom: null }
  const what = `if ${product.id} were made by ${abroad.id}, in ${abroad.country}`
  const from = product.madeBy ?? null
  const change: Change = { kind: 'moveProduction', product: product.id, to: abroad.id }
  // Where the maker's country is not known, another one is a question and no decision.
  const isKnown = maker?.country != null
  return [
    {
      kind: 'origin',
      from,
      to: abroad.id,
      what,
      patch: { products: [moved] },
      ...(isKnown && { isPlaceOfProduction: true as const }),
      change,
    },
  ]
}

/** EAR99, and where the paragraph is missing each one that a rule names. */
function classesOf(subject: Subject, item: Part | Product): Other[] {
  const { pack } = subject
  const declared = declaredIn(subject, item)
  const from = (declared ? declared.eccn : item.eccn) ?? null
  const eccn = from === null ? null : parseEccn(from)
  if (from === EAR99 || (eccn && isUsml(eccn))) return []
  const other = (kind: Other['kind'], to: string): Other => ({
    kind,
    from,
    to,
    what: `if ${declared ? `the US content declared in ${item.id}` : item.id} were classified ${to}`,
    patch: declared
      ? { parts: [{ ...(item as Part), usContent: { ...declared, eccn: to } }] }
      : isProduct(item)
        ? { products: [{ ...item, eccn: to }] }
        : { parts: [{ ...item, eccn: to }] },
    change: declared ? null : { kind: 'setEccn', where: { part: item.id }, eccn: to },
  })
  const entry = eccn && pack.entryByEccn.get(eccn.entry)
  const named = eccn && pack.namedByEccn.get(eccn.entry)
  const possible = entry && named ? possibleParagraphs(entry, named, eccn.paragraph) : []
  const paragraphs = possible.length > 1 ? possible.filter(isWritten) : []
  return [
    ...paragraphs.map((steps) => other('paragraph', [eccn?.entry, ...steps].join('.'))),
    other('classification', EAR99),
  ]
}

/** A paragraph that can be written down, and is not "any other". */
function isWritten(steps: readonly string[]): boolean {
  return steps.every((step) => /^[a-z0-9]+$/.test(step))
}

/** The US content that the supplier of a foreign part declares; null: none. */
function declaredIn(subject: Subject, item: Part | Product): Part['usContent'] | null {
  if (isProduct(item) || placeOf(subject, item.origin ?? null) !== 'foreign') return null
  return item.usContent && /[1-9]/.test(item.usContent.share) ? item.usContent : null
}

function isProduct(item: Part | Product): item is Product {
  return 'lines' in item
}

/** The country that the product is made in, or the first one of the pack that is abroad. */
function foreignCountry(subject: Subject): string | undefined {
  const { madeBy } = productOf(subject)
  const { entities } = subject.evaluation.model
  const own = entities.find(({ id }) => id === madeBy)?.country ?? null
  if (placeOf(subject, own) === 'foreign') return own ?? undefined
  return subject.pack.countries.countries.find(({ code }) => placeOf(subject, code) === 'foreign')
    ?.code
}

function placeOf({ pack, day }: Subject, country: string | null) {
  return originOf(pack, country, day)
}
