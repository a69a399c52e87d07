import type { ResultLine, UnknownLine } from '../calc/result/result.ts'
import { exactShareOfPrice, pointsText } from '../money/display.ts'
import type { RulePack } from '../rules/pack.ts'
import type { ReportLine, UnknownReportLine } from './document.ts'
import { basisWords, missingWords } from './words.ts'

/** A line of the result in words, with its share of the price. */
export function reportLine(line: ResultLine, price: string | null): ReportLine {
  const item = line.path.at(-1) ?? ''
  const isProduct = line.path.length === 1
  return {
    item,
    isProduct,
    name: line.name === null || line.name === item ? '' : line.name,
    path: pathText(line),
    quantity: line.quantity,
    value: line.value,
    share: isProduct ? null : exactShareOfPrice(line.value, price),
    basis: basisWords(line.basis),
    reasons: line.reasons,
  }
}

/** A line that lacks a fact, with what is missing and what it could do. */
export function unknownReportLine(
  line: UnknownLine,
  price: string | null,
  isDecided: boolean,
  pack: RulePack,
): UnknownReportLine {
  return {
    ...reportLine(line, price),
    missing: line.missing.map((name) => missingWords(name, pack)).join('; '),
    effect: line.blocks && !isDecided ? 'blocks the verdict' : effectOnShare(line),
  }
}

function effectOnShare({ path, value, gap }: UnknownLine): string {
  if (path.length === 1)
    return value === null ? 'leaves the share unknown' : 'does not move the share'
  if (gap === null && value !== null) return 'moves the share as the selling price will tell'
  if (gap === null) return 'moves the share without bound'
  return /[1-9]/.test(gap)
    ? `moves the share by up to ${pointsText(gap)}`
    : 'does not move the share'
}

function pathText({ path, paths }: ResultLine): string {
  const way = path.join(' / ')
  return paths === '1' ? way : `${way}, and on ${paths} paths in all`
}
