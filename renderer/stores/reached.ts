/** Points on the way of an edit, as marks of the browser's own performance timeline. */
export type Reached = 'edit-start' | 'edit-applied' | 'verdict-shown'

/** Notes that an edit has reached a point; its start forgets what the edit before it left. */
export function reached(point: Reached): void {
  if (point === 'edit-start') performance.clearMarks()
  performance.mark(`minimis:${point}`)
}
