import { create } from 'zustand'
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/workspace/preferences.ts'
import { call } from './call.ts'
import { attempt } from './workspace.ts'

/** What the user prefers on this computer. */
export const usePreferences = create<Preferences>(() => DEFAULT_PREFERENCES)

export async function loadPreferences(): Promise<void> {
  await attempt('read the preferences', async () =>
    usePreferences.setState(await call('app.preferences')),
  )
}

/** Keeps a change of the preferences. Throws a CallError where it cannot be kept. */
export async function keepPreferences(change: Partial<Preferences>): Promise<void> {
  const wanted = { ...usePreferences.getState(), ...change }
  usePreferences.setState(await call('app.setPreferences', wanted))
}
