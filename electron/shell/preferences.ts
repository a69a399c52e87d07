import {
  DEFAULT_PREFERENCES,
  type Preferences,
  preferencesSchema,
} from '../../shared/workspace/preferences.ts'
import { JsonFile } from './json-file.ts'

/** What the user prefers, kept in a file of the app. */
export class PreferencesFile {
  private readonly file: JsonFile<Preferences>
  private current: Preferences | null
  private readonly system: () => Pick<Preferences, 'numberFormat'>

  /** `system` says how numbers are written on this computer, which holds until something is kept. */
  constructor(path: string, system: () => Pick<Preferences, 'numberFormat'>) {
    this.file = new JsonFile(path, preferencesSchema)
    this.current = this.file.read()
    this.system = system
  }

  get(): Preferences {
    return this.current ?? { ...DEFAULT_PREFERENCES, ...this.system() }
  }

  set(preferences: Preferences): Preferences {
    this.current = preferences
    this.file.write(preferences)
    return preferences
  }
}
