import { at, withDetails } from '../db/asked-states.ts'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import { switchesInForce } from '../shared/calc/evaluate.ts'
import type { Method } from '../shared/calc/result/result.ts'
import { compareStates, type StateComparison } from '../shared/compare/compare-states.ts'
import type { ComparedState } from '../shared/compare/state.ts'
import type { Model } from '../shared/model/schema.ts'
import { refusedDestinations } from '../shared/rules/model-check.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { destinationsAsked, methodAsked, productsAsked } from './asked.ts'
import {
  choicesOf,
  dayAsked,
  keptChoices,
  loadPack,
  problemLine,
  refusedAsUsage,
  revisionAsked,
} from './options.ts'
import { problemLines } from './problems.ts'
import { revisionsTable } from './revisions-table.ts'
import { UsageError } from './usage-error.ts'

/** The options of `minimis compare` that say which revisions are compared, and how. */
interface AskedRevisions {
  revision?: string | undefined
  /** A revision, or `now`. */
  with: string
  product?: string[] | undefined
  to?: string[] | undefined
  top?: boolean | undefined
  rules?: string | undefined
  on?: string | undefined
  switch?: string[] | undefined
  'look-through'?: boolean | undefined
  'second-incorporation'?: boolean | undefined
  json?: boolean | undefined
}

/** A revision with what it was judged by. */
export interface StateHead {
  revision: number
  /** The day of determination. */
  on: string
  currency: string
  /** The id of the rule pack. */
  rules: string
  switches: Record<string, string>
}

/** What `minimis compare --with … --json` writes. */
export interface RevisionsDocument {
  format: 'minimis-revisions'
  version: 1
  rules: { pack: string; asOf: string }
  method: Method
  before: StateHead
  after: StateHead
  products: StateComparison[]
}

/** `minimis compare FILE --revision N --with M`: what differs at any depth, and what that did. */
export function compareRevisions(path: string, values: AskedRevisions): void {
  const [from, to] = revisionsAsked(path, values)
  const method = methodAsked(values)
  const day = values.on === undefined ? null : dayAsked(values.on)
  const remarks = new Set<string>()
  const read = (workspace: Workspace, asked: RulePack | null): Read => {
    if (day !== null) workspace.chooseDay(day)
    const pack = asked ?? workspace.packs().inForce
    const given = choicesOf(pack, values.switch)
    const model = withDetails(workspace, workspace.model())
    const kept = keptChoices(pack, workspace.settings().choices)
    for (const remark of kept.remarks) remarks.add(problemLine(path, remark))
    const choices = { ...kept.choices, ...given }
    return { revision: workspace.revision(), state: { model, choices, pack, day: workspace.day() } }
  }
  const [before, after] = refusedAsUsage(path, () => {
    const workspace = Workspace.openToRead(path, systemSession(userName()))
    try {
      const asked = values.rules === undefined ? null : loadPack(values.rules, workspace.packs())
      const readAt = (revision: number | null) => at(workspace, revision, (one) => read(one, asked))
      return [readAt(from), readAt(to)] as const
    } finally {
      workspace.close()
    }
  })
  const problems = [before, after].flatMap(({ state: { model, pack } }) =>
    refusedDestinations(model, pack).map((one) => problemLine(path, one)),
  )
  const { pack } = after.state
  const destinations = destinationsAsked(pack, values.to, problems)
  const products = productsOf(before.state.model, after.state.model, values, problems)
  if (problems.length > 0) throw new UsageError([...new Set(problems)])
  for (const line of problemLines([...remarks], 'remark')) process.stderr.write(`note ${line}\n`)
  const { id, asOf } = pack.header
  const document: RevisionsDocument = {
    format: 'minimis-revisions',
    version: 1,
    rules: { pack: id, asOf },
    method,
    before: headOf(before),
    after: headOf(after),
    products: products.map((product) =>
      compareStates(before.state, after.state, { product, destinations, method }),
    ),
  }
  process.stdout.write(
    values.json ? `${JSON.stringify(document, null, 2)}\n` : revisionsTable(document, pack),
  )
}

/** A revision as it was read. */
interface Read {
  revision: number
  state: ComparedState
}

/** The two revisions; null: as the file is now. */
function revisionsAsked(path: string, values: AskedRevisions): [number, number | null] {
  if (values.revision === undefined) throw new UsageError(['--with: needs --revision'])
  if (!path.endsWith('.minimis'))
    throw new UsageError([`--with: ${path} is a model file and has no revisions`])
  const from = revisionAsked('--revision', values.revision)
  return [from, values.with === 'now' ? null : revisionAsked('--with', values.with)]
}

/** The products asked for that either revision has, those of the later one first. */
function productsOf(
  before: Model,
  after: Model,
  { product, top = false }: AskedRevisions,
  problems: string[],
): string[] {
  const inEither = [...after.products, ...before.products]
  const all = productsAsked({ ...after, products: inEither }, product, false, problems)
  if (!top) return all
  const isTop = (model: Model) => new Set(productsAsked(model, undefined, true, []))
  const [was, is] = [isTop(before), isTop(after)]
  return all.filter((id) => was.has(id) || is.has(id))
}

function headOf({ revision, state: { day, model, choices, pack } }: Read): StateHead {
  const switches = switchesInForce(pack, choices)
  return { revision, on: day, currency: model.currency, rules: pack.header.id, switches }
}
