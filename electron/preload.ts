import { contextBridge, ipcRenderer } from 'electron'
import type { Answer, CallName, EventData, EventName, Input } from '../shared/ipc/contract.ts'
import type { Meant } from '../shared/ipc/meant.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from './ipc/channels.ts'

/** The names of the contract, filled in by the build: the window's side carries no schemas. */
declare const CALL_NAMES: readonly CallName[]
declare const EVENT_NAMES: readonly EventName[]

contextBridge.exposeInMainWorld('minimis', {
  /**
   * Makes a call of the contract, for the workspace and the revision that are meant. What is not in
   * the contract does not reach the main process.
   */
  call<N extends CallName>(name: N, input: Input<N>, meant?: Meant): Promise<Answer<N>> {
    if (CALL_NAMES.includes(name)) return ipcRenderer.invoke(CALL_CHANNEL, name, input, meant)
    const failure = { code: 'unknown-call', message: `There is no call ${String(name)}.` }
    return Promise.resolve({ ok: false, failure })
  },

  /** Listens to an event of the contract; gives the function that stops listening. */
  on<N extends EventName>(event: N, listener: (data: EventData<N>) => void): () => void {
    if (!EVENT_NAMES.includes(event)) throw new TypeError(`There is no event ${String(event)}.`)
    const receive = (_: unknown, name: EventName, data: EventData<N>) => {
      if (name === event) listener(data)
    }
    ipcRenderer.on(EVENT_CHANNEL, receive)
    return () => ipcRenderer.off(EVENT_CHANNEL, receive)
  },
})
