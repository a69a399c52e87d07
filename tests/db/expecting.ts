import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { WorkspaceError, WorkspaceErrorCode } from '../../db/workspace-error.ts'

/** A folder that is gone after the test. */
export function folder(name?: string): string {
  const made = mkdtempSync(join(tmpdir(), 'minimis-test-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  if (!name) return made
  mkdirSync(join(made, name), { recursive: true })
  return join(made, name)
}

/** The WorkspaceError that `work` throws; fails where it throws none. */
export function failure(work: () => unknown): WorkspaceError {
  try {
    work()
  } catch (error) {
    expect((error as Error).name, String((error as Error).stack)).toBe('WorkspaceError')
    return error as WorkspaceError
  }
  throw new Error('nothing was refused')
}

export function expectFailure(
  work: () => unknown,
  code: WorkspaceErrorCode,
  ...says: string[]
): void {
  const error = failure(work)
  expect({ code: error.code, message: error.message }).toEqual({ code, message: error.message })
  for (const text of says) expect(error.message).toContain(text)
}
