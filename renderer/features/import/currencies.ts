import { useWorkspace } from '../../stores/workspace.ts'

/** The currency of the workspace and then those that its prices are in, to be offered in this order. */
export function withOwn(used: readonly string[]): string[] {
  const { workspace } = useWorkspace.getState()
  return [...new Set([...(workspace ? [workspace.currency] : []), ...used])]
}
