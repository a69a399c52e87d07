import { useMemo, useRef } from 'react'
import { openAcross } from '../../../shared/calc/result/complete.ts'
import type { PartRow } from '../../../shared/workspace/views.ts'
import { overviewStanding, useOverview } from '../../stores/overview.ts'
import { useResult } from '../../stores/result.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import type { KnownOpen } from './open-of-part.ts'

const NOTHING: readonly string[] = []

/**
 * What keeps the products open, as the overview of all products knows it, with the parts as they were
 * then; null: it is not known for these destinations. `isOlder`: something was changed since.
 */
export function useKnownOpen(rows: readonly PartRow[]): (KnownOpen & { isOlder: boolean }) | null {
  const destinations = useWorkspace((store) => store.workspace?.settings.destinations) ?? NOTHING
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const method = useResult((store) => store.method)
  const answered = useOverview((store) => store.answered)
  const standing = overviewStanding(answered, { destinations, method }, revision)
  const open = useMemo(() => (answered ? openAcross(answered.rows.values()) : null), [answered])
  const seen = useRef<WeakSet<PartRow>>(new WeakSet())
  const current = useMemo(() => new WeakSet(rows), [rows])
  if (standing === 'current') seen.current = current
  const parts = seen.current
  const isOlder = standing === 'older'
  return useMemo(
    () => (open && standing !== 'none' ? { open, seen: parts, isOlder } : null),
    [open, parts, standing, isOlder],
  )
}
