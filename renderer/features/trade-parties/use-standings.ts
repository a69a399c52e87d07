import { useMemo } from 'react'
import { type Standing, standings } from '../../../shared/parties/standing.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { packOfParties } from '../../../shared/rules/packs/index.ts'
import { useTradeParties } from '../../stores/trade-parties.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { usePack } from '../../ui/workspace-context.ts'

/** The rules in force; of a pack that says nothing of parties, as an earlier one does, those of the app. */
export function useRulePack(): RulePack {
  return packOfParties(usePack())
}

/** How every party stands by the lists at hand, the switches and what was decided. */
export function useStandings(): Map<string, Standing> {
  const pack = useRulePack()
  const { loaded, screening } = useTradeParties()
  const choices = useWorkspace((store) => store.workspace?.settings.choices)
  return useMemo(() => {
    if (!loaded || !screening) return new Map()
    const { parties, decisions, lists } = loaded
    const { screened, sources, missing } = screening
    const at = lists.flatMap(({ id }) => (missing.includes(id) ? [] : [id]))
    return standings(pack, choices ?? {}, parties, screened, decisions, { sources, lists: at })
  }, [pack, choices, loaded, screening])
}
