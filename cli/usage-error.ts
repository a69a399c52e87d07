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
  return new UsageError([`${path}: ${code === 'ENOENT' ? 'no such file' : message}`])
}
