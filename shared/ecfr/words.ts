import type { CitedPlace } from '../rules/cited-place.ts'
import type { Division } from './division.ts'
import { wordsOf } from './division.ts'
import { type Paragraph, paragraphsOf } from './paragraph.ts'

/** The words of the regulations by citation. */
export interface Words {
  /** The words of a place, and where they were read; undefined: it is in no file that was given. */
  find(place: CitedPlace): { text: string; file: string; line: number } | undefined
  /** Whether any file holds the part of a place. */
  hasPart(place: CitedPlace): boolean
}

/** Finds words by citation in sections and supplements; each is taken apart once it is asked for. */
export function wordsIn(divisions: readonly Division[]): Words {
  const byCite = new Map(divisions.map((division) => [division.cite, division]))
  const parts = new Set(divisions.map(({ part }) => part))
  const paragraphs = new Map<string, Paragraph[]>()
  return {
    hasPart: ({ division }) => parts.has(division.slice(0, 3)),
    find({ division, labels }) {
      const found = byCite.get(division)
      if (!found) return undefined
      const { file } = found
      if (labels.length === 0) return { text: wordsOf(found), file, line: found.line }
      let known = paragraphs.get(division)
      if (!known) {
        known = paragraphsOf(found)
        paragraphs.set(division, known)
      }
      const within = known.filter((one) => labels.every((label, i) => one.labels[i] === label))
      const [first] = within
      if (!first) return undefined
      return { text: within.map(({ text }) => text).join('\n'), file, line: first.line }
    },
  }
}
