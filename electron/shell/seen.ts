import { z } from 'zod'
import { type Seen, seenSchema } from '../../shared/ipc/contract.ts'
import { JsonFile } from './json-file.ts'

const MOST = 12

const seenFileSchema = z.array(z.object({ path: z.string(), seen: seenSchema }))
type Entries = z.infer<typeof seenFileSchema>

/**
 * What the user saw of each workspace before leaving it, so that the next opening can say what has
 * changed since. While a workspace is open, what was seen the time before stays.
 */
export class SeenFile {
  private readonly file: JsonFile<Entries>
  private readonly now: () => string
  private entries: Entries
  private pending: Entries[number] | null = null

  constructor(path: string, now: () => string) {
    this.file = new JsonFile(path, seenFileSchema)
    this.now = now
    this.entries = this.file.read() ?? []
  }

  /** What was seen of a workspace when it was left; null: it was never looked at here. */
  get(path: string): Seen | null {
    return this.entries.find((entry) => entry.path === path)?.seen ?? null
  }

  /** Takes note of what is shown of a workspace. */
  mark(path: string, shown: Omit<Seen, 'at'>): void {
    this.pending = { path, seen: { ...shown, at: this.now() } }
  }

  /** Keeps what was noted last: the workspace is left. */
  leave(): void {
    const { pending } = this
    if (!pending) return
    this.pending = null
    const others = this.entries.filter(({ path }) => path !== pending.path)
    this.entries = [pending, ...others].slice(0, MOST)
    this.file.write(this.entries)
  }
}
