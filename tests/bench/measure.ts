/** The times of two tasks taken in turn, so that a drift of the machine touches both alike. */
export interface Paired {
  medianA: number
  medianB: number
  /** Median of the ratios A / B, run by run. */
  ratio: number
}

/** Runs a and b in turn, `runs` times after a warm-up, each `repeat` times at a stretch; milliseconds. */
export function inTurn(
  a: () => unknown,
  b: () => unknown,
  { runs, repeatA = 1, repeatB = 1 }: { runs: number; repeatA?: number; repeatB?: number },
): Paired {
  const timesA: number[] = []
  const timesB: number[] = []
  for (let i = -3; i < runs; i++) {
    const timeA = time(a, repeatA)
    const timeB = time(b, repeatB)
    if (i < 0) continue
    timesA.push(timeA)
    timesB.push(timeB)
  }
  return {
    medianA: median(timesA),
    medianB: median(timesB),
    ratio: median(timesA.map((value, i) => value / (timesB[i] as number))),
  }
}

function time(task: () => unknown, repeat: number): number {
  const start = performance.now()
  for (let i = 0; i < repeat; i++) task()
  return (performance.now() - start) / repeat
}

/** The middle one of values, the upper of two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y)
  return sorted[Math.floor(sorted.length / 2)] as number
}
