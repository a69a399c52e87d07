import { type CalendarDay, localDay } from '../../shared/model/calendar-day.ts'

/** Today by the local clock. */
export function today(): CalendarDay {
  return localDay(new Date())
}

/** This minute by the local clock with its distance from UTC, such as 2026-11-24 10:42 +01:00. */
export function thisMinute(): string {
  const now = new Date()
  const ahead = -now.getTimezoneOffset()
  const zone = `${ahead < 0 ? '-' : '+'}${clock(Math.abs(ahead))}`
  return `${localDay(now)} ${clock(now.getHours() * 60 + now.getMinutes())} ${zone}`
}

function clock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
