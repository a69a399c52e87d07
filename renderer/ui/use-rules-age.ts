import { type RulesAge, rulesAge } from '../../shared/rules/age.ts'
import { useWorkspace } from '../stores/workspace.ts'
import { usePack } from './workspace-context.ts'

/** How old the rules in force are on the day of determination; null: the day is not after them. */
export function useRulesAge(): RulesAge | null {
  const { asOf } = usePack().header
  const day = useWorkspace((store) => store.workspace?.day ?? asOf)
  const limit = useWorkspace((store) => store.workspace?.settings.rulesAgeLimit ?? 0)
  return rulesAge(asOf, day, limit)
}
