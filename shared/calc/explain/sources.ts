import { noLevelReason } from '../../rules/no-level.ts'
import { reasonOf } from '../../rules/reason.ts'
import type { Determination } from '../verdict/determination.ts'
import { usJurisdiction } from '../verdict/weigh.ts'

/**
 * Whose text decided a determination and of which days: that of the rows by which its US content
 * counts or not, and that of the level, the gate or the case without a level.
 */
export function sourcesOf({ judge, judgement, verdict }: Determination): string[] {
  const { pack, choices } = judge
  const { maker, setting, level, noLevel, placedClasses } = judgement
  const jurisdiction = usJurisdiction(pack, maker, setting.day)
  if (jurisdiction) return [jurisdiction.source]
  const sources = new Set<string>()
  const add = (source: string) => {
    for (const one of source.split('; ')) sources.add(one)
  }
  for (const { treatment } of placedClasses)
    for (const { source } of [...treatment.counts.reasons, ...treatment.gateFails.reasons])
      add(source)
  for (const finding of noLevel)
    if (finding.answer !== 'no') add(noLevelReason(pack, choices, finding.rule, finding).source)
  if (verdict.level) add(reasonOf(pack, level, level.cite).source)
  return [...sources].sort()
}
