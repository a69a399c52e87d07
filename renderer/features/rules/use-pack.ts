import type { RulePack } from '../../../shared/rules/pack.ts'
import { currentPack, findPack } from '../../../shared/rules/packs/index.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** The rule pack that answers in this app. */
export function usePack(): RulePack {
  const id = useWorkspace((store) => store.info?.pack)
  return (id && findPack(id)) || currentPack()
}
