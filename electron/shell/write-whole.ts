import { randomBytes } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { moveFile } from '../../db/files.ts'
import { Refusal } from '../ipc/refusal.ts'

/**
 * Writes a file whole or not at all: beside its place first, then moved there. What was there is
 * replaced. Throws a Refusal that names the path and says what to do.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  mode = 0o666,
): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(part, 'wx', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    moveFile(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    throw refusalOf(path, error)
  }
}

function refusalOf(path: string, error: unknown): Refusal {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal(
        'disk-full',
        `The disk is full: ${path} was not written. Free some space and repeat it.`,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return new Refusal(
        'read-only',
        `${path} cannot be written. It may be open in another program, or its folder may not be writable.`,
      )
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('not-found', `The folder of ${path} does not exist.`)
    default:
      return new Refusal('io', `${path} cannot be written: ${message}`)
  }
}
