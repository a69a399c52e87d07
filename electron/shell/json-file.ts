import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { moveFile } from '../../db/files.ts'
import { readOwn } from './read-own.ts'

/** What checks the content of a file: a zod schema, or what does the same. */
interface Checking<T> {
  /** Throws where it is not usable. */
  parse(data: unknown): T
}

/** A small JSON file that the app keeps for itself, checked when read and replaced whole. */
export class JsonFile<T> {
  private readonly path: string
  private readonly schema: Checking<T>

  constructor(path: string, schema: Checking<T>) {
    this.path = path
    this.schema = schema
  }

  /** The content; null where there is none or it is not usable. */
  read(): T | null {
    try {
      return this.schema.parse(JSON.parse(readOwn(this.path)))
    } catch {
      return null
    }
  }

  /** Replaces the content. It is a convenience: a full disk here must not keep anyone from working. */
  write(content: T): void {
    const part = `${this.path}.part`
    try {
      mkdirSync(dirname(this.path), { recursive: true })
      rmSync(part, { force: true })
      writeFileSync(part, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' })
      moveFile(part, this.path)
    } catch (error) {
      console.error(`${this.path} cannot be written:`, error)
    }
  }
}
