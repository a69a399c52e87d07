import { LiveEvaluation } from '../calc/evaluation.ts'
import type { ModelPatch } from '../model/patch.ts'
import type { Entity, Line, Model, Part, Product, Rate } from '../model/schema.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import { type Inside, itemsOf } from './items.ts'
import { kindOf } from './members.ts'
import type { Op } from './op.ts'
import type { ComparedState } from './state.ts'

/**
 * The way from an earlier state to a later one, step by step, evaluated after each. Both are as
 * `restingOn` gives them. What is new in the later one lies beside the product from the first, where
 * nothing leads to it yet.
 */
export class Mixed {
  private readonly after: ComparedState
  private readonly items: Map<string, Inside>
  private readonly itemsAfter: Map<string, Inside>
  private readonly linesBefore = new Map<string, readonly Line[]>()
  /** By product, the places of the earlier list whose lines are taken from the later one, and what is added. */
  private readonly taken = new Map<string, TakenLines>()
  private rates: Rate[]
  private pack: RulePack
  private choices: Choices
  private day: string
  evaluation: LiveEvaluation

  constructor(before: ComparedState, after: ComparedState) {
    const { model, pack, choices, day } = before
    this.after = after
    this.items = itemsOf(model)
    this.itemsAfter = itemsOf(after.model)
    for (const [id, { lines }] of this.items) if (lines) this.linesBefore.set(id, lines)
    this.rates = [...model.rates]
    this.pack = pack
    this.choices = choices
    this.day = day
    const joined = joinedModel(model, after.model, this.items)
    this.evaluation = LiveEvaluation.of(joined, { pack, choices, day })
  }

  /** Makes some steps at once. */
  make(ops: readonly Op[]): void {
    const [parts, products, entities]: [Part[], Product[], Entity[]] = [[], [], []]
    const patch: ModelPatch = { parts, products, entities }
    const changed = new Set<string>()
    let isJudgedAnew = false
    for (const op of ops) {
      if (op.kind === 'rules') this.pack = this.after.pack
      else if (op.kind === 'switch') this.choices = withSwitch(this.choices, this.after, op.id)
      else if (op.kind === 'day') this.day = this.after.day
      else if (op.kind === 'currency') patch.currency = this.after.model.currency
      else if (op.kind === 'rate') patch.rates = this.rates = this.withRate(op.pair)
      else if (op.kind === 'company')
        entities.push(...this.after.model.entities.filter(({ id }) => id === op.id))
      else {
        this.change(op)
        changed.add(op.id)
      }
      isJudgedAnew ||= op.kind === 'rules' || op.kind === 'day'
    }
    for (const id of changed) {
      const { item, lines } = this.items.get(id) as Inside
      if (lines) products.push({ ...(item as Product), lines: [...lines] })
      else parts.push(item as Part)
    }
    const turned = ops.flatMap((op) => (op.kind === 'turn' ? [op.id] : []))
    if (turned.length > 0) patch.removed = { parts: turned, products: turned }
    this.evaluation = this.evaluation.patched(patch).withChoices(this.choices)
    if (isJudgedAnew) {
      const { pack, choices, day } = this
      this.evaluation = LiveEvaluation.of(this.evaluation.model, { pack, choices, day })
    }
  }

  private withRate(pair: string): Rate[] {
    const isOf = ({ from, to }: Rate) => `${from} to ${to}` === pair
    const fresh = this.after.model.rates.filter(isOf)
    return [...this.rates.filter((rate) => !isOf(rate)), ...fresh]
  }

  private change(op: Extract<Op, { id: string; kind: 'members' | 'line' | 'turn' }>): void {
    const { id } = op
    const now = this.items.get(id) as Inside
    const later = this.itemsAfter.get(id) as Inside
    if (op.kind === 'turn') this.items.set(id, later)
    else if (op.kind === 'members')
      this.items.set(id, { ...now, item: withMembers(now.item, later.item, op.of) })
    else {
      const taken: TakenLines = this.taken.get(id) ?? { places: new Map(), added: [] }
      this.taken.set(id, taken)
      const { before, after } = op.pair
      const line = after === null ? null : (later.lines?.[after] ?? null)
      if (before !== null) taken.places.set(before, line)
      else if (line) taken.added.push(line)
      this.items.set(id, { ...now, lines: linesWith(this.linesBefore.get(id) ?? [], taken) })
    }
  }
}

interface TakenLines {
  /** null: the line is gone. */
  places: Map<number, Line | null>
  added: Line[]
}

function linesWith(before: readonly Line[], { places, added }: TakenLines): Line[] {
  const kept = before.flatMap((line, at) => {
    const taken = places.has(at) ? places.get(at) : line
    return taken ? [taken] : []
  })
  return [...kept, ...added]
}

/** The earlier model with the items and companies that the later one alone has. */
function joinedModel(model: Model, after: Model, items: Map<string, Inside>): Model {
  const isNew = ({ id }: { id: string }) => !items.has(id)
  const companies = new Set(model.entities.map(({ id }) => id))
  const [parts, products] = [after.parts.filter(isNew), after.products.filter(isNew)]
  return {
    ...model,
    parts: [...model.parts, ...parts],
    products: [...model.products, ...products],
    entities: [...model.entities, ...after.entities.filter(({ id }) => !companies.has(id))],
  }
}

/** An item with its members of one kind from another; what it lacks there is gone. */
function withMembers(
  item: Part | Product,
  later: Part | Product,
  kind: ReturnType<typeof kindOf>,
): Part | Product {
  const names = new Set([...Object.keys(item), ...Object.keys(later)])
  const members = [...names].flatMap((name) => {
    const of = name !== 'lines' && kindOf(name) === kind ? later : item
    return Object.hasOwn(of, name) ? [[name, (of as Record<string, unknown>)[name]] as const] : []
  })
  return { ...(Object.fromEntries(members) as unknown as Part | Product), id: item.id }
}

function withSwitch(choices: Choices, { choices: later }: ComparedState, id: string): Choices {
  const { [id]: _, ...others } = choices
  const option = later[id]
  return option === undefined ? others : { ...others, [id]: option }
}
