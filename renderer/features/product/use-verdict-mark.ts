import { useEffect } from 'react'
import { reached } from '../../stores/reached.ts'
import { useResult } from '../../stores/result.ts'
import { standing } from '../../stores/standing.ts'

/** Notes when the result of the revision on screen has been drawn. */
export function useVerdictMark(product: string, revision: number): void {
  const { answered, destination, method } = useResult()
  const isCurrent = standing(answered, { product, destination, method }, revision) === 'current'
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision is drawn by itself
  useEffect(() => {
    if (isCurrent) reached('verdict-shown')
  }, [isCurrent, revision])
}
