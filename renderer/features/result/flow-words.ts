import type { Flow, FlowBlock, FlowGrouping } from '../../../shared/calc/result/flow.ts'
import { readRatio } from '../../../shared/money/display.ts'
import { countryName, moneyText, shareOfPrice, shareText, wholeText } from '../../ui/format.ts'
import type { PictureTable } from '../../ui/picture-table.ts'

export const GROUPING_NAMES: Record<FlowGrouping, string> = {
  assembly: 'Assembly',
  origin: 'Origin',
  company: 'Company',
  eccn: 'ECCN',
}

/** What a group is called whose origin, company or ECCN nobody has recorded. */
const NOT_RECORDED: Record<Exclude<FlowGrouping, 'assembly'>, string> = {
  origin: 'origin not known',
  company: 'maker not recorded',
  eccn: 'no ECCN',
}

/** What a block is called, short. */
export function blockName(block: FlowBlock, grouping: FlowGrouping): string {
  const { kind, id, name, stands } = block
  if (kind === 'rest') return `${wholeText(stands)} more`
  if (kind === 'rows') return `rows not taken over, ${id}`
  if (kind === 'whole') return `${id} as one item`
  if (kind !== 'group' || grouping === 'assembly') return id ?? ''
  if (id === null) return NOT_RECORDED[grouping]
  return grouping === 'origin' ? countryName(id) : (name ?? id)
}

/** What more there is to say of a block: its name, its maker, how many. */
export function blockDescription({ kind, id, name, company, quantity }: FlowBlock): string {
  const named = kind !== 'group' && name && name !== id ? name : ''
  const many = kind !== 'product' && quantity !== null && quantity !== '1' ? `× ${quantity}` : ''
  return [many, named, company ? `by ${company}` : ''].filter((text) => text !== '').join(', ')
}

/** The amounts of a block in words, with their share of the price where that is known. */
export function amountsText(block: FlowBlock, { price }: Flow, currency: string): string {
  const amount = (exact: string) => {
    const share = shareOfPrice(exact, price)
    return `${moneyText(exact, currency)}${share === null ? '' : ` (${share})`}`
  }
  const texts = [
    isSome(block.counted) && `${amount(block.counted)} counts`,
    isSome(block.open) && `${amount(block.open)} may count`,
    block.unpriced && 'a value that counts or may count is not known',
    isSome(block.notCounted) && `${amount(block.notCounted)} does not count`,
    block.notCountedUnpriced && 'a value that does not count is not known',
    block.isClosed && 'its inside is not shown',
  ].filter((text) => text !== false)
  return texts.length === 0 ? 'nothing counts' : texts.join('; ')
}

/** All of a block in one line. */
export function blockText(
  block: FlowBlock,
  flow: Flow,
  { grouping, currency }: { grouping: FlowGrouping; currency: string },
): string {
  const named = [blockName(block, grouping), blockDescription(block)].filter((text) => text !== '')
  return `${named.join(', ')}: ${amountsText(block, flow, currency)}`
}

/** The numbers of the flow: a row for each block, with where it lies. */
export function flowTable(flow: Flow, grouping: FlowGrouping, currency: string): PictureTable {
  const { blocks, price } = flow
  const ways: string[] = []
  const rows = blocks.map((block, at) => {
    const outer = block.parent === null ? '' : (ways[block.parent] as string)
    const name = blockName(block, grouping)
    ways[at] = outer === '' ? name : `${outer} / ${name}`
    const controlled = [block.counted, block.open].map((exact) => shareOfPrice(exact, price))
    return [
      name,
      moneyText(block.counted, currency),
      `${moneyText(block.open, currency)}${block.unpriced ? ' and not known' : ''}`,
      `${moneyText(block.notCounted, currency)}${block.notCountedUnpriced ? ' and not known' : ''}`,
      ...controlled.map((share) => share ?? 'not known'),
      blockDescription(block),
      outer,
    ]
  })
  return {
    columns: [
      { name: 'Item' },
      { name: 'Counts', isNumber: true },
      { name: 'May count', isNumber: true },
      { name: 'Does not count', isNumber: true },
      { name: 'Share that counts', isNumber: true },
      { name: 'Share that may count', isNumber: true },
      { name: 'Name' },
      { name: 'Lies in' },
    ],
    rows,
  }
}

/** The share that the whole adds up to. */
export function flowShareText({ share }: Flow): string {
  if (share.low === null) return 'share not known'
  if (share.high === null) return `share ${shareText(share.low)} or more`
  const [low, high] = [shareText(share.low), shareText(share.high)]
  return low === high ? `share ${low}` : `share ${low} to ${high}`
}

function isSome(exact: string): boolean {
  return readRatio(exact).n > 0n
}
