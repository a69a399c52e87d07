import { readFile, stat } from 'node:fs/promises'
import { Refusal } from '../ipc/refusal.ts'

/**
 * The bytes of a file that the user chose, up to so many. Throws a Refusal that names the path: of a
 * folder, a device or a pipe, which might never end, of what is larger, and of what cannot be read.
 */
export async function readChosen(path: string, most: number): Promise<Buffer> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new Refusal('refused', `${path} is no file.`)
    if (found.size > most)
      throw new Refusal('refused', `${path} is larger than ${most / 2 ** 20} MB.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('not-readable', `${path} cannot be read: ${why}`)
  }
}
