import type { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Model, Part } from '../../shared/model/schema.ts'
import { benchProduct } from './model.ts'

/** What every contender starts from: the model file's bytes, and what the rule pack says of its parts. */
export interface Start {
  bytes: Uint8Array
  answers: Answers
}

/** The lowest and highest US-content share of the bench's product for each destination. */
export interface Shares {
  low: ArrayLike<number>
  high: ArrayLike<number>
}

/** What counts as US content where, as a small table: the work of the rules, given to all alike. */
export interface Answers {
  /** The number of a part's group by its `groupKey`. Parts of a group count in the same places. */
  groups: ReadonlyMap<string, number>
  /** For each destination, the groups that surely count and those that may. */
  surely: readonly Int32Array[]
  possibly: readonly Int32Array[]
}

/** The file's bytes as data, without a check. */
export function parsed(bytes: Uint8Array): Model {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** What of a part its answers depend on, its facts in the order of the file. */
export function groupKey({ kind, origin, eccn, facts }: Part): string {
  return `${kind} ${origin} ${eccn} ${Object.values(facts ?? {})}`
}

/** Asks for each kind of part by itself: a product of one line says whether the part counts. */
export function answersOf(
  bytes: Uint8Array,
  destinations: readonly string[],
  open: (model: Model) => LiveEvaluation,
): Answers {
  const model = parsed(bytes)
  const kinds = new Map(model.parts.map((part) => [groupKey(part), part]))
  const price = { amount: '1', currency: model.currency }
  const evaluation = open({
    ...model,
    parts: [...kinds.values()].map((part) => ({ ...part, price })),
    products: [...kinds.values()].map(({ id }) =>
      benchProduct(`only ${id}`, [{ item: id, quantity: '1' }]),
    ),
  })
  const rows = [...kinds].map(([key, { id }]) => {
    const { low, high } = evaluation.matrix(`only ${id}`, destinations, 'look-through')
    const surely = low.map((share) => share !== '0')
    const possibly = high.map((share) => share !== '0')
    return { key, surely, possibly, answer: [surely, possibly].join() }
  })
  const answers = [...new Map(rows.map((row) => [row.answer, row])).values()]
  const numberOf = new Map(answers.map(({ answer }, i) => [answer, i]))
  const groupsWhere = (holds: (group: (typeof rows)[number]) => boolean | undefined) =>
    Int32Array.from(answers.flatMap((group, i) => (holds(group) ? [i] : [])))
  return {
    groups: new Map(rows.map(({ key, answer }) => [key, numberOf.get(answer)!])),
    surely: destinations.map((_, to) => groupsWhere(({ surely }) => surely[to])),
    possibly: destinations.map((_, to) => groupsWhere(({ possibly }) => possibly[to])),
  }
}
