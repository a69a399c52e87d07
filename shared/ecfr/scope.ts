import type { Limb } from '../rules/schema.ts'

/** The reasons for control, as the text of the Commerce Control List abbreviates them. */
const ABBREVIATED = /^(CB|NP|NS|MT|RS|FC|CC|AT|UN|EI|SL|SI|CW)\s+(?:applies|apply)\s+(?:to\s+)?/

/** What a cell "Control(s)" says: the reason, and the scope where it was read with certainty. */
export interface ReadControl {
  reason: string | undefined
  scope: Limb[] | undefined
}

/** Reads a cell "NS applies to entire entry, except 3A001.a" of an entry. */
export function readControl(text: string, eccn: string): ReadControl {
  const [whole, reason] = text.match(ABBREVIATED) ?? []
  if (whole === undefined || reason === undefined) return { reason: undefined, scope: undefined }
  return { reason, scope: readScope(text.slice(whole.length), eccn) }
}

/**
 * The scope that words name: the entire entry, all of it but some paragraphs, or some paragraphs.
 * Undefined where anything else is said: then it is not read.
 */
export function readScope(words: string, eccn: string): Limb[] | undefined {
  const text = words.trim().replace(/\.$/, '')
  const entire = text.match(/^(?:the )?entire entry(?:,? except:? (.+))?$/)
  const [, exception] = entire ?? []
  if (entire && exception === undefined) return [{}]
  const named = text
    .replace(/^(?:items controlled by|paragraphs?|items in) /, '')
    .replace(/ (?:of this entry|only)$/, '')
  const paragraphs = readParagraphs(exception ?? named, eccn)
  return paragraphs && [entire ? { except: paragraphs } : { in: paragraphs }]
}

/**
 * The paragraphs of an entry in a list such as "3A001.a.1 to a.3, .b and c"; undefined where one of its
 * words is not a paragraph of this entry, or could be one of two.
 */
export function readParagraphs(text: string, eccn: string): string[] | undefined {
  const words = text
    .replace(/,? (?:and|or) /g, ', ')
    .split(/,\s*/)
    .map((word) => word.trim())
  const found: string[] = []
  for (const word of words) {
    const [first, last, ...more] = word.split(/ (?:to|through) /)
    if (first === undefined || more.length > 0) return undefined
    const from = readParagraph(first, eccn, found.at(-1))
    if (from === undefined) return undefined
    if (last === undefined) {
      found.push(from)
      continue
    }
    const to = readParagraph(last, eccn, from)
    const range = to === undefined ? undefined : rangeOf(from, to)
    if (range === undefined) return undefined
    found.push(...range)
  }
  return found.length > 0 ? found : undefined
}

function readParagraph(word: string, eccn: string, before: string | undefined): string | undefined {
  const [, entry, dot, path] =
    word.match(/^(\d[A-E]\d{3}(?=\.))?(\.)?([a-z]{1,2}(?:\.[a-z0-9]{1,2})*|\d{1,2})$/) ?? []
  if (path === undefined || (entry !== undefined && entry !== eccn)) return undefined
  const steps = before?.split('.') ?? []
  const last = steps.at(-1) ?? ''
  if (/^\d+$/.test(path)) {
    // ".16" after "d.15" stands beside it.
    if (!dot || !/^\d+$/.test(last)) return undefined
    return [...steps.slice(0, -1), path].join('.')
  }
  // ".c" after "a.4.b" may stand beside it or be a paragraph of the entry.
  const isBeside = entry === undefined && steps.length > 2 && /^[a-z]$/.test(last)
  if (isBeside && path.length === 1 && path.charCodeAt(0) === last.charCodeAt(0) + 1)
    return undefined
  return path
}

/** The paragraphs from one to another beside it. */
function rangeOf(from: string, to: string): string[] | undefined {
  const [parent, other] = [from.split('.'), to.split('.')]
  const [first = '', last = ''] = [parent.pop(), other.pop()]
  if (parent.join('.') !== other.join('.')) return undefined
  const name = (step: string) => [...parent, step].join('.')
  if (/^\d+$/.test(first) && /^\d+$/.test(last)) {
    const [low, high] = [Number(first), Number(last)]
    if (low >= high || high - low > 50) return undefined
    return Array.from({ length: high - low + 1 }, (_, i) => name(`${low + i}`))
  }
  if (!/^[a-z]$/.test(first) || !/^[a-z]$/.test(last) || first >= last) return undefined
  const [low, high] = [first.charCodeAt(0), last.charCodeAt(0)]
  return Array.from({ length: high - low + 1 }, (_, i) => name(String.fromCharCode(low + i)))
}
