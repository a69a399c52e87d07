import type { Result, ResultLine, UnknownLine } from './result.ts'

/** A list told by an earlier one: runs of it that stay as they are, `[from, length]`, and new lines. */
export type ListChange<Line> = ([from: number, length: number] | Line)[]

type Lists = 'counted' | 'notCounted' | 'unknown'

/** What makes one result of another, where most lines say the same: as an edit leaves them. */
export interface ResultChange {
  /** Everything but the lines, as it is now. */
  rest: Omit<Result, Lists>
  counted: ListChange<ResultLine>
  notCounted: ListChange<ResultLine>
  unknown: ListChange<UnknownLine>
}

/** What `changedResult` needs to make `after` of `before`. */
export function resultChange(before: Result, after: Result): ResultChange {
  const { counted, notCounted, unknown, ...rest } = after
  return {
    rest,
    counted: listChange(before.counted, counted),
    notCounted: listChange(before.notCounted, notCounted),
    unknown: listChange(before.unknown, unknown),
  }
}

/** The later result; lines that say the same stay the same objects. */
export function changedResult(before: Result, change: ResultChange): Result {
  const { rest, counted, notCounted, unknown } = change
  return {
    ...rest,
    counted: changedList(before.counted, counted),
    notCounted: changedList(before.notCounted, notCounted),
    unknown: changedList(before.unknown, unknown),
  }
}

function listChange<Line extends ResultLine>(
  before: readonly Line[],
  after: readonly Line[],
): ListChange<Line> {
  const change: ListChange<Line> = []
  const places = placesOf(before)
  let run: [from: number, length: number] | null = null
  let next = 0
  for (const line of after) {
    const at: number | undefined = isSame(before[next], line) ? next : places().get(keyOf(line))
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

function changedList<Line>(before: readonly Line[], change: ListChange<Line>): Line[] {
  const lines: Line[] = []
  for (const step of change) {
    if (!Array.isArray(step)) lines.push(step)
    else for (let i = step[0]; i < step[0] + step[1]; i++) lines.push(before[i] as Line)
  }
  return lines
}

/** Where the lines stand; found once they are asked for. */
function placesOf(lines: readonly ResultLine[]): () => ReadonlyMap<string, number> {
  let places: Map<string, number> | null = null
  return () => {
    places ??= new Map(lines.map((line, i) => [keyOf(line), i]))
    return places
  }
}

function keyOf({ path }: ResultLine): string {
  return path.join('\0')
}

function isSame<Line extends ResultLine>(a: Line | undefined, b: Line): boolean {
  if (a === undefined) return false
  const names = Object.keys(b) as (keyof Line)[]
  return names.every((name) => {
    const [x, y] = [a[name], b[name]]
    return x === y || (Array.isArray(x) && Array.isArray(y) && isSameList(x, y))
  })
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}
