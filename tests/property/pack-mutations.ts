import type { PackFiles } from '../../shared/rules/schema.ts'

type Json = { [member: string]: unknown }
type Path = readonly (string | number)[]

/** A change of one member of one row of a pack, or of one row as a whole. */
export interface Mutation {
  /** What kind of place it is: the table and the members on the way, `*` for a row, `#` for a number. */
  place: string
  how: 'removed' | 'added' | 'changed' | 'swapped'
  path: Path
  /** The row that lies deepest on the way and holds on some days alone, or the last row of all. */
  rows: readonly Json[]
  /** The value before and after; undefined: there is none. */
  before: unknown
  after: unknown
  make: () => PackFiles
}

/** What kind of mutation one is: those of a kind are told apart by their rows alone. */
export function kindOf({ place, how }: Pick<Mutation, 'place' | 'how'>): string {
  return `${place} ${how}`
}

/**
 * Every change of a single row of a pack: each row and each member of a list taken away, each member of a
 * row taken away, added or given another value of the pack that stands in such a place, neighbours swapped.
 */
export function mutationsOf(files: PackFiles): Mutation[] {
  const values = new Map<string, unknown[]>()
  const members = new Map<string, Map<string, unknown>>()
  const found: Mutation[] = []
  collect(files, '')
  visit(files, '', [], [])
  return found

  /** What stands in places of each kind. */
  function collect(data: unknown, place: string): void {
    if (Array.isArray(data)) for (const one of data) collect(one, `${place}.*`)
    else if (isRow(data)) {
      const known = members.get(place) ?? new Map<string, unknown>()
      members.set(place, known)
      for (const [name, value] of Object.entries(data)) {
        if (!known.has(name)) known.set(name, value)
        collect(value, placeOf(place, name))
      }
    } else {
      const known = values.get(place) ?? []
      values.set(place, known)
      if (!known.includes(data)) known.push(data)
    }
  }

  function visit(data: unknown, place: string, path: Path, rows: readonly Json[]): void {
    if (Array.isArray(data)) visitList(data, place, path, rows)
    else if (isRow(data)) visitRow(data, place, path, rows)
    else {
      const other = otherValue(data, values.get(place) ?? [])
      if (other !== undefined) add('changed', place, path, rows, data, other)
    }
  }

  function visitList(
    data: readonly unknown[],
    place: string,
    path: Path,
    rows: readonly Json[],
  ): void {
    for (const [i, one] of data.entries()) {
      const within = isRow(one) ? [...rows, one] : rows
      const at = [...path, i]
      add('removed', `${place}.*`, at, within, one, undefined)
      if (i > 0 && isRow(one)) add('swapped', `${place}.*`, at, within, data[i - 1], one)
      if (isRow(one)) visitRow(one, `${place}.*`, at, within)
    }
    const further = values.get(`${place}.*`)?.find((value) => !data.includes(value))
    if (further !== undefined) add('added', `${place}.*`, path, rows, undefined, further)
  }

  function visitRow(data: Json, place: string, path: Path, rows: readonly Json[]): void {
    for (const [name, value] of Object.entries(data)) {
      const inner = placeOf(place, name)
      add('removed', inner, [...path, name], rows, value, undefined)
      visit(value, inner, [...path, name], rows)
    }
    for (const [name, value] of members.get(place) ?? [])
      if (!(name in data))
        add('added', placeOf(place, name), [...path, name], rows, undefined, value)
  }

  function add(
    how: Mutation['how'],
    place: string,
    path: Path,
    rows: readonly Json[],
    before: unknown,
    after: unknown,
  ): void {
    const make = () => changed(files, path, how, after) as PackFiles
    found.push({ place, how, path, rows, before, after, make })
  }
}

/** The data with a change at a path; what the path does not touch is the same object as before. */
function changed(data: unknown, path: Path, how: Mutation['how'], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return Array.isArray(data) ? [...data, value] : value
  if (Array.isArray(data)) {
    const at = step as number
    if (rest.length > 0) return data.with(at, changed(data[at], rest, how, value))
    if (how === 'removed') return data.toSpliced(at, 1)
    if (how === 'swapped') return data.with(at, data[at - 1]).with(at - 1, data[at])
    return data.with(at, value)
  }
  const row = data as Json
  if (rest.length > 0 || Array.isArray(row[step]))
    return rest.length === 0 && how === 'removed'
      ? less(row, step)
      : { ...row, [step]: changed(row[step], rest, how, value) }
  return how === 'removed' ? less(row, step) : { ...row, [step]: value }
}

function less(row: Json, name: string | number): Json {
  const { [name]: _, ...others } = row
  return others
}

function otherValue(value: unknown, known: readonly unknown[]): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  const others = known.filter((one) => typeof one === typeof value && one !== value)
  return others.length > 0
    ? others[String(value).length % others.length]
    : typeof value === 'string'
      ? `${value} otherwise`
      : undefined
}

function placeOf(place: string, name: string): string {
  const kind = /^\d+$/.test(name) ? '#' : name
  return place === '' ? kind : `${place}.${kind}`
}

function isRow(data: unknown): data is Json {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

/** The files after many mutations that change values, one after another. */
export function changedBy(files: PackFiles, mutations: readonly Mutation[]): PackFiles {
  return mutations.reduce<unknown>(
    (result, { path, how, after }) => changed(result, path, how, after),
    files,
  ) as PackFiles
}
