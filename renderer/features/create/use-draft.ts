import { useEffect } from 'react'
import type { Creatable } from '../../stores/creating.ts'
import { draftPlace } from '../../stores/creating.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'

/**
 * What is typed of something new; Escape leaves it for the next time that the form is opened. A text
 * that it is opened with takes the place of what it was to be called.
 */
export function useDraft<Draft extends object>(
  what: Creatable,
  first: Draft,
  opened: Partial<Draft> | null,
) {
  const [draft, setDraft] = useKeptState<Draft>(draftPlace(what), first)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form is opened
  useEffect(() => {
    if (opened) setDraft((now) => ({ ...now, ...opened }))
  }, [])
  return {
    draft,
    change: (changed: Partial<Draft>) => setDraft((now) => ({ ...now, ...changed })),
    forget: () => setDraft(undefined),
  }
}
