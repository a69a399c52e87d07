import type { Answer, CallName, EventData, EventName, Input } from '../shared/ipc/contract.ts'
import type { Meant } from '../shared/ipc/meant.ts'

/** What the preload exposes: the calls and events of the contract, and nothing else. */
export interface Bridge {
  call<N extends CallName>(name: N, input: Input<N>, meant?: Meant): Promise<Answer<N>>
  on<N extends EventName>(event: N, listener: (data: EventData<N>) => void): () => void
}

declare global {
  interface Window {
    readonly minimis: Bridge
  }
}
