import type { z } from 'zod'
import type { CallName, calls, Output } from '../../shared/ipc/contract.ts'

/** What answers a call: gets the checked input, gives the output or throws. */
export type Handler<N extends CallName> = (
  input: z.output<(typeof calls)[N]['in']>,
) => Output<N> | Promise<Output<N>>

/** A handler for every call of the contract. */
export type Handlers = { [N in CallName]: Handler<N> }

/** The handlers of one domain, the part of a call's name before the dot. */
export type HandlersOf<Domain extends string> = Pick<
  Handlers,
  Extract<CallName, `${Domain}.${string}`>
>
