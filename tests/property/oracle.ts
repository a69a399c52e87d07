/**
 * A second, naive reading of the contract, written apart from the core: it walks every path of the
 * bill of materials by plain recursion and counts in BigInt fractions. It knows a closed world of
 * ECCNs and destinations whose answers are written out below, each with the row it was read from.
 * It answers for commodities whose content has a level; no-level rules are tested elsewhere.
 */
import type { Model, Part, Product } from '../../shared/model/schema.ts'

export const DAY = '2026-11-24'

export const DESTINATIONS = [
  'CN',
  'IN',
  'RU',
  'IR',
  'CU',
  'TH',
  'FR',
  'VN',
  'CA',
  'UA-CRIMEA',
] as const
export type Destination = (typeof DESTINATIONS)[number]

/** Where the products of the closed world are made and exported from; DE is a Supp. 3 partner. */
const PARTNER: Record<string, boolean> = { DE: true, SG: false }

/**
 * `yes` and `no`; `not-from-partner`: counts unless exported from a Supp. 3 country;
 * a fact with `listed`: counts if the fact is true, and never from a partner;
 * `not-food`: counts unless food or medicine.
 */
type Answer =
  | 'yes'
  | 'no'
  | 'not-from-partner'
  | 'listed:iranSupp7'
  | 'listed:russiaListed'
  | 'not-food'

const AT_ONLY: Record<Destination, Answer> = {
  CN: 'no', // AT1: no country has a mark in the Country Chart
  IN: 'no',
  RU: 'not-from-partner', // 746.8(a)(1) any ECCN; (a)(12)(iii)(B) takes AT-only out
  IR: 'yes', // 746.7(a)(1)(i) names AT1
  CU: 'yes', // 746.2 all items
  TH: 'no',
  FR: 'no',
  VN: 'no',
  CA: 'no',
  'UA-CRIMEA': 'yes', // 746.6 all items; its partner rule is for direct products only
}

/** Licence needed for the content sent alone, per ECCN and destination (738 Supp. 1, Part 746). */
const COUNTS: Record<string, Record<Destination, Answer>> = {
  // ccl_licence_rows 7A103 "MT applies to entire entry": MT1; the chart marks MT1 for all but CA
  '7A103.a': {
    CN: 'yes',
    IN: 'yes',
    RU: 'yes',
    IR: 'yes', // 746.7(a)(1)(i), MT column
    CU: 'yes',
    TH: 'yes',
    FR: 'yes',
    VN: 'yes',
    CA: 'no',
    'UA-CRIMEA': 'yes',
  },
  // ccl_licence_rows 2B350 "CB applies to entire entry": CB2; no mark for IN, FR, CA
  '2B350.g': {
    CN: 'yes',
    IN: 'no',
    RU: 'yes',
    IR: 'yes', // 746.7(a)(1)(i), CB column
    CU: 'yes',
    TH: 'yes',
    FR: 'no',
    VN: 'yes',
    CA: 'no',
    'UA-CRIMEA': 'yes',
  },
  // ccl_licence_rows 3A001 "NS applies to entire entry": NS2; a.2 may go by GBS to Group B (740.4)
  '3A001.a.2': {
    CN: 'yes', // NS2 marked, D:1, not in Group B
    IN: 'no', // NS2 not marked
    RU: 'yes', // not AT-only, so no partner relief
    IR: 'yes', // 746.7(a)(1)(i), NS column
    CU: 'yes',
    TH: 'no', // NS2 marked, but Group B: GBS takes it out
    FR: 'no',
    VN: 'yes', // NS2 marked, D:1, not in Group B
    CA: 'no',
    'UA-CRIMEA': 'yes',
  },
  // ccl_licence_rows 3A991, 5A991 "AT applies to entire entry": AT1 and nothing else
  '3A991': AT_ONLY,
  '5A991': AT_ONLY,
  EAR99: {
    CN: 'no',
    IN: 'no',
    RU: 'listed:russiaListed', // 746.8(a)(5)-(7); (a)(12)(iii)(B)
    IR: 'listed:iranSupp7', // 746.7(a)(1)(ii); (a)(1)(v) for partners
    CU: 'yes', // 746.2 all items
    TH: 'no',
    FR: 'no',
    VN: 'no',
    CA: 'no',
    'UA-CRIMEA': 'not-food', // 746.6(a)
  },
}

export const WORLD = Object.keys(COUNTS)

export interface Fraction {
  n: bigint
  d: bigint
}

export interface OracleAnswer {
  outcome: 'not-subject' | 'subject' | 'undetermined'
  /** The paragraph of the level, where the percentage decided. */
  rule: '734.4(c)' | '734.4(d)' | null
  threshold: '0.1' | '0.25'
  controlled: { low: string; high: string | null }
  /** Null where the product has no usable price. */
  price: string | null
  share: { low: string; high: string | null } | null
}

type Where = 'content' | 'discrete'

/** The answer for one product and destination. */
export function oracle(
  model: Model,
  product: string,
  to: Destination,
  method: 'look-through' | 'second-incorporation' = 'look-through',
): OracleAnswer {
  const root = find(model.products, product)
  const partner = PARTNER[root.exportedFrom ?? countryOf(model, root) ?? ''] ?? false
  let low = zero()
  // Without a bill of materials nothing bounds what may lie in it (734 Supp. 2(a)(1)).
  let high: Fraction | null = root.lines.length === 0 ? null : zero()
  let withoutEccn = false

  walk(root, one(), 'content')

  const strict = to === 'IR' || to === 'CU'
  const level = strict ? fraction(1n, 10n) : fraction(1n, 4n)
  const price = worth(root.prices?.[to] ?? root.price)
  const lowShare = price && over(low, price)
  const highShare = price && high && over(high, price)
  let outcome: OracleAnswer['outcome'] = 'undetermined'
  if (lowShare && more(lowShare, level)) outcome = 'subject'
  else if (highShare && !more(highShare, level) && !withoutEccn) outcome = 'not-subject'
  return {
    outcome,
    rule: outcome === 'undetermined' ? null : strict ? '734.4(c)' : '734.4(d)',
    threshold: strict ? '0.1' : '0.25',
    controlled: { low: show(low), high: high && show(high) },
    price: price && show(price),
    share: lowShare && { low: show(lowShare), high: highShare && show(highShare) },
  }

  /**
   * What lies inside a US-made item is not looked at: it is one item under its own ECCN. Second
   * incorporation is not applied to content that may have no level: inside a discrete product,
   * what has no ECCN stays open and keeps its value.
   */
  function walk(parent: Product, times: Fraction, where: Where): void {
    for (const line of parent.lines) {
      const count = by(times, readDecimal(line.quantity))
      if (count.n === 0n) continue
      const part = model.parts.find((candidate) => candidate.id === line.item)
      if (part) {
        takePart(part, count, where)
        continue
      }
      const child = find(model.products, line.item)
      if (countryOf(model, child) === 'US') {
        const value = worth(child.price)
        take({ certain: true, eccn: child.eccn, value, facts: {}, count, where })
      } else {
        const dropped = method === 'second-incorporation' && child.discrete?.applies === true
        walk(child, count, where === 'content' && dropped ? 'discrete' : where)
      }
    }
  }

  function takePart(part: Part, count: Fraction, where: Where): void {
    const facts = part.facts ?? {}
    if (facts.incorporated === false) return
    let value = worth(part.price)
    if (part.origin != null && part.origin !== 'US') {
      if (!part.usContent) return
      if ((part.usContent.validUntil ?? DAY) < DAY) {
        takeOpen(value, count)
        return
      }
      const share = readDecimal(part.usContent.share)
      if (share.n === 0n) return
      value = value && by(value, share)
      take({ certain: true, eccn: part.usContent.eccn, value, facts, count, where })
    } else {
      take({ certain: part.origin === 'US', eccn: part.eccn, value, facts, count, where })
    }
  }

  function take(item: {
    certain: boolean
    eccn: string | null | undefined
    value: Fraction | null
    facts: NonNullable<Part['facts']>
    count: Fraction
    where: Where
  }): void {
    if (item.eccn == null) withoutEccn = true
    if (item.where === 'discrete' && item.eccn != null) return
    const counts = item.eccn == null ? null : answer(item.eccn, item.facts)
    if (counts === false) return
    if (item.value === null) {
      high = null
      return
    }
    const value = by(item.value, item.count)
    if (high) high = plus(high, value)
    if (item.certain && counts === true) low = plus(low, value)
  }

  /** What a declaration that has expired spoke of: nothing is known of it but that it has a price. */
  function takeOpen(value: Fraction | null, count: Fraction): void {
    high = value && high && plus(high, by(value, count))
  }

  function answer(eccn: string, facts: NonNullable<Part['facts']>): boolean | null {
    const found = COUNTS[eccn]?.[to]
    if (!found) throw new Error(`outside the closed world: ${eccn} to ${to}`)
    switch (found) {
      case 'yes':
        return true
      case 'no':
        return false
      case 'not-from-partner':
        return !partner
      case 'not-food':
        return facts.foodOrMedicine == null ? null : !facts.foodOrMedicine
      case 'listed:iranSupp7':
        return partner ? false : (facts.iranSupp7 ?? null)
      case 'listed:russiaListed':
        return partner ? false : (facts.russiaListed ?? null)
    }
  }

  function worth(money: { amount: string; currency: string } | null | undefined): Fraction | null {
    if (!money) return null
    const amount = readDecimal(money.amount)
    if (amount.n <= 0n) return null
    const rate = rateBetween(model, money.currency, model.currency)
    return rate && by(amount, rate)
  }
}

function find(products: readonly Product[], id: string): Product {
  const found = products.find((product) => product.id === id)
  if (!found) throw new Error(`no product ${id}`)
  return found
}

function countryOf(model: Model, product: Product): string | null {
  return model.entities.find((entity) => entity.id === product.madeBy)?.country ?? null
}

/** Same currency, a quote, else a way through one other currency. */
function rateBetween(model: Model, from: string, to: string): Fraction | null {
  if (from === to) return one()
  const direct = quote(from, to)
  if (direct) return direct
  for (const { from: a, to: b } of model.rates) {
    for (const middle of [a, b]) {
      const first = quote(from, middle)
      const second = quote(middle, to)
      if (first && second) return by(first, second)
    }
  }
  return null

  /** The newest rate in either direction that is not after the day. */
  function quote(x: string, y: string): Fraction | null {
    let newest = ''
    let found: Fraction | null = null
    for (const rate of model.rates) {
      if (rate.asOf > DAY || rate.asOf <= newest) continue
      const value = readDecimal(rate.rate)
      if (rate.from === x && rate.to === y) found = value
      else if (rate.from === y && rate.to === x) found = fraction(value.d, value.n)
      else continue
      newest = rate.asOf
    }
    return found
  }
}

export function fraction(n: bigint, d: bigint): Fraction {
  if (d < 0n) return fraction(-n, -d)
  const divisor = common(n < 0n ? -n : n, d)
  return { n: n / divisor, d: d / divisor }
}

function common(a: bigint, b: bigint): bigint {
  return b === 0n ? a : common(b, a % b)
}

export const zero = (): Fraction => ({ n: 0n, d: 1n })
export const one = (): Fraction => ({ n: 1n, d: 1n })
export const plus = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const by = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d)
export const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n)
export const more = (a: Fraction, b: Fraction) => a.n * b.d > b.n * a.d

/** A decimal such as "12.50". */
export function readDecimal(text: string): Fraction {
  const [whole = '', decimals = ''] = text.split('.')
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

/** A number of a result: a decimal, or a ratio such as "1/3". */
export function readNumber(text: string): Fraction {
  const [top = '', bottom] = text.split('/')
  return bottom === undefined ? readDecimal(top) : fraction(BigInt(top), BigInt(bottom))
}

/** A fraction as results write it: a decimal without trailing zeros where it ends, else "n/d". */
export function show(value: Fraction): string {
  const { n, d } = fraction(value.n, value.d)
  for (let scale = 0n; 10n ** scale <= d ** 4n; scale++) {
    const power = 10n ** scale
    if ((n * power) % d !== 0n) continue
    const units = (n * power) / d
    if (scale === 0n) return `${units}`
    const sign = units < 0n ? '-' : ''
    const digits = `${units < 0n ? -units : units}`.padStart(Number(scale) + 1, '0')
    return `${sign}${digits.slice(0, -Number(scale))}.${digits.slice(-Number(scale))}`
  }
  return `${n}/${d}`
}
