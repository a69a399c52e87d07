/** What went wrong with a workspace file, as a code to act on; the message is for the user. */
export type WorkspaceErrorCode =
  | 'not-a-workspace'
  | 'newer'
  | 'damaged'
  /** Values that the model does not allow; `details` names them. */
  | 'values'
  | 'held'
  | 'read-only'
  | 'disk-full'
  | 'not-found'
  | 'refused'
  /** The file is no longer the one that was opened; `details` name what differs. */
  | 'displaced'
  /** Changes of a scenario do not fit; `details` names them. */
  | 'unfit'
  /** A scenario is in the base already. */
  | 'applied'
  /** A long write is under way. */
  | 'busy'
  /** It was given up by the one who asked for it. */
  | 'given-up'
  | 'io'

/** A workspace operation that was not done. Nothing has been changed; `details` name places, one a line. */
export class WorkspaceError extends Error {
  readonly code: WorkspaceErrorCode
  readonly details: readonly string[]

  constructor(code: WorkspaceErrorCode, message: string, details: readonly string[] = []) {
    super(message)
    this.name = 'WorkspaceError'
    this.code = code
    this.details = details
  }
}

/** Turns an error of SQLite or the file system into a WorkspaceError with what the user can do. */
export function explainError(error: unknown, path: string): WorkspaceError {
  if (error instanceof WorkspaceError) return error
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  if (code === 'ENOENT') return new WorkspaceError('not-found', `${path} does not exist.`)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'SQLITE_IOERR_SHMSIZE') {
    return new WorkspaceError(
      'disk-full',
      'The disk is full. The change was not written; free some space and repeat it.',
    )
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CANTOPEN_ISDIR' || code === 'EISDIR') {
    return new WorkspaceError('not-a-workspace', `${path} is not a Minimis workspace.`)
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new WorkspaceError('damaged', `${path} is damaged.`, [message])
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM'
  ) {
    return new WorkspaceError(
      'read-only',
      `${path} cannot be written here. Save a copy in a folder that you may write to.`,
      [message],
    )
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === 'EBUSY') {
    return new WorkspaceError(
      'held',
      `${path} is in use by another process. Try again in a moment.`,
    )
  }
  if (code.startsWith('SQLITE_CONSTRAINT') || error instanceof SyntaxError || isNoJson(message))
    return new WorkspaceError(
      'values',
      `${path} holds what Minimis did not write, and it does not fit together. Nothing was changed.`,
      [message],
    )
  return new WorkspaceError('io', `${path}: ${message}`)
}

/** Whether SQLite says that it was to read JSON of a text that is none. */
function isNoJson(message: string): boolean {
  return message.startsWith('malformed JSON')
}

/** Does something with the file at a path; what goes wrong becomes a WorkspaceError. */
export function attempt<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explainError(error, path)
  }
}

/** As `attempt`, for work that takes its time. */
export async function attemptLater<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw explainError(error, path)
  }
}
