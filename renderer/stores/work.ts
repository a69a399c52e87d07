/** Points on the way of an edit, as marks of the browser's own performance timeline. */
export type Reached = 'edit-start' | 'edit-applied' | 'verdict-shown'

/**
 * Runs a stretch of our own work on the main thread and measures it as `minimis:work:<name>`, so that
 * what an edit costs can be added up between its marks.
 */
export function work<T>(name: string, job: () => T): T {
  const start = performance.now()
  try {
    return job()
  } finally {
    performance.measure(`minimis:work:${name}`, { start, end: performance.now() })
  }
}

/** Notes that an edit has reached a point; its start forgets what the edit before it left. */
export function reached(point: Reached): void {
  if (point === 'edit-start') {
    performance.clearMarks()
    performance.clearMeasures()
  }
  performance.mark(`minimis:${point}`)
}
