/** Today by the local clock, as YYYY-MM-DD. */
export function today(): string {
  return dayOf(new Date())
}

/** This minute by the local clock with its distance from UTC, such as 2026-11-24 10:42 +01:00. */
export function thisMinute(): string {
  const now = new Date()
  const ahead = -now.getTimezoneOffset()
  const zone = `${ahead < 0 ? '-' : '+'}${clock(Math.abs(ahead))}`
  return `${dayOf(now)} ${clock(now.getHours() * 60 + now.getMinutes())} ${zone}`
}

function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`
}

function clock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
