import { listed } from '../model/listed.ts'
import type { PackProblem } from './check-direct-product.ts'
import { findDestination, isAmong } from './destination.ts'
import type { RulePack } from './pack.ts'

const KINDS = ['commodity', 'software', 'technology'] as const

/** Switches that code asks by name, beside those that rows turn on. */
const SWITCHES = ['affiliatesRule', 'foreignContentUndeclared']

/** Lists that code asks by name. */
const LISTS = ['united-states']

const NOTICES =
  'SCOPE FDP AFFILIATES ITAR OTHER-AGENCY BUNDLED-SOFTWARE SOFTWARE-ALONE TECHNOLOGY CROSS-KIND KIND-AND-ECCN NOT-INCORPORATED FOREIGN-UNDECLARED INSIDE-US-MADE NOT-LOOKED-INTO PRICE-OF-COUNTRY SALES NO-US-CONTENT SUPPLEMENT-6 AFFILIATE-PRICE NO-RATE NO-BASIS DISCRETE-REASON TECHNOLOGY-DESTINATION RULES-DATE'

const GROUNDS =
  'not-us-origin origin-unknown outside eccn-unknown product-eccn-unknown product-outside eccn-points-elsewhere eccn-not-in-pack too-many-questions ear99 ear99-no-chart calculation-not-asked calculation-asked calculation-open no-licence inside-us-item second-incorporation second-incorporation-not-here declared-in-whole sub-assembly-maker-unknown fair-market-value-unknown no-lines rows-not-taken foreign-undeclared declaration-expired declaration-withdrawn selling-price copies-not-known maker-unknown made-in-us exported-from-us foreign-made content-outside gate-no-path gate-path-open gate-path-elsewhere gate-nothing-to-ask price-not-known share report-covers report-too-recent report-contacted report-stopped report-elsewhere report-not-needed report-missing direct-product-us-made direct-product-no-eccn direct-product-red-flag direct-product-lapsed-eccn direct-product-lapsed-maker direct-product-lapsed-question direct-product-circuits direct-product-no-circuits certificate-names certificate-silent certificate-proves-nothing'

/**
 * What is missing in a pack of what every result asks of it by name, on one day: lists, switches,
 * grounds, notices, and whether each kind of item is content of each. Without it nothing is worked out.
 */
export function askedProblems(pack: RulePack): PackProblem[] {
  const missing = (path: string, what: string, ids: readonly string[], isThere: IsThere) =>
    ids
      .filter((id) => !isThere(id))
      .map((id) => ({ path, message: `has no ${what} ${id}, which every result asks for` }))
  const codes = new Set(pack.notices.notices.map(({ code }) => code))
  const pairs = KINDS.flatMap((product) => KINDS.map((content) => `${content} in ${product}`))
  const known = new Set(
    pack.levels.contentKinds.map(({ product, content }) => `${content} in ${product}`),
  )
  return [
    ...missing('lists.lists', 'list', LISTS, (id) => pack.listById.has(id)),
    ...missing('switches.switches', 'switch', SWITCHES, (id) => pack.switchById.has(id)),
    ...missing('notices.notices', 'notice', NOTICES.split(' '), (code) => codes.has(code)),
    ...missing('grounds.grounds', 'ground', GROUNDS.split(' '), (id) => pack.groundById.has(id)),
    ...missing('levels.contentKinds', 'row for', pairs, (pair) => known.has(pair)),
    ...withoutLevel(pack),
  ]
}

/** Destinations for which no level of 734.4(c) or (d) is there. */
function withoutLevel(pack: RulePack): PackProblem[] {
  const codes = pack.countries.countries.map(({ code }) => code)
  const lacking = codes.flatMap((code) => {
    const destination = findDestination(pack, code)
    const isCovered =
      destination === null ||
      pack.levels.levels.some((level) => isAmong(pack, destination, level.destinations))
    return isCovered ? [] : [code]
  })
  if (lacking.length === 0) return []
  return [{ path: 'levels.levels', message: `has no level for ${listed(lacking, 12)}` }]
}

type IsThere = (id: string) => boolean
