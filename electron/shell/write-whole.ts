import { randomBytes } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { moveFile, withoutLinks } from '../../db/files.ts'
import { Refusal } from '../ipc/refusal.ts'

/**
 * Writes a file whole or not at all: beside its place first, then moved there. A file that was there
 * is replaced; through a link it is the one that the link leads to. Throws a Refusal that names the
 * path and says what to do, also where a device, a pipe or a folder has the name.
 */
export async function writeWhole(
  given: string,
  content: string | Uint8Array,
  mode = 0o666,
): Promise<void> {
  const path = withoutLinks(given)
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    requireReplaceable(path)
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

function requireReplaceable(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found && !found.isFile())
    throw new Refusal(
      'refused',
      `${path} is no regular file and is not replaced. Choose another name.`,
    )
}

function refusalOf(path: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error
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
