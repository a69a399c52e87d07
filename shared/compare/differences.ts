import type { Entity, Line, Model, Rate } from '../model/schema.ts'
import { chosen } from '../rules/pack.ts'
import { type Difference, type DifferenceKind, fieldSentence } from './difference.ts'
import { type Inside, itemsOf } from './items.ts'
import { type LinePair, movedPairs, pairLines } from './lines.ts'
import { canRestOn, fieldWords, kindOf, type MemberValue, membersOf } from './members.ts'
import type { Op, StagedDifference } from './op.ts'
import { innermostFirst, pathsFrom } from './order.ts'
import type { ComparedState } from './state.ts'

/** What a difference says before it is told in a sentence. */
type Said = Omit<Difference, 'sentence'> & { sentence?: string }

/**
 * What two states of a product say differently, each as `restingOn` gives it: rules, switches, day,
 * currency, rates and companies, then the items from the innermost to the product itself. An item that
 * is in one of them alone is told by its lines. None where the two say the same.
 */
export function differencesBetween(
  before: ComparedState,
  after: ComparedState,
  product: string,
): StagedDifference[] {
  return [
    ...rulesDifferences(before, after),
    ...modelDifferences(before, after),
    ...companyDifferences(before.model, after.model),
    ...itemDifferences(before.model, after.model, product),
  ]
}

function staged(said: Said, op: Op | null): StagedDifference {
  const { item } = said
  const sentence = said.sentence ?? fieldSentence(item, said)
  return { difference: { ...said, sentence }, op: said.rests ? op : null }
}

function ofWorkspace(
  kind: DifferenceKind,
  field: string,
  [before, after]: [string | null, string | null],
  op: Op,
): StagedDifference[] {
  if (before === after) return []
  return [staged({ kind, item: null, path: [], field, before, after, rests: true }, op)]
}

function rulesDifferences(before: ComparedState, after: ComparedState): StagedDifference[] {
  const packs: [string, string] = [before.pack.header.id, after.pack.header.id]
  const switches = [...after.pack.switchById.keys()].filter((id) => before.pack.switchById.has(id))
  return [
    ...ofWorkspace('rules', 'rules', packs, { kind: 'rules' }),
    ...switches.flatMap((id) => {
      const options: [string, string] = [
        chosen(before.pack, before.choices, id),
        chosen(after.pack, after.choices, id),
      ]
      return ofWorkspace('switch', `switch ${id}`, options, { kind: 'switch', id })
    }),
    ...ofWorkspace('day', 'day of determination', [before.day, after.day], { kind: 'day' }),
  ]
}

function modelDifferences(before: ComparedState, after: ComparedState): StagedDifference[] {
  const [was, is] = [before.model, after.model]
  const currencies: [string, string] = [was.currency, is.currency]
  const [old, fresh] = [ratesByPair(was), ratesByPair(is)]
  const pairs = [...new Set([...old.keys(), ...fresh.keys()])]
  return [
    ...ofWorkspace('currency', 'reporting currency', currencies, { kind: 'currency' }),
    ...pairs.flatMap((pair) => rateDifferences(pair, old.get(pair), fresh.get(pair))),
  ]
}

function ratesByPair({ rates }: Model): Map<string, Rate> {
  return new Map(rates.map((rate) => [`${rate.from} to ${rate.to}`, rate]))
}

function rateDifferences(pair: string, was?: Rate, is?: Rate): StagedDifference[] {
  const rateText = (rate?: Rate) => (rate ? `${rate.rate}, of ${rate.asOf}` : null)
  const members = fieldsOf(was && besideRate(was), is && besideRate(is))
  return [
    ...ofWorkspace('rate', `rate ${pair}`, [rateText(was), rateText(is)], { kind: 'rate', pair }),
    ...members.map(({ path, before, after }) => {
      const field = `rate ${pair}: ${path}`
      return staged(
        { kind: 'rate', item: null, path: [], field, before, after, rests: false },
        null,
      )
    }),
  ]
}

function besideRate({ from: _, to: __, rate: ___, asOf: ____, ...beside }: Rate): object {
  return beside
}

function companyDifferences(before: Model, after: Model): StagedDifference[] {
  const [old, fresh] = [byId(before.entities), byId(after.entities)]
  const makers = new Set(
    [...before.products, ...after.products].flatMap(({ madeBy, exportedBy }) => [
      madeBy,
      exportedBy,
    ]),
  )
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), fresh.get(id)]
    const shared = { kind: 'company' as const, item: null, path: [] }
    if (!was || !is) {
      const [before, after] = [companyText(was), companyText(is)]
      const said = { ...shared, field: `company ${id}`, before, after, rests: false }
      return [staged(said, null)]
    }
    return fieldsOf(was, is).map(({ path, before, after }) => {
      const rests = makers.has(id) && (path === 'country' || path === 'headquarters')
      const field = `company ${id}: ${fieldWords(path, false)}`
      return staged({ ...shared, field, before, after, rests }, { kind: 'company', id })
    })
  })
}

function companyText(company?: Entity): string | null {
  if (!company) return null
  return [company.name ?? company.id, company.country].filter(Boolean).join(', ')
}

function itemDifferences(before: Model, after: Model, product: string): StagedDifference[] {
  const [old, fresh] = [itemsOf(before), itemsOf(after)]
  const pathTo = pathsFrom(after, product)
  const models: About['models'] = [itemsText(old), itemsText(fresh)]
  return innermostFirst(after, product).flatMap((id) => {
    const [was, is] = [old.get(id), fresh.get(id)]
    if (!was || !is) return []
    const about: About = { id, path: pathTo(id), was, is, models }
    const isTurned = (was.lines === null) !== (is.lines === null)
    const turning: Op = { kind: 'turn', id }
    return [
      ...(isTurned ? [turnDifference(about, turning)] : []),
      ...memberDifferences(about, isTurned ? turning : null),
      ...lineDifferences(about, isTurned ? turning : null),
    ]
  })
}

/** An item that both states have. */
interface About {
  id: string
  path: string[]
  was: Inside
  is: Inside
  models: [ItemText, ItemText]
}

type ItemText = (id: string) => string

function turnDifference({ id, path, was, is }: About, op: Op): StagedDifference {
  const typeOf = ({ lines }: Inside) => (lines ? 'a product with lines' : 'a part')
  const turn = { field: 'what it is', before: typeOf(was), after: typeOf(is) }
  return staged({ kind: 'record', item: id, path, ...turn, rests: true }, op)
}

function memberDifferences({ id, path, was, is }: About, turning: Op | null): StagedDifference[] {
  return fieldsOf(was.item, is.item).map(({ path: member, before, after }) => {
    const kind = kindOf(member)
    const said = {
      kind,
      item: id,
      path,
      field: fieldWords(member, is.lines !== null),
      before,
      after,
    }
    const op: Op = turning ?? { kind: 'members', id, of: kind }
    return staged({ ...said, rests: canRestOn(member) }, op)
  })
}

function lineDifferences(about: About, turning: Op | null): StagedDifference[] {
  const [before, after] = [about.was.lines ?? [], about.is.lines ?? []]
  const pairs = pairLines(before, after)
  const moved = movedPairs(pairs)
  return pairs.flatMap((pair) => {
    const was = pair.before === null ? undefined : before[pair.before]
    const is = pair.after === null ? undefined : after[pair.after]
    const op: Op = turning ?? { kind: 'line', id: about.id, pair }
    return [
      ...lineDifference(about, { was, is }, op),
      ...(moved.has(pair) ? [moveDifference(about, is, pair)] : []),
    ]
  })
}

function lineDifference(
  { id, path, models: [oldText, freshText] }: About,
  { was, is }: { was: Line | undefined; is: Line | undefined },
  op: Op,
): StagedDifference[] {
  const shared = { kind: 'line' as const, item: id, path }
  if (!was || !is) {
    const [before, after] = [lineText(was, oldText), lineText(is, freshText)]
    const sentence = is
      ? `${is.quantity} × ${is.item} added to ${id}`
      : `${was?.quantity} × ${was?.item} removed from ${id}`
    const field = `line ${(is ?? was)?.item}`
    return [staged({ ...shared, field, before, after, rests: true, sentence }, op)]
  }
  return fieldsOf(was, is).map(({ path: member, before, after }) => {
    const rests = member === 'item' || member === 'quantity'
    const field = member === 'item' ? 'line' : `line ${is.item}: ${member}`
    const isSwap = member === 'item'
    const told = isSwap
      ? { before: lineText(was, oldText), after: lineText(is, freshText) }
      : { before, after }
    const sentence = isSwap
      ? `${id}: ${is.item} in the place of ${was.item}`
      : fieldSentence(id, { field, before, after })
    return staged({ ...shared, field, ...told, rests, sentence }, op)
  })
}

function moveDifference(
  { id, path }: About,
  is: Line | undefined,
  pair: LinePair,
): StagedDifference {
  const placeText = (place: number | null) => `line ${(place ?? 0) + 1}`
  const turn = { before: placeText(pair.before), after: placeText(pair.after) }
  const field = `line ${is?.item}: place`
  return staged({ kind: 'line', item: id, path, field, ...turn, rests: false }, null)
}

function lineText(line: Line | undefined, itemText: ItemText): string | null {
  return line ? `${line.quantity} × ${line.item}${itemText(line.item)}` : null
}

/** What an item brings in, for a line that is added, removed or swapped. */
function itemsText(items: ReadonlyMap<string, Inside>): ItemText {
  return (id) => {
    const { item } = items.get(id) ?? {}
    if (!item) return ''
    const { amount, currency } = item.price ?? {}
    const origin = 'origin' in item ? item.origin : item.madeBy
    const said = [origin, item.eccn, amount && `${amount} ${currency}`].filter(Boolean)
    return said.length > 0 ? ` (${said.join(', ')})` : ''
  }
}

/** The members that two things of one kind say differently. */
function fieldsOf(
  was: object | undefined,
  is: object | undefined,
): { path: string; before: string | null; after: string | null }[] {
  const [old, fresh] = [membersOf(was ?? {}), membersOf(is ?? {})]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((path) => {
    const [before, after] = [old.get(path), fresh.get(path)]
    if (before?.key === after?.key) return []
    return [{ path, ...toldApart(before, after) }]
  })
}

/** The texts of two values that differ; where they read alike, what tells them apart. */
function toldApart(before?: MemberValue, after?: MemberValue) {
  const of = before?.text === after?.text ? 'key' : 'text'
  return { before: before?.[of] ?? null, after: after?.[of] ?? null }
}

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]))
}
