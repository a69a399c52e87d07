import { statSync } from 'node:fs'

/** The input cannot be used; `problems` are the lines to show, each naming its place. */
export class UsageError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** Why a file cannot be read or written, as a UsageError; other errors stay as they are. */
export function notReadable(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  return new UsageError([`${path}: ${WHY_NOT[code] ?? message}`])
}

/** What the system says of a file, in words. */
const WHY_NOT: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file: what stands before its name is no folder',
  EISDIR: 'is a folder and no file',
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be read or written by this user',
  ENAMETOOLONG: 'has a name that is too long',
  ENOSPC: 'has no room left on its disk',
  EROFS: 'lies where nothing can be written',
}

/** Refuses what is no file, such as a pipe that never answers, but for what the shell itself hands in. */
export function refuseOther(path: string): void {
  const isHandedIn = /^\/dev\/(stdin$|fd\/)/.test(path)
  const found = isHandedIn ? undefined : statSync(path, { throwIfNoEntry: false })
  if (found && !found.isFile() && !found.isDirectory())
    throw new UsageError([`${path}: is no file`])
}
