import { type Eccn, parseEccn } from '../rules/eccn.ts'
import type { RulePack } from '../rules/pack.ts'
import { isPossibleByEccn } from '../rules/possible-rule.ts'
import type { CertificateScope } from './forms.ts'
import { scopeIds } from './given.ts'
import type { PaperPiece } from './paper.ts'
import {
  entryOf,
  entryPiece,
  missingPiece,
  type PaperSource,
  placeText,
  textPiece,
} from './source.ts'
import { optionalEntry } from './values.ts'

type DirectProductRule = RulePack['directProduct']['rules'][number]

/** What fills each block of the model certificate (734 Supp. 1), by the block's id. */
export const certificateBlocks: Record<string, (source: PaperSource) => PaperPiece[]> = {
  company: (source) => {
    const company = source.exporter ?? source.maker
    return [entryPiece(source, 'companyName', company ? (company.name ?? company.id) : null)]
  },
  customer: (source) => [entryPiece(source, 'customer')],
  items: (source) => {
    const { product, maker } = source
    const named = product.name ? `${product.id}, ${product.name}` : product.id
    return [
      textPiece(
        `${named}; ${product.kind}; ECCN ${product.eccn ?? 'not known'}; made in ${placeText(source, maker?.country ?? null)}`,
      ),
      ...(product.eccn == null ? [missingPiece('ECCN of the product')] : []),
      ...optionalEntry(source, 'items'),
    ]
  },
  scopes: scopePieces,
  parties: (source) => [entryPiece(source, 'parties')],
  official: (source) => [entryPiece(source, 'officialName'), entryPiece(source, 'officialTitle')],
  signature: (source) => [
    entryPiece(source, 'signed'),
    textPiece('Signature: ______________________________'),
  ],
}

/** What the product's own ECCN says against the scopes that are certified, and for rules without one. */
export function certificateWarnings(source: PaperSource): string[] {
  const { pack, product } = source
  const scopes = source.forms.forms.certificate.scopes ?? []
  const own = product.eccn == null ? null : parseEccn(product.eccn)
  const chosen = scopeIds(entryOf(source, 'scopes') ?? '')
  const contrary = scopes.filter(
    (scope) => chosen.includes(scope.id) && !isPossible(pack, scope, own),
  )
  const covered = new Set(scopes.flatMap(({ rules }) => rules))
  const without = pack.directProduct.rules.filter(({ id, eccns, families }) => {
    const isOfEccn = eccns !== undefined || families !== undefined
    return !covered.has(id) && isOfEccn && reaches(pack, ruleOf(pack, id), own)
  })
  return [
    ...contrary.map(
      ({ id }) =>
        `Scope (${id}) is certified, and the product's own ECCN ${own?.text ?? ''} is not one of that rule.`,
    ),
    ...without.map(
      ({ id, name }) =>
        `${id} (${name}) is possible by the product's own ECCN, and the model certificate has no scope for it.`,
    ),
  ]
}

/** The scopes that are certified, and which the product's own ECCN leaves possible. */
function scopePieces(source: PaperSource): PaperPiece[] {
  const { pack, product } = source
  const scopes = source.forms.forms.certificate.scopes ?? []
  const own = product.eccn == null ? null : parseEccn(product.eccn)
  const text = entryOf(source, 'scopes')
  const chosen = new Set(scopeIds(text ?? ''))
  const possible = scopes.filter((scope) => isPossible(pack, scope, own))
  const out = scopes.filter((scope) => !possible.includes(scope))
  const names = (list: readonly CertificateScope[]) =>
    list.map(({ id }) => `(${id})`).join(', ') || 'none'
  return [
    ...(chosen.size > 0
      ? scopes
          .filter(({ id }) => chosen.has(id))
          .map((scope) => textPiece(`(${scope.id}) ${scope.text} [${scope.cite}]`))
      : [
          missingPiece(
            `which scopes apply: by what technology, software and plant it was made is for the company to say. By the product's own ECCN possible: ${names(possible)}; not: ${names(out)}`,
          ),
        ]),
  ]
}

function isPossible(pack: RulePack, { rules }: CertificateScope, own: Eccn | null): boolean {
  return rules.some((id) => reaches(pack, ruleOf(pack, id), own))
}

function ruleOf(pack: RulePack, id: string): DirectProductRule | undefined {
  return pack.directProduct.rules.find((rule) => rule.id === id)
}

/** Whether the product's own ECCN leaves a rule possible; of one that the pack does not have, yes. */
function reaches(pack: RulePack, rule: DirectProductRule | undefined, own: Eccn | null): boolean {
  return !rule || isPossibleByEccn(pack, rule, own)
}
