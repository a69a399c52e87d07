import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { JsonFile } from './json-file.ts'

const MOST = 12

const recentSchema = z.object({
  /** The workspace that was open when the app was closed. */
  open: z.string().nullable(),
  files: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })),
})
type Recent = z.infer<typeof recentSchema>

/** The workspaces opened of late, the last one first. */
export class RecentFiles {
  private readonly file: JsonFile<Recent>
  private recent: Recent
  /** Whether nothing was ever opened here. */
  readonly isFirstRun: boolean

  constructor(path: string) {
    this.file = new JsonFile(path, recentSchema)
    const kept = this.file.read()
    this.isFirstRun = kept === null
    this.recent = kept ?? { open: null, files: [] }
  }

  list(): { path: string; name: string; openedAt: string; exists: boolean }[] {
    return this.recent.files.map((file) => ({ ...file, exists: existsSync(file.path) }))
  }

  /** The workspace to open again at the next start; null: none was open, or it is gone. */
  lastOpen(): string | null {
    const { open } = this.recent
    return open !== null && existsSync(open) ? open : null
  }

  opened(path: string, name = basename(path)): void {
    const others = this.recent.files.filter((file) => file.path !== path)
    const file = { path, name, openedAt: new Date().toISOString() }
    this.keep({ open: path, files: [file, ...others].slice(0, MOST) })
  }

  closed(): void {
    this.keep({ ...this.recent, open: null })
  }

  private keep(recent: Recent): void {
    this.recent = recent
    this.file.write(recent)
  }
}
