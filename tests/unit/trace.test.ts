import { expect, test } from 'vitest'
import { framesBetween, type TraceEvent, workBetween } from '../bench/trace.ts'

const event = (name: string, ts: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  cat: '',
  ph: 'I',
  pid: 1,
  tid: 1,
  ts,
  ...more,
})
const report = (ts: number, frame: number, state: string, pid = 1) =>
  event('PipelineReporter', ts, {
    ph: 'b',
    pid,
    args: { chrome_frame_reporter: { state: `STATE_${state}`, frame_sequence: frame } },
  })

test('a frame counts once, and as dropped only where nothing of it was shown', () => {
  const events = [
    report(5, 1, 'DROPPED'),
    event('from', 10),
    report(20, 2, 'PRESENTED_ALL'),
    report(20, 2, 'DROPPED'),
    report(30, 3, 'DROPPED'),
    report(30, 3, 'DROPPED'),
    report(40, 4, 'NO_UPDATE_DESIRED'),
    report(50, 5, 'PRESENTED_PARTIAL'),
    report(50, 6, 'DROPPED', 2),
    event('to', 60),
    report(70, 7, 'DROPPED'),
  ]
  expect(framesBetween(events, 'from', 'to')).toEqual({ due: 3, dropped: 1 })
})

test('frames of a stretch that was not traced are no frames', () => {
  expect(() => framesBetween([event('from', 1)], 'from', 'to')).toThrow('is not in the trace')
})

test('work between marks is that of the outermost tasks of their thread', () => {
  const task = (ts: number, dur: number, tdur: number, tid = 1) =>
    event('RunTask', ts, { ph: 'X', dur, tdur, tid })
  const events = [
    task(0, 900, 800),
    event('from', 1000),
    task(1500, 3000, 2000),
    task(1600, 1000, 500),
    task(2000, 5000, 5000, 2),
    event('to', 5000),
    task(6000, 100, 100),
  ]
  expect(workBetween(events, 'from', 'to')).toEqual([2])
})
