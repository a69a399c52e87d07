import type { ColDef } from 'ag-grid-community'
import type { Part } from '../../../../shared/model/schema.ts'
import type { RulePack } from '../../../../shared/rules/pack.ts'
import { describeEccn, suggestEccns } from '../../choosing/suggest-eccns.ts'
import { exactPercent } from '../../format.ts'
import { suggestNothing, textColumn } from './text-column.ts'

interface Declared {
  usContent?: Part['usContent']
}

/** What a supplier declares of a foreign part: the US content in it as a share of its price, and its ECCN. */
export function usContentColumns<Row extends Declared>(
  pack: RulePack,
): [share: ColDef<Row>, eccn: ColDef<Row>] {
  const share = textColumn<Row>({
    id: 'usShare',
    heading: 'US content',
    width: 88,
    text: ({ usContent }) => (usContent ? exactPercent(usContent.share) : null),
    suggest: suggestNothing,
    tooltip: ({ usContent }) => (usContent ? declaredWords(usContent) : null),
    unknown: '',
  })
  const eccn = textColumn<Row>({
    id: 'usEccn',
    heading: 'of ECCN',
    width: 88,
    text: ({ usContent }) => (usContent ? (usContent.eccn ?? '?') : null),
    suggest: (text) => suggestEccns(pack, text),
    tooltip: ({ usContent }) => {
      if (!usContent) return null
      if (usContent.eccn == null) return 'ECCN of the declared US content not known'
      return `${usContent.eccn}: ${describeEccn(pack, usContent.eccn).hint}`
    },
    unknown: '',
  })
  return [{ ...share, type: 'rightAligned', comparator: byShare }, eccn]
}

/** What is declared, by whom, when, and until when it holds. */
function declaredWords({
  share,
  declaredBy,
  declaredOn,
  validUntil,
  withdrawnOn,
}: NonNullable<Part['usContent']>): string {
  const told = [
    `Declared US content: ${share} of the price`,
    declaredBy && `by ${declaredBy}`,
    declaredOn && `on ${declaredOn}`,
    validUntil && `valid until ${validUntil}`,
    withdrawnOn && `withdrawn on ${withdrawnOn}`,
  ]
  return told.filter(Boolean).join(', ')
}

function byShare(a: string | null, b: string | null): number {
  return Number.parseFloat(a ?? '-1') - Number.parseFloat(b ?? '-1')
}
