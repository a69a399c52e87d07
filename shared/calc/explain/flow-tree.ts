import {
  add,
  compare,
  format,
  multiply,
  type Ratio,
  ratio,
  toNumber,
  ZERO,
} from '../../money/ratio.ts'
import { type FlowAmounts, type FlowBlock, MOST_FLOW_DEPTH } from '../result/flow.ts'

/** Content by what became of it, exact. */
export interface Amounts {
  counted: Ratio
  open: Ratio
  notCounted: Ratio
  unpriced: boolean
  notCountedUnpriced: boolean
}

export const NOTHING: Amounts = {
  counted: ZERO,
  open: ZERO,
  notCounted: ZERO,
  unpriced: false,
  notCountedUnpriced: false,
}

/** Something with content, and what it is made up of, which is found when it is asked for. */
export interface Thing extends Pick<FlowBlock, 'kind' | 'id' | 'name' | 'company' | 'quantity'> {
  amounts: Amounts
  inside(): Thing[]
}

export function addAmounts(a: Amounts, b: Amounts): Amounts {
  return {
    counted: add(a.counted, b.counted),
    open: add(a.open, b.open),
    notCounted: add(a.notCounted, b.notCounted),
    unpriced: a.unpriced || b.unpriced,
    notCountedUnpriced: a.notCountedUnpriced || b.notCountedUnpriced,
  }
}

/** So many times the amounts. */
export function timesAmounts(of: Amounts, times: Ratio): Amounts {
  if (times.n === 0n) return NOTHING
  return {
    counted: multiply(of.counted, times),
    open: multiply(of.open, times),
    notCounted: multiply(of.notCounted, times),
    unpriced: of.unpriced,
    notCountedUnpriced: of.notCountedUnpriced,
  }
}

/** Without what does not count: it lies in the value of something else. */
export function withoutNotCounted(of: Amounts): Amounts {
  return { ...of, notCounted: ZERO, notCountedUnpriced: false }
}

export interface Cut {
  /** What is smaller than so many thousandths of the whole goes into the rest. */
  perMille: number
  /** Whether what does not count is shown, and is part of the size. */
  withNotCounted: boolean
  /** At most so many blocks, 1 or more. */
  most: number
}

/** A thing that waits to be opened. */
interface Waiting {
  thing: Thing
  at: number
  depth: number
  size: number
}

/**
 * The blocks of a thing, the largest opened first, each after the one that it lies in. What is below
 * the cut, or too much, is one rest in each block, so that the blocks inside one always add up to it
 * in all that is shown. What has no known value is not small and stands by itself where there is room.
 */
export function cutBlocks(whole: Thing, cut: Cut): FlowBlock[] {
  const sizeOf = ({ counted, open, notCounted }: Amounts) => {
    const controlled = add(counted, open)
    return cut.withNotCounted ? add(controlled, notCounted) : controlled
  }
  const isOpen = ({ unpriced, notCountedUnpriced }: Amounts) =>
    unpriced || (cut.withNotCounted && notCountedUnpriced)
  const least = multiply(sizeOf(whole.amounts), ratio(BigInt(cut.perMille), 1000n))
  const blocks = [blockOf(whole, null)]
  const waiting: Waiting[] = [{ thing: whole, at: 0, depth: 0, size: 0 }]

  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { thing, at, depth } = next
    const sized = thing.inside().flatMap((inner) => {
      const size = sizeOf(inner.amounts)
      return size.n > 0n || isOpen(inner.amounts)
        ? [{ inner, exact: size, size: toNumber(size) }]
        : []
    })
    if (sized.length === 0) continue
    const room = cut.most - blocks.length
    const own = blocks[at] as FlowBlock
    if (room < 1 || depth === MOST_FLOW_DEPTH) {
      own.isClosed = true
      continue
    }
    sized.sort((a, b) => b.size - a.size || rank(a.inner) - rank(b.inner) || byId(a.inner, b.inner))
    const large = sized.filter(
      ({ inner, exact }) => isOpen(inner.amounts) || compare(exact, least) >= 0,
    )
    // A rest of one would take as much room as the one itself.
    const fits = sized.length <= room && large.length >= sized.length - 1
    const shown = fits ? sized : large.slice(0, room - 1)
    for (const { inner, size } of shown) {
      insert(waiting, { thing: inner, at: blocks.length, depth: depth + 1, size })
      blocks.push(blockOf(inner, at))
    }
    if (shown.length === sized.length) continue
    const met = new Set(shown)
    const cutOff = sized.filter((one) => !met.has(one)).map(({ inner }) => inner)
    blocks.push(restOf(cutOff, at))
  }
  return blocks
}

/** Keeps the largest last. */
function insert(waiting: Waiting[], one: Waiting): void {
  let low = 0
  let high = waiting.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((waiting[middle] as Waiting).size < one.size) low = middle + 1
    else high = middle
  }
  waiting.splice(low, 0, one)
}

function rank({ kind }: Thing): number {
  return kind === 'rows' ? 1 : 0
}

function byId({ id: a }: Thing, { id: b }: Thing): number {
  return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1
}

function blockOf({ kind, id, name, company, quantity, amounts }: Thing, parent: number | null) {
  const about = { parent, kind, id, name, company, quantity }
  return { ...about, ...texts(amounts), stands: 1, isClosed: false }
}

function restOf(things: readonly Thing[], parent: number): FlowBlock {
  const amounts = things.reduce((total, thing) => addAmounts(total, thing.amounts), NOTHING)
  const about = { id: null, name: null, company: null, quantity: null }
  const stands = things.length
  return { parent, kind: 'rest', ...about, ...texts(amounts), stands, isClosed: false }
}

function texts(amounts: Amounts): FlowAmounts {
  const { counted, open, notCounted } = amounts
  return {
    ...amounts,
    counted: format(counted),
    open: format(open),
    notCounted: format(notCounted),
  }
}
