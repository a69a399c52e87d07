import { create } from 'zustand'
import type { Method } from '../../shared/calc/result.ts'
import { asCallError, type CallError, call } from './call.ts'
import { destinationsOf, stepped } from './destinations.ts'
import { latest } from './latest.ts'
import type { Answered } from './standing.ts'
import { useWorkspace } from './workspace.ts'

interface ResultStore {
  destination: string
  method: Method
  answered: Answered | null
  error: CallError | null
}

export const useResult = create<ResultStore>(() => ({
  destination: destinationsOf(undefined).often[0]?.code ?? '',
  method: 'look-through',
  answered: null,
  error: null,
}))

const ticket = latest()

/** Asks for the result of a product for the destination and method chosen. */
export async function evaluate(product: string): Promise<void> {
  const isLatest = ticket()
  const { destination, method } = useResult.getState()
  const question = { product, destination, method }
  try {
    const { revision, result } = await call('evaluate.result', question)
    if (!isLatest()) return
    const currency = useWorkspace.getState().workspace?.currency ?? ''
    useResult.setState({ answered: { question, revision, currency, result }, error: null })
  } catch (error) {
    if (isLatest()) useResult.setState({ answered: null, error: asCallError(error) })
  }
}

export function clearResult(): void {
  ticket()
  useResult.setState({ answered: null, error: null })
}

export function chooseDestination(destination: string): void {
  useResult.setState({ destination, error: null })
}

export function chooseMethod(method: Method): void {
  useResult.setState({ method, error: null })
}

/** Steps to the next destination, or with -1 to the one before, around the end. */
export function stepDestination(by: 1 | -1): void {
  const { info, workspace } = useWorkspace.getState()
  const { often, others } = destinationsOf(info?.pack, workspace?.settings.destinations)
  const codes = [...often, ...others].map(({ code }) => code)
  const next = stepped(codes, useResult.getState().destination, by)
  if (next !== undefined) chooseDestination(next)
}
