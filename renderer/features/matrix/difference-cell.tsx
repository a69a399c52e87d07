import type { ComparedDestination } from '../../../shared/scenario/compare.ts'
import { ACTS } from '../../ui/verdict.tsx'
import { cellChange } from './cell-change.ts'

/** The signs of the verdicts where one flips, and how the share moves. */
export function DifferenceCell({ compared }: { compared: ComparedDestination }) {
  const { kind, moves } = cellChange(compared)
  const { Icon: From } = ACTS[compared.base.act]
  const { Icon: To } = ACTS[compared.scenarios[0]?.figures.act ?? compared.base.act]
  if (kind === 'same')
    return (
      <>
        <From size={12} />=
      </>
    )
  return (
    <>
      <span>
        <From size={11} />
        {kind === 'flips' && (
          <>
            →<To size={11} />
          </>
        )}
      </span>
      {moves.replace(/ pts$/, '') || '≠'}
    </>
  )
}
