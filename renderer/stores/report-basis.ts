import type { Method } from '../../shared/calc/result/result.ts'
import { useWorkspace } from './workspace.ts'

/** What everything on a screen rests on. */
export interface ReportBasis {
  workspace: string
  revision: number
  /** The day of the determination. */
  day: string
  /** The rules by their name, such as `EAR 2026-09-24`. */
  rules: string
  method: Method
  /** The pack's switches that are not at their default, by name. */
  choices: Record<string, string>
  currency: string
}

/** What is on screen at this moment rests on this. */
export function reportBasis(method: Method): ReportBasis {
  const { workspace, info } = useWorkspace.getState()
  return {
    workspace: workspace?.name ?? '',
    revision: workspace?.revision ?? 0,
    day: workspace?.day ?? '',
    rules: `EAR ${info?.packAsOf ?? ''}`,
    method,
    choices: workspace?.settings.choices ?? {},
    currency: workspace?.currency ?? '',
  }
}
