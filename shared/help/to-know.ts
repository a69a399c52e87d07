import type { RulePack } from '../rules/pack.ts'
import { paragraphWords } from './eccn-words.ts'

/** So many paragraphs are named one by one. */
const NAMED = 6

/**
 * What would have to be known of an item to place it under an entry, from the data of the pack alone:
 * which of the paragraphs that rules tell apart it is, and the questions that the scope of a row turns
 * on. The technical figures of an entry stand in no pack: for them it says to see the entry.
 */
export function toKnow(pack: RulePack, eccn: string): string[] {
  const [entry = ''] = eccn.split('.')
  const questions = pack.conditions.conditions
    .filter(({ id, fact }) => id.startsWith(`${entry}/`) && fact === undefined)
    .map(({ question, cite }) => `${question} (${cite})`)
  return [...paragraphQuestion(pack, eccn), ...questions]
}

function paragraphQuestion(pack: RulePack, eccn: string): string[] {
  const [entry = '', ...within] = eccn.split('.')
  const below = (pack.namedByEccn.get(entry) ?? []).filter(
    (steps) => steps.length > within.length && within.every((step, at) => step === steps[at]),
  )
  if (below.length === 0) return []
  below.sort((a, b) => a.join('.').localeCompare(b.join('.'), 'en', { numeric: true }))
  const named = below.slice(0, NAMED).map((steps) => {
    const words = paragraphWords([entry, ...steps].join('.'))
    return `.${steps.join('.')}${words ? ` (${words})` : ''}`
  })
  const others = below.length - named.length
  const more = others > 0 ? ` and ${others} more` : ''
  return [`Which paragraph it is: ${named.join(', ')}${more}. For the figures see the entry.`]
}
