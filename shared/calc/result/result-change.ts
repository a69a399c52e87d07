import type { Reason } from '../../rules/reason.ts'
import type { Notice, Result, ResultLine, UnknownLine } from './result.ts'

/** A list told by an earlier one: runs of it that stay as they are, `[from, length]`, and new lines. */
export type ListChange<Line> = ([from: number, length: number] | Line)[]

type Lists = 'counted' | 'notCounted' | 'unknown' | 'notices'
type Rest = Omit<Result, Lists>

/** What makes one result of another, where most lines say the same: as an edit leaves them. */
export interface ResultChange {
  /** What else says something else by now. */
  rest: Partial<Rest>
  /** What else says the same. */
  same: (keyof Rest)[]
  counted: ListChange<ResultLine>
  notCounted: ListChange<ResultLine>
  unknown: ListChange<UnknownLine>
  notices: NoticeChange[]
}

/** A notice; its items are told by those of the earlier notice with its code, where there are any. */
interface NoticeChange {
  notice: Omit<Notice, 'items'>
  items?: ListChange<string>
}

/** What `changedResult` needs to make `after` of `before`. */
export function resultChange(before: Result, after: Result): ResultChange {
  const { counted, notCounted, unknown, notices, ...rest } = after
  const names = Object.keys(rest) as (keyof Rest)[]
  const same = names.filter((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]))
  return {
    rest: pick(
      after,
      names.filter((name) => !same.includes(name)),
    ),
    same,
    counted: listChange(before.counted, counted, pathOf, isSameLine),
    notCounted: listChange(before.notCounted, notCounted, pathOf, isSameLine),
    unknown: listChange(before.unknown, unknown, pathOf, isSameLine),
    notices: notices.map(({ items, ...notice }) => ({
      notice,
      ...(items && { items: listChange(itemsOf(before, notice), items, itself, Object.is) }),
    })),
  }
}

/** The later result; lines that say the same stay the same objects, and so do lists of them. */
export function changedResult(before: Result, change: ResultChange): Result {
  const { rest, same, counted, notCounted, unknown, notices } = change
  return {
    ...(pick(before, same) as Rest),
    ...rest,
    counted: changedList(before.counted, counted),
    notCounted: changedList(before.notCounted, notCounted),
    unknown: changedList(before.unknown, unknown),
    notices: notices.map(({ notice, items }) => ({
      ...notice,
      ...(items && { items: changedList(itemsOf(before, notice), items) }),
    })),
  }
}

function itemsOf({ notices }: Result, { code }: Pick<Notice, 'code'>): string[] {
  return notices.find((notice) => notice.code === code)?.items ?? []
}

function itself(item: string): string {
  return item
}

function pick(from: Result, names: readonly (keyof Rest)[]): Partial<Rest> {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}

function listChange<Line>(
  before: readonly Line[],
  after: readonly Line[],
  keyOf: (line: Line) => string,
  isSame: (a: Line | undefined, b: Line) => boolean,
): ListChange<Line> {
  const change: ListChange<Line> = []
  const placeOf = placesIn(before, keyOf, isSame)
  let run: [from: number, length: number] | null = null
  let next = 0
  for (const line of after) {
    const at = isSame(before[next], line) ? next : (near(before, line, next) ?? placeOf(line))
    if (at === undefined || !isSame(before[at], line)) {
      change.push(line)
      run = null
      continue
    }
    if (run && at === next) run[1]++
    else {
      run = [at, 1]
      change.push(run)
    }
    next = at + 1
  }
  return change
}

/** So far before or behind its place a line is looked for that an edit has left as it is. */
const NEAR = 8

/** For so many lines the list is gone through; for more than that it is worth a table of their places. */
const FEW = 8

/** Where the very same line stands near a place; undefined: nowhere there. */
function near<Line>(before: readonly Line[], line: Line, place: number): number | undefined {
  for (let at = place + 1; at <= place + NEAR; at++) if (before[at] === line) return at
  for (let at = place - 1; at >= 0 && at >= place - NEAR; at--) if (before[at] === line) return at
  return undefined
}

function changedList<Line>(before: Line[], change: ListChange<Line>): Line[] {
  const [only] = change
  const isSame = change.length === 1 && Array.isArray(only) && only[1] === before.length
  if (isSame || (change.length === 0 && before.length === 0)) return before
  const runs = change.map((step) =>
    Array.isArray(step) ? before.slice(step[0], step[0] + step[1]) : [step],
  )
  return runs.flat()
}

/** Where a line stood that says the same, or another one by its key; undefined: nowhere. */
function placesIn<Line>(
  lines: readonly Line[],
  keyOf: (line: Line) => string,
  isSame: (a: Line | undefined, b: Line) => boolean,
): (line: Line) => number | undefined {
  let places: Map<string, number> | null = null
  let asked = 0
  return (line) => {
    if (++asked <= FEW) {
      const at = lines.findIndex((each) => isSame(each, line))
      return at < 0 ? undefined : at
    }
    places ??= new Map(lines.map((each, i) => [keyOf(each), i]))
    return places.get(keyOf(line))
  }
}

function pathOf({ path }: ResultLine): string {
  return path.join('\0')
}

function isSameLine<Line extends ResultLine>(a: Line | undefined, b: Line): boolean {
  if (a === b) return true
  if (a === undefined || a.path.at(-1) !== b.path.at(-1)) return false
  const names = Object.keys(b) as (keyof Line)[]
  return names.every((name) => {
    const [x, y] = [a[name], b[name]]
    return x === y || (Array.isArray(x) && Array.isArray(y) && isSameList(x, y))
  })
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => isSameValue(value, b[i]))
}

/** Whether two values are one, or reasons of one row that say the same. */
function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  return (
    isReason(a) && isReason(b) && a.row === b.row && a.why === b.why && isSameList(a.cite, b.cite)
  )
}

function isReason(value: unknown): value is Reason {
  return typeof value === 'object' && value !== null && 'row' in value
}
