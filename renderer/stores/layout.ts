import type { KeptColumns } from '../../shared/workspace/preferences.ts'
import { call } from './call.ts'
import { usePreferences } from './preferences.ts'
import { attempt } from './workspace.ts'

/** Keeps how the columns of a grid are arranged, for this user on this computer; null: as at first. */
export function keepColumnsOf(grid: string, columns: KeptColumns | null): void {
  const { [grid]: _before, ...others } = usePreferences.getState().columns
  usePreferences.setState({ columns: columns ? { ...others, [grid]: columns } : others })
  write()
}

/** Keeps the width of a panel in pixels, for this user on this computer; null: as at first. */
export function keepPanel(panel: string, width: number | null): void {
  const { [panel]: _before, ...others } = usePreferences.getState().panels
  usePreferences.setState({ panels: width === null ? others : { ...others, [panel]: width } })
  write()
}

/** A border that is drawn moves in many small steps; the last one is written, in milliseconds. */
const RESTS = 300

let timer: ReturnType<typeof setTimeout> | undefined

function write(): void {
  clearTimeout(timer)
  timer = setTimeout(
    () =>
      attempt('keep the preferences', () => call('app.setPreferences', usePreferences.getState())),
    RESTS,
  )
}
