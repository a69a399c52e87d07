import type { Answer } from './answer.ts'

/** An Export Control Classification Number taken apart: the entry, and the steps of its paragraph. */
export interface Eccn {
  text: string
  entry: string
  paragraph: readonly string[]
}

export const EAR99 = 'EAR99'

/** Takes "3A001.a.2" apart; "EAR99" and "USML:…" have themselves as entry and no paragraph. */
export function parseEccn(text: string): Eccn {
  if (text === EAR99 || text.startsWith('USML:')) return { text, entry: text, paragraph: [] }
  const [entry = text, ...paragraph] = text.split('.')
  return { text, entry, paragraph }
}

export function isUsml(eccn: Eccn): boolean {
  return eccn.entry.startsWith('USML:')
}

/**
 * Whether a paragraph lies within a scope's paragraph: yes where it is that one or below it,
 * unknown where it is given less deep than the scope asks, no otherwise.
 */
export function within(paragraph: readonly string[], scope: readonly string[]): Answer {
  const shared = Math.min(paragraph.length, scope.length)
  for (let i = 0; i < shared; i++) if (paragraph[i] !== scope[i]) return 'no'
  return paragraph.length >= scope.length ? 'yes' : 'unknown'
}

/** The patterns of the packs, taken apart once. */
const patterns = new Map<string, Eccn>()

/** Whether an ECCN matches a pattern such as "9E003.a.1" or "3B???" (`?`: any one character of the entry). */
export function matchesPattern(eccn: Eccn, pattern: string): Answer {
  const wanted = patterns.get(pattern) ?? parseEccn(pattern)
  patterns.set(pattern, wanted)
  return entryMatches(eccn.entry, wanted.entry) ? within(eccn.paragraph, wanted.paragraph) : 'no'
}

function entryMatches(entry: string, pattern: string): boolean {
  if (entry.length !== pattern.length) return false
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== '?' && pattern[i] !== entry[i]) return false
  }
  return true
}
