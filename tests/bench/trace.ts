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

/** The frames of a stretch of a trace. */
export interface Frames {
  /** In which something was to be shown. */
  due: number
  /** Of which nothing was shown in time. */
  dropped: number
}

/**
 * The frames of the window between two marks. The compositor reports a frame once, and a second time
 * where it went ahead without the main thread; the two have one number.
 */
export function framesBetween(events: readonly TraceEvent[], from: string, to: string): Frames {
  const start = events.find(({ name }) => name === from)
  const end = events.find(({ name }) => name === to)
  if (!start || !end) throw new Error(`${from} or ${to} is not in the trace`)
  const reports = events.filter(
    ({ name, ph, pid, ts }) =>
      name === 'PipelineReporter' &&
      ph === 'b' &&
      pid === start.pid &&
      ts >= start.ts &&
      ts <= end.ts,
  )
  const states = Map.groupBy(reports.map(reportOf), ({ frame_sequence }) => frame_sequence)
  const frames = { due: 0, dropped: 0 }
  for (const of of states.values()) {
    const isShown = of.some(({ state }) => state.startsWith('STATE_PRESENTED'))
    const isDropped = of.some(({ state }) => state === 'STATE_DROPPED')
    if (isShown || isDropped) frames.due++
    if (isDropped && !isShown) frames.dropped++
  }
  return frames
}

interface Report {
  state: string
  frame_sequence: number
}

function reportOf({ args }: TraceEvent): Report {
  return args?.chrome_frame_reporter as Report
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
