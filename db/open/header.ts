import { closeSync, openSync, readSync } from 'node:fs'
import { APPLICATION_ID } from '../connection.ts'

/** What the first bytes of a workspace say. */
export interface Header {
  /** The schema version. */
  version: number
  writeFormat: number
  readFormat: number
}

/** The header of a workspace file, read without SQLite; null: it is none. */
export function readHeader(path: string): Header | null {
  const bytes = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, bytes, 0, 100, 0) < 100) return null
  } finally {
    closeSync(file)
  }
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) return null
  return {
    version: bytes.readInt32BE(60),
    writeFormat: bytes[18] as number,
    readFormat: bytes[19] as number,
  }
}
