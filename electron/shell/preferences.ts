import {
  DEFAULT_PREFERENCES,
  type Preferences,
  preferencesSchema,
} from '../../shared/workspace/preferences.ts'
import { JsonFile } from './json-file.ts'

/** What the user prefers, kept in a file of the app. */
export class PreferencesFile {
  private readonly file: JsonFile<Preferences>
  private current: Preferences

  constructor(path: string) {
    this.file = new JsonFile(path, preferencesSchema)
    this.current = this.file.read() ?? DEFAULT_PREFERENCES
  }

  get(): Preferences {
    return this.current
  }

  set(preferences: Preferences): Preferences {
    this.current = preferences
    this.file.write(preferences)
    return preferences
  }
}
