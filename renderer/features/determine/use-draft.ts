import { useEffect, useMemo, useState } from 'react'
import type { Method } from '../../../shared/calc/result/result.ts'
import type { Draft } from '../../../shared/determination/determine.ts'
import { asCallError, call } from '../../stores/call.ts'
import { latest } from '../../stores/latest.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { typedDestinations } from '../../ui/typed-destinations.ts'
import { usePack } from '../../ui/workspace-context.ts'

interface Asked {
  product: string
  destinations: string
  scenario: number | null
  method: Method
}

/** What would be issued, and whether it is what is asked for now. */
export interface ShownDraft {
  draft: Draft | null
  digest: string | null
  isCurrent: boolean
  /** Why there is none, and at which field it stands. */
  problem: { field: 'destinations' | 'scenario'; message: string } | null
}

interface Found {
  question: string
  draft: Draft | null
  digest: string | null
  problem: ShownDraft['problem']
}

const WAIT = 250

/** Works out what would be issued, again after a change of the workspace or of what is asked. */
export function useDraft({ product, destinations, scenario, method }: Asked): ShownDraft {
  const revision = useWorkspace((store) => store.workspace?.revision)
  const day = useWorkspace((store) => store.workspace?.day)
  const [found, setFound] = useState<Found | null>(null)
  const ticket = useMemo(() => latest(), [])
  const pack = usePack()
  const read = useMemo(() => typedDestinations(destinations, pack), [destinations, pack])
  const codes = read.ok ? read.value.join(',') : null
  const question = JSON.stringify([product, codes, scenario, method, revision, day])

  useEffect(() => {
    const isLatest = ticket()
    if (codes === null) return
    const timer = setTimeout(async () => {
      const told = await ask({ product, codes: codes.split(','), scenario, method })
      if (isLatest()) setFound({ question, ...told })
    }, WAIT)
    return () => clearTimeout(timer)
  }, [ticket, question, product, codes, scenario, method])

  const isCurrent = read.ok && found?.question === question
  const problem = read.ok
    ? isCurrent
      ? found.problem
      : null
    : { field: 'destinations' as const, message: read.message }
  return { draft: found?.draft ?? null, digest: found?.digest ?? null, isCurrent, problem }
}

async function ask({
  product,
  codes,
  scenario,
  method,
}: {
  product: string
  codes: string[]
  scenario: number | null
  method: Method
}): Promise<Omit<Found, 'question'>> {
  try {
    const { draft, digest } = await call('evaluate.draft', {
      product,
      destinations: codes,
      method,
      ...(scenario !== null && { scenario }),
    })
    return { draft, digest, problem: null }
  } catch (error) {
    const field = scenario === null ? 'destinations' : 'scenario'
    return { draft: null, digest: null, problem: { field, message: asCallError(error).message } }
  }
}
