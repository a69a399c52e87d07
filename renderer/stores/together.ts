/** So long, in milliseconds, what comes of an edit waits for the rest of it. */
const AT_MOST = 250

interface Held {
  show: () => void
  done: () => void
}

/** What is shown in one moment after an edit: its lines, and its verdict. */
type Part = 'lines' | 'verdict'

const NEITHER: Readonly<Record<Part, number>> = { lines: 0, verdict: 0 }

let waiting: Held[] | null = null
/** The revision that is waited for, and those of which the parts are here. */
let awaited = 0
let here = { ...NEITHER }
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * From now on what comes of an edit is kept and then shown as one: the lines, the verdict and the
 * revision change in the same moment, and the window is drawn once. It ends when both parts of the
 * revision are here, with `showAll`, or by itself where the rest takes long.
 */
export function waitForAll(revision: number): void {
  awaited = revision
  if (waiting) return
  here = { ...NEITHER }
  waiting = []
  timer = setTimeout(showAll, AT_MOST)
}

/** Shows something now, or with the rest of an edit. Ends when it is shown or dropped. */
export function inOne(show: () => void): Promise<void> {
  if (waiting === null) {
    show()
    return Promise.resolve()
  }
  const held = waiting
  return new Promise((done) => held.push({ show, done }))
}

/** A part of a revision is kept; shows all once the other one is too. */
export function partIsHere(part: Part, revision: number): void {
  here[part] = Math.max(here[part], revision)
  if (waiting && here.lines >= awaited && here.verdict >= awaited) showAll()
}

/** Shows what was kept, in the order in which it came. */
export function showAll(): void {
  for (const { show, done } of taken()) {
    show()
    done()
  }
}

/** Drops what was kept: it is of a file that is not on screen any more. */
export function dropAll(): void {
  for (const { done } of taken()) done()
}

function taken(): Held[] {
  clearTimeout(timer)
  const held = waiting ?? []
  waiting = null
  return held
}
