import { statesOf } from '../../db/asked-states.ts'
import type { Workspace } from '../../db/workspace.ts'
import type { Input } from '../../shared/ipc/contract.ts'
import type { AskedScenario, Brought } from '../evaluation/messages.ts'
import { Refusal } from '../ipc/refusal.ts'
import { askedScenarios } from './asked-scenarios.ts'

/** The members of an input by which something of the workspace is named. */
export interface Naming {
  product?: string | null
  scenarios?: number[]
  scenario?: number | undefined
  drafts?: Input<'scenarios.check'>['drafts'] | undefined
  /** Revisions; null: as it is on show. */
  from?: number | null
  to?: number | null
  destinations?: string[]
  hash?: string
  hashes?: string[]
}

/** What is read at once; the patch of a batch is rehearsed first, and a pack may not be in the workspace yet. */
export type ReadAtOnce = Exclude<keyof Brought, 'patch' | 'pack'>

const bring: { [B in ReadAtOnce]: (shown: Workspace, named: Naming) => Brought[B] } = {
  scenarios: (shown, { scenarios = [], drafts }) =>
    askedScenarios(shown.scenarios(), { scenarios, drafts }),
  scenario: scenarioOf,
  alternates: (shown, { product }) => shown.alternates(product ?? ''),
  laterPrices: (shown) => shown.laterPrices(),
  states: (shown, { product, from = null, to = null, destinations = [] }) =>
    statesOf(shown, { product: product ?? '', from, to, destinations }),
  determined: (shown, { hash, hashes = hash === undefined ? undefined : [hash] }) => ({
    files: shown.determinationFiles(hashes),
    scenarios: shown.scenarios().map(({ scenario }) => scenario),
  }),
}

/** What goes along with a question, by the input that names it. Throws a Refusal where that is not there. */
export function broughtBy(
  shown: Workspace,
  what: readonly ReadAtOnce[],
  input: Naming,
): Partial<Brought> {
  return Object.fromEntries(what.map((each) => [each, bring[each](shown, input)]))
}

/** The scenario asked about, or the only draft that has no number; null: the base. */
function scenarioOf(shown: Workspace, { scenario, drafts }: Naming): AskedScenario | null {
  const scenarios = scenario === undefined ? [] : [scenario]
  const [found = null, ...more] = askedScenarios(shown.scenarios(), { scenarios, drafts })
  if (more.length > 0) throw new Refusal('invalid-input', 'One scenario is asked about at a time.')
  return found
}
