import type { TurnedVerdict } from '../../../shared/calc/turned-verdicts.ts'
import { count } from '../../ui/format.ts'

/** What moved, apart: verdicts that are others, passes with other lines beside them, shares and reasons. */
export function effectWords(changes: readonly TurnedVerdict[]): string {
  const flipped = changes.filter(({ isFlipped }) => isFlipped)
  const beside = flipped.filter((one) => isPass(one.before) && isPass(one.after)).length
  return [
    `${count(flipped.length - beside, 'verdict')} flipped`,
    beside > 0 && `${count(beside, 'verdict')} stayed not subject with other lines beside`,
    `${count(changes.length - flipped.length, 'share or reason', 'shares or reasons')} moved`,
  ]
    .filter(Boolean)
    .join(', ')
}

function isPass({ act }: TurnedVerdict['before']): boolean {
  return act === 'not-subject' || act === 'not-subject-open'
}
