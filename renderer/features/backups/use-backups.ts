import { useEffect, useState } from 'react'
import type { Backup } from '../../../shared/workspace/views.ts'
import { call } from '../../stores/call.ts'
import { attempt } from '../../stores/workspace.ts'

/**
 * The backups of the open workspace, or of the file that could not be opened, newest first; null:
 * not loaded. Whether each is intact is looked at one after the other. They are asked for again where
 * `about` changes.
 */
export function useBackups(about: unknown): Backup[] | null {
  const [backups, setBackups] = useState<Backup[] | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is about another file then
  useEffect(() => {
    let isCurrent = true
    void attempt('list the backups', async () => {
      const found = await call('workspace.backups')
      if (!isCurrent) return
      setBackups(found)
      for (const { path } of found) {
        const { intact } = await call('workspace.checkBackup', { path })
        if (!isCurrent) return
        setBackups(
          (listed) => listed?.map((one) => (one.path === path ? { ...one, intact } : one)) ?? null,
        )
      }
    })
    return () => {
      isCurrent = false
    }
  }, [about])

  return backups
}
