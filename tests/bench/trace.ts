import type { CDPSession } from 'playwright-core'

/** One event of a Chromium trace; times in microseconds. */
export interface TraceEvent {
  name: string
  cat: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: Record<string, unknown>
}

/** Traces the window while `work` runs and gives the events, those of one thread in their order. */
export async function traced(
  session: CDPSession,
  categories: readonly string[],
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as never as TraceEvent[])),
  )
  const complete = new Promise<void>((resolve) =>
    session.once('Tracing.tracingComplete', () => resolve()),
  )
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: [...categories] },
  })
  try {
    await work()
  } finally {
    await session.send('Tracing.end')
    await complete
  }
  return events.sort((a, b) => a.ts - b.ts)
}

/**
 * What the window's main thread did between each pair of marks, in milliseconds of its processor time:
 * all tasks that lie wholly or partly between them.
 */
export function workBetween(events: readonly TraceEvent[], from: string, to: string): number[] {
  const marks = events.filter(({ name }) => name === from || name === to)
  const [{ pid, tid } = { pid: 0, tid: 0 }] = marks
  const tasks = outermost(
    events.filter(
      (event) =>
        event.pid === pid &&
        event.tid === tid &&
        event.ph === 'X' &&
        event.name.endsWith('RunTask'),
    ),
  )
  const work: number[] = []
  let start: number | null = null
  for (const { name, ts } of marks) {
    if (name === from) start = ts
    else if (start !== null) {
      const begin = start
      const inside = tasks.filter((task) => endOf(task) > begin && task.ts < ts)
      work.push(inside.reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0) / 1000)
      start = null
    }
  }
  return work
}

/** How many frames were due and how many of them were not shown in time. */
export function framesIn(events: readonly TraceEvent[]): { all: number; dropped: number } {
  const states = events
    .filter(({ name, ph }) => name === 'PipelineReporter' && ph === 'b')
    .map(({ args }) => (args?.chrome_frame_reporter as { state?: string } | undefined)?.state)
  const isDue = (state?: string) => state !== undefined && state !== 'STATE_NO_UPDATE_DESIRED'
  const due = states.filter(isDue)
  return { all: due.length, dropped: due.filter((state) => state === 'STATE_DROPPED').length }
}

function outermost(tasks: readonly TraceEvent[]): TraceEvent[] {
  const outer: TraceEvent[] = []
  for (const task of tasks) {
    const last = outer.at(-1)
    if (!last || task.ts >= endOf(last)) outer.push(task)
  }
  return outer
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}
