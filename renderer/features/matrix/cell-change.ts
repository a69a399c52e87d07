import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { ComparedDestination } from '../../../shared/scenario/compare.ts'
import { isChanged, shareDifference } from '../../../shared/scenario/compared.ts'
import { pointsText, signed } from '../../ui/format.ts'

/** What a scenario makes of one verdict. */
export interface CellChange {
  /** `same`, or how it differs. */
  kind: 'same' | 'moves' | 'flips'
  /** By how much the share moves in points; '': not by one known figure. */
  moves: string
  /** In words, for whoever does not see the signs. */
  text: string
}

/** How a cell of the base differs in a scenario. */
export function cellChange({ base, scenarios: [scenario] }: ComparedDestination): CellChange {
  if (!scenario || !isChanged(base, scenario))
    return { kind: 'same', moves: '', text: `${ACT_WORDS[base.act].word}, the same` }
  const moved = shareDifference(base, scenario.figures)
  const moves = moved === null ? '' : signed(moved, pointsText)
  const { word } = ACT_WORDS[scenario.figures.act]
  const text = scenario.flip
    ? `flips from ${ACT_WORDS[base.act].word} to ${word}${moves && `, ${moves}`}`
    : `${word}, ${moves || 'changed'}`
  return { kind: scenario.flip ? 'flips' : 'moves', moves, text }
}
