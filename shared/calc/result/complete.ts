import { readRatio } from '../../money/display.ts'
import { compare } from '../../money/ratio.ts'
import { type Act, actOfResult } from './act.ts'
import type { Result, UnknownLine } from './result.ts'

/** Acts under which an answer can still change what is to be done: the share or the need is open. */
const OPEN: ReadonlySet<Act> = new Set(['need-open', 'undetermined', 'no-licence-either-way'])

/**
 * Whether a product is complete for some destinations: nothing that is not known can change a verdict
 * or a licence need there. A fact that is missing and changes nothing leaves it complete.
 */
export function isComplete(acts: readonly Act[]): boolean {
  return !acts.some(isOpenAct)
}

/** Whether an answer can still change what an act says. */
export function isOpenAct(act: Act): boolean {
  return OPEN.has(act)
}

/** An item of which something is not known that can still change a verdict or a licence need. */
export interface OpenItem {
  /** A part, a sub-assembly, or the product itself. */
  item: string
  /** The names of what is missing of it; `us:` before what a declaration inside it lacks. */
  missing: string[]
  /** How far an answer could move the share, as exact text; null: without bound. */
  gap: string | null
  /** Open at any share. */
  blocks: boolean
}

/** What a result is open by. */
export interface Standing extends Pick<Result, 'product' | 'outcome' | 'share' | 'threshold'> {
  act: Act
  unknown: readonly UnknownLine[]
  need: Pick<Result['need'], 'state' | 'missing'>
}

/**
 * What can still change a verdict or a need, item by item: nothing where it is complete. Where the
 * share stays at or below the level whatever the answers are, only what blocks any share is asked.
 * `isMakerOpen` says of a sub-assembly whether it is not known where it is made.
 */
export function openItems(
  standing: Standing,
  isMakerOpen: (subAssembly: string) => boolean,
): OpenItem[] {
  const { product, act, outcome, need } = standing
  if (!isOpenAct(act)) return []
  const found = new OpenItems()
  if (outcome === 'undetermined')
    for (const line of asked(standing))
      for (const item of openOf(product, line, isMakerOpen)) found.add(item)
  if (need.state === 'unknown' && need.missing.length > 0)
    found.add({ item: product, missing: [...need.missing], gap: '0', blocks: true })
  return found.list()
}

/** The parts of `openItems` for a result as it is told. */
export function openItemsOf(
  result: Result,
  isMakerOpen: (subAssembly: string) => boolean,
): OpenItem[] {
  return openItems({ ...result, act: actOfResult(result) }, isMakerOpen)
}

/** Open items of several results, each once with all that is missing of it. */
export class OpenItems {
  private readonly byItem = new Map<string, OpenItem>()

  add({ item, missing, gap, blocks }: OpenItem): void {
    const known = this.byItem.get(item)
    if (!known) {
      this.byItem.set(item, { item, missing: [...missing], gap, blocks })
      return
    }
    for (const name of missing) if (!known.missing.includes(name)) known.missing.push(name)
    known.gap = wider(known.gap, gap)
    known.blocks ||= blocks
  }

  list(): OpenItem[] {
    return [...this.byItem.values()]
  }
}

/** Something to find out, and the products that it keeps open. */
export interface ToFindOut {
  item: string
  missing: string[]
  products: string[]
}

/** What is open in several products, each item once; in the order in which it was met. */
export function openAcross(
  rows: Iterable<{ product: string; open: readonly Pick<OpenItem, 'item' | 'missing'>[] }>,
): Map<string, ToFindOut> {
  const found = new Map<string, ToFindOut>()
  for (const { product, open } of rows)
    for (const { item, missing } of open) {
      const known = found.get(item) ?? { item, missing: [], products: [] }
      found.set(item, known)
      known.missing = [...new Set([...known.missing, ...missing])]
      known.products.push(product)
    }
  return found
}

/** The wider of two gaps; null is without bound. */
export function wider(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null
  return compare(readRatio(a), readRatio(b)) >= 0 ? a : b
}

function asked({ share: { high }, threshold, unknown }: Standing): readonly UnknownLine[] {
  const isSettled =
    high !== null && threshold !== null && compare(readRatio(high), readRatio(threshold)) <= 0
  return isSettled ? unknown.filter(({ blocks, path }) => blocks || path.length === 1) : unknown
}

/** How a line tells that a sub-assembly around its item is of unknown make. */
const MAKER_AROUND = 'madeBy of the sub-assembly'

function openOf(
  product: string,
  { path, missing, isDeclared, gap, blocks }: UnknownLine,
  isMakerOpen: (subAssembly: string) => boolean,
): OpenItem[] {
  const own = missing
    .filter((name) => name !== MAKER_AROUND)
    .map((name) => (isDeclared && OF_ECCN.has(name) ? `us:${name}` : name))
  const around = missing.includes(MAKER_AROUND) ? path.slice(1, -1).filter(isMakerOpen) : []
  return [
    ...(own.length > 0 ? [{ item: path.at(-1) ?? product, missing: own, gap, blocks }] : []),
    ...around.map((item) => ({ item, missing: ['madeBy'], gap, blocks })),
  ]
}

const OF_ECCN: ReadonlySet<string> = new Set(['eccn', 'paragraph'])
