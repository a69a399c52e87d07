import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { JsonFile } from './json-file.ts'

const MOST = 12

const recentSchema = z.object({
  /** The workspace that was open when the app was closed. */
  open: z.string().nullable(),
  /** The workspace that is being opened; one that is still named at the next start ended the app. */
  opening: z.string().nullish(),
  files: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })),
})
type Recent = z.infer<typeof recentSchema>

/** The workspaces opened of late, the last one first. */
export class RecentFiles {
  private readonly file: JsonFile<Recent>
  private recent: Recent
  /** Whether nothing was ever opened here. */
  readonly isFirstRun: boolean
  /** The workspace that was being opened when the app ended; null: it ended otherwise. */
  readonly stoppedAt: string | null

  constructor(path: string) {
    this.file = new JsonFile(path, recentSchema)
    const kept = this.file.read()
    this.isFirstRun = kept === null
    this.recent = kept ?? { open: null, files: [] }
    this.stoppedAt = this.recent.opening ?? null
  }

  list(): { path: string; name: string; openedAt: string; exists: boolean }[] {
    return this.recent.files.map((file) => ({ ...file, exists: existsSync(file.path) }))
  }

  /** The workspace to open again at the next start; null: none was open, it is gone, or it ended the app. */
  lastOpen(): string | null {
    const { open } = this.recent
    return open !== null && open !== this.stoppedAt && existsSync(open) ? open : null
  }

  /** A workspace is being opened, until `settled`. */
  opening(path: string): void {
    this.keep({ ...this.recent, opening: path })
  }

  /** The app lives with the workspace that was opened. */
  settled(): void {
    if (this.recent.opening != null) this.keep({ ...this.recent, opening: null })
  }

  opened(path: string, name = basename(path)): void {
    const others = this.recent.files.filter((file) => file.path !== path)
    const file = { path, name, openedAt: new Date().toISOString() }
    this.keep({ ...this.recent, open: path, files: [file, ...others].slice(0, MOST) })
  }

  closed(): void {
    this.keep({ ...this.recent, open: null })
  }

  private keep(recent: Recent): void {
    this.recent = recent
    this.file.write(recent)
  }
}
