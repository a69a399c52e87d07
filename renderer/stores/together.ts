/** So long, in milliseconds, what comes of an edit waits for the rest of it. */
const AT_MOST = 250

interface Held {
  show: () => void
  done: () => void
}

let waiting: Held[] | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * From now on what comes of an edit is kept and then shown as one: the lines, the verdict and the
 * revision change in the same moment, and the window is drawn once. It ends with `showAll`, or by
 * itself where the rest takes long.
 */
export function waitForAll(): void {
  if (waiting) return
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
