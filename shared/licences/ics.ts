import { type CalendarDay, dayAfter } from '../model/calendar-day.ts'
import type { RegisteredDeadline } from './register.ts'

const LONGEST_LINE = 75

/**
 * Deadlines as a calendar (RFC 5545), a whole day each, without a zone. The same deadline of a licence
 * has the same UID each time, so that a later file moves it. `stamp`: when it is made, as ISO text.
 */
export function calendarOf(deadlines: readonly RegisteredDeadline[], stamp: string): string {
  const made = stamp.replace(/[-:]/g, '').replace(/\.\d+/, '')
  const events = deadlines.flatMap((deadline) =>
    deadline.day === null ? [] : eventOf(deadline, deadline.day, made),
  )
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Minimis//Licences//EN',
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf(
  { id, licence, reference, what, cite, source, open, whose }: RegisteredDeadline,
  day: CalendarDay,
  made: string,
): string[] {
  const plain = (date: CalendarDay) => date.replaceAll('-', '')
  const said = [`${cite}, ${source === 'not read' ? 'not read' : `text of ${source}`}.`, open]
  return [
    'BEGIN:VEVENT',
    `UID:licence-${licence}-${id}@minimis`,
    `DTSTAMP:${made}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(dayAfter(day, 1))}`,
    `SUMMARY:${escaped(`${reference}: ${what}`)}`,
    `DESCRIPTION:${escaped(said.filter(Boolean).join(' '))}`,
    `CATEGORIES:${whose === 'applicant' ? 'Own deadline' : 'Awaited'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function escaped(text: string): string {
  const said = text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
  // No other control character may stand in a calendar.
  return said.replace(/(?!\t)\p{Cc}/gu, '')
}

/** A line in pieces of at most so many bytes, each but the first after a space; no character is cut. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const character of line) {
    const size = bytesOf(character)
    if (bytes + size > LONGEST_LINE) {
      pieces.push(piece)
      piece = ''
      bytes = 1
    }
    piece += character
    bytes += size
  }
  return [...pieces, piece].join('\r\n ')
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
