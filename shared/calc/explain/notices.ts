import type { FactSource } from '../../model/schema.ts'
import { compare, parseRatio } from '../../money/ratio.ts'
import { amendmentText } from '../../rules/amend.ts'
import type { Amendment } from '../../rules/amendment.ts'
import { isAmong, possibly } from '../../rules/destination.ts'
import type { DirectProductFinding } from '../../rules/direct-product.ts'
import { EAR99, type Eccn, parseEccn } from '../../rules/eccn.ts'
import type { OpenLine } from '../../rules/open-lines.ts'
import { chosen, type RulePack } from '../../rules/pack.ts'
import { isPossibleByEccn } from '../../rules/possible-rule.ts'
import { filled } from '../../rules/reason.ts'
import type { PartItem, ProductItem } from '../content/item.ts'
import { isDiscrete } from '../content/maker.ts'
import { type ProductContents, productsBelow } from '../content/product-contents.ts'
import type { Notice } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import { openLinesOf } from '../verdict/direct-product.ts'
import type { Judgement } from '../verdict/judge.ts'
import type { JudgedClass } from '../verdict/judged-content.ts'
import type { Row } from './item-rows.ts'

/**
 * What a result says beside its verdict: the rules that apply whatever the share is (734.9,
 * sanctions, Part 744), items to be judged on their own, and assumptions about prices and
 * declarations. Texts come from the pack.
 */
export function noticesFor(
  determination: Determination,
  rows: readonly Row[],
  sources: readonly string[],
  directProductRules: readonly DirectProductFinding[],
): Notice[] {
  const { contents, judge, item, judgement, weighing, verdict } = determination
  const { product } = item
  const { pack, choices, day } = judge
  const notices: Notice[] = []
  const raise = (
    code: string,
    items?: readonly string[],
    words: Readonly<Record<string, string>> = {},
  ) => {
    if (items && items.length === 0) return
    const row = pack.notices.notices.find((notice) => notice.code === code)
    if (!row) throw new RangeError(`the rule pack has no notice ${code}`)
    notices.push({
      code,
      text: filled(row.text, words),
      cite: row.cite,
      ...(items && { items: [...new Set(items)] }),
      ...(row.open && { open: [row.open] }),
    })
  }
  const passes = verdict.outcome === 'not-subject' || verdict.outcome === 'report-required'
  for (const code of ['ITAR', 'OTHER-AGENCY'])
    raise(
      code,
      itemsIn((placedClass) => placedClass.treatment.outside === code),
    )
  if (passes) raise('SCOPE')
  const own = product.eccn ? parseEccn(product.eccn) : null
  const ownEntry = own && pack.entryByEccn.get(own.entry)
  const openRules = openLinesOf(contents, judge, item).rulesAt(judgement.destination)
  notices.push(directProductNotice(pack, own, judgement, directProductRules, openRules))
  if (passes && chosen(pack, choices, 'affiliatesRule') === 'unknown') raise('AFFILIATES')
  for (const row of pack.notices.notices) {
    const { cites, destinations, switch: choice } = row
    if (!cites && !destinations) continue
    if (destinations && !isAmong(pack, judgement.destination, destinations)) continue
    if (choice && chosen(pack, choices, choice.id) !== choice.option) continue
    if (!cites) raise(row.code)
    else
      raise(row.code, [
        ...(ownEntry && cites.includes(ownEntry.cite) ? [product.id] : []),
        ...itemsIn(({ treatment }) =>
          treatment.counts.reasons.some(({ cite }) => cites.some((one) => cite.includes(one))),
        ),
      ])
  }
  for (const code of [
    'BUNDLED-SOFTWARE',
    'SOFTWARE-ALONE',
    'TECHNOLOGY',
    'CROSS-KIND',
    'NOT-INCORPORATED',
  ]) {
    raise(
      code,
      itemsIn((placedClass) => placedClass.treatment.notices.includes(code)),
    )
  }
  raise('KIND-AND-ECCN', ofAnotherKind())
  for (const { rule, product: within, answer } of judgement.noLevel) {
    if (within === 'no' || verdict.settledBy === 'jurisdiction') continue
    if (rule.notice) notices.push({ code: 'NO-LEVEL', text: rule.notice, cite: rule.cite })
    if (rule.withoutContent && answer === 'no')
      notices.push({ code: 'NO-LEVEL', text: rule.withoutContent, cite: rule.cite })
  }
  raise('SUPPLEMENT-6', inNoListByCode())
  raise('FOREIGN-UNDECLARED', undeclared())
  raise(
    'INSIDE-US-MADE',
    itemsIn(({ isHidden }) => isHidden),
  )
  raise(
    'NOT-LOOKED-INTO',
    itemsIn((placedClass) => judge.contentIn(placedClass).isUnlisted === true),
  )
  raise(
    'AFFILIATE-PRICE',
    itemsIn(
      ({ counts }) => counts !== 'no',
      ({ source }) => hasAffiliatePrice(source, contents),
    ),
  )
  const { items: unconverted, rates } = withoutRate()
  raise('NO-RATE', unconverted, { rates })
  raise('NO-BASIS', withoutBasis())
  raise('DISCRETE-REASON', unreasoned())
  if (
    product.kind === 'technology' &&
    passes &&
    weighing.share?.high &&
    compare(weighing.share.high, parseRatio(pack.levels.technologyReport.destinationAbove)) > 0
  )
    raise('TECHNOLOGY-DESTINATION')
  const { priceSource: source } = weighing
  if ('sales' in source) raise('SALES')
  if (product.facts?.noUsContent && product.lines.length === 0)
    raise('NO-US-CONTENT', undefined, { record: recordOf(product.factSources?.noUsContent) })
  if ('country' in source && source.country !== judgement.destination.code) {
    const country = pack.countryByCode.get(source.country)?.name ?? source.country
    raise('PRICE-OF-COUNTRY', undefined, { country })
  }
  const { asOf } = pack.header
  const read = sources.map((text) => text.split(' ').at(-1))
  if (day !== asOf)
    raise('RULES-DATE', undefined, { asOf, day, read: [...new Set(read)].join(' and ') })
  for (const one of pack.header.amended?.by ?? [])
    if (one.from <= day && isTouchedBy(one))
      notices.push({
        code: 'AMENDED',
        text: `In-house amendment of ${one.on} by ${one.who}: ${amendmentText(one)} ${one.why}`,
        cite: one.cite,
      })
  return notices

  /** Whether the result is about what an amendment says something of. */
  function isTouchedBy({ says }: Amendment): boolean {
    if (says.kind === 'groups')
      return [judgement.destination.code, ...countriesBehind()].includes(says.country)
    return (
      own?.entry === says.eccn ||
      judgement.placedClasses.some(
        (placedClass) => judge.contentIn(placedClass).eccn?.entry === says.eccn,
      )
    )
  }

  /** The countries that rules look at behind a product: of its maker, of export, and of who ships it. */
  function countriesBehind(): (string | null | undefined)[] {
    const { country, exportedFrom, shipper } = judgement.maker
    return [country, exportedFrom, shipper?.country, shipper?.headquarters]
  }

  /** The items in the placed classes wanted, or those of them that are wanted. */
  function itemsIn(
    wanted: (placedClass: JudgedClass) => boolean,
    itemWanted: (row: Row) => boolean = () => true,
  ): string[] {
    const found = new Set(
      judgement.placedClasses.filter(wanted).map((placedClass) => placedClass.number),
    )
    if (found.size === 0) return []
    return rows
      .filter((row) => found.has(row.placedClass) && itemWanted(row))
      .map((row) => row.item)
  }

  /** The product where its ECCN is of another kind than is recorded, and such items in it. */
  function ofAnotherKind(): string[] {
    const content = itemsIn(({ treatment }) => treatment.notices.includes('KIND-AND-ECCN'))
    return judgement.openKind ? [product.id, ...content] : content
  }

  function undeclared(): string[] {
    return itemsIn((placedClass) => judge.contentIn(placedClass).isUndeclared === true)
  }

  /** Parts whose HTS code stands in no list of 746.8, where the lists are asked. */
  function inNoListByCode(): string[] {
    const asked = pack.part746.rules.some(
      (rule) =>
        rule.facts?.russiaListed !== undefined &&
        isAmong(pack, judgement.destination, rule.destinations),
    )
    if (!asked) return []
    return itemsIn((placedClass) => {
      const { origin, eccn, lookedUp } = judge.contentIn(placedClass)
      const isAsked = origin !== 'foreign' && eccn?.entry === EAR99
      return isAsked && lookedUp?.russiaListed?.how === 'none'
    })
  }

  /** What has a price that no rate converts, and the rates that lack. */
  function withoutRate(): { items: string[]; rates: string } {
    const lacking = amountsUsed().flatMap(({ item, missing }) =>
      missing.filter((name) => name.startsWith('rate ')).map((rate) => ({ item, rate })),
    )
    const rates = [...new Set(lacking.map(({ rate }) => rate))].sort()
    return { items: lacking.map(({ item }) => item), rates: rates.join(', ') }
  }

  /** Known prices of which nobody recorded how they were found; sales are no price of one item. */
  function withoutBasis(): string[] {
    const isSold = 'sales' in weighing.priceSource
    return amountsUsed().flatMap(({ item, basis, isKnown }) =>
      isKnown && basis === null && !(isSold && item === product.id) ? [item] : [],
    )
  }

  /** The amounts of the share: the selling price, and what counts or may count. */
  function amountsUsed() {
    const { missing, basis, amount } = weighing.price
    const counting = new Set(
      judgement.placedClasses
        .filter(({ counts }) => counts !== 'no')
        .map((placedClass) => placedClass.number),
    )
    return [
      { item: product.id, missing, basis, isKnown: amount !== null },
      ...rows
        .filter(({ placedClass }) => counting.has(placedClass))
        .map((row) => ({ ...row, isKnown: row.value !== null })),
    ]
  }

  function unreasoned(): string[] {
    return productsBelow(contents, product.id).flatMap((inside) =>
      inside.discrete?.applies && !isDiscrete(inside) ? [inside.id] : [],
    )
  }
}

/** A price that an affiliate was charged, with no unaffiliated price to compare. */
function hasAffiliatePrice(source: PartItem | ProductItem, { entities }: ProductContents): boolean {
  if (!('part' in source)) return false
  const { supplier, price } = source.part
  if (supplier == null || price == null) return false
  return entities.has(supplier) && (price.basis ?? 'arms-length') === 'arms-length'
}

/** Who recorded a fact, when and on what ground, in words. */
function recordOf(record: FactSource | null | undefined): string {
  const { who, on, source } = record ?? {}
  const parts = [who, on, source].filter((part) => part != null && part !== '')
  return parts.length > 0 ? parts.join(', ') : 'nobody is recorded who says so'
}

/** The direct product rules that reach the destination and are not out for the product (734.9). */
function directProductNotice(
  pack: RulePack,
  own: Eccn | null,
  { destination }: Judgement,
  found: readonly DirectProductFinding[],
  openRules: readonly OpenLine[],
): Notice {
  const at = possibly(pack, destination)
  const text = pack.notices.notices.find((notice) => notice.code === 'FDP')?.text
  const possible = pack.directProduct.rules.filter((rule) => {
    if (!at.some((one) => isAmong(pack, one, rule.destinations))) return false
    if (found.some((one) => one.rule === rule.id && one.state === 'out')) return false
    return isPossibleByEccn(pack, rule, own)
  })
  const told = possible.map(
    (rule) => `${rule.id} ${rule.name}${rule.partyBased ? ' (by party or use)' : ''}`,
  )
  const named = (isCaught: boolean) =>
    openRules.filter((line) => line.isCaught === isCaught).map(({ name }) => name)
  const [open, caught] = [named(false), named(true)]
  return {
    code: 'FDP',
    text: `${text}: ${told.join('; ')}.`,
    cite: '734.9',
    ...(open.length > 0 && { open }),
    ...(caught.length > 0 && { caught }),
  }
}
