import { useEffect } from 'react'
import { reached } from '../../stores/reached.ts'
import { shownAhead, shownResult, useResult } from '../../stores/result.ts'

/** Notes when the verdict of the revision on screen has been drawn. */
export function useVerdictMark(product: string, revision: number): void {
  const store = useResult()
  const isCurrent =
    shownResult(store, product, revision).state === 'current' ||
    shownAhead(store, product, revision) !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision is drawn by itself
  useEffect(() => {
    if (isCurrent) reached('verdict-shown')
  }, [isCurrent, revision])
}
