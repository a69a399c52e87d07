import { eccnCandidates, paragraphWords, wordsOf } from '../../../shared/help/eccn-words.ts'
import { EAR99, parseEccn, within } from '../../../shared/rules/eccn.ts'
import { remarkOnEccn } from '../../../shared/rules/eccn-remark.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { possibleParagraphs } from '../../../shared/rules/paragraphs.ts'
import type { EccnEntry } from '../../../shared/rules/schema.ts'
import { readEccn } from '../../../shared/tabular/eccn.ts'
import type { Suggestion } from './suggestion.ts'

const LIMIT = 8

/**
 * Entries and paragraphs of the Commerce Control List for a typed text. What is already an ECCN comes
 * first as it is: a shorter paragraph is never completed to a longer one unasked.
 */
export function suggestEccns(pack: RulePack, text: string): Suggestion[] {
  const typed = text.trim()
  if (typed === '') return [ear99()]
  const read = readEccn(typed)
  if (read.ok) return [describeEccn(pack, read.value), ...paragraphsBelow(pack, read.value)]
  const begins = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const numbers =
    begins === '' ? [] : [...pack.entryByEccn.keys()].filter((eccn) => eccn.startsWith(begins))
  const looked = eccnCandidates(typed, LIMIT).filter(({ eccn }) =>
    pack.entryByEccn.has(parseEccn(eccn).entry),
  )
  const found = [...new Set([...numbers, ...looked.map(({ eccn }) => eccn)])]
  const entries = found.slice(0, LIMIT).map((eccn) => describeEccn(pack, eccn))
  return begins !== '' && EAR99.startsWith(begins) ? [ear99(), ...entries] : entries
}

/** An ECCN with its title, its reasons for control, and whether its paragraph is asked for. */
export function describeEccn(pack: RulePack, eccn: string): Suggestion {
  if (eccn === EAR99) return ear99()
  const { entry: number, paragraph } = parseEccn(eccn)
  if (number.startsWith('USML:')) return { value: eccn, hint: 'defense article, not under the EAR' }
  const entry = pack.entryByEccn.get(number)
  if (!entry) return { value: eccn, hint: 'not in the rule pack: its licence need is unknown' }
  const reasons = reasonsFor(entry, paragraph)
  const remark = remarkOnEccn(pack, eccn)
  const facts = [
    ...(remark === null ? [] : [remark]),
    wordsOf(eccn) ?? entry.title,
    reasons.length > 0 ? reasons.join(' ') : 'no reason for control in the pack',
    ...(hasParagraphs(pack, eccn) ? ['give the paragraph'] : []),
  ]
  return { value: eccn, hint: facts.join(' · ') }
}

/** Whether rules name paragraphs below an ECCN, so that it may be asked for more exactly. */
export function hasParagraphs(pack: RulePack, eccn: string): boolean {
  return paragraphsBelow(pack, eccn).length > 0
}

function paragraphsBelow(pack: RulePack, eccn: string): Suggestion[] {
  const { entry: number, paragraph } = parseEccn(eccn)
  const entry = pack.entryByEccn.get(number)
  if (!entry) return []
  const named = pack.namedByEccn.get(number) ?? []
  const possible = possibleParagraphs(entry, named, paragraph)
  if (possible.length < 2) return []
  return named
    .filter((steps) => steps.length > paragraph.length && within(steps, paragraph) === 'yes')
    .map((steps) => {
      const value = [number, ...steps].join('.')
      const hint = [paragraphWords(value), reasonsFor(entry, steps).join(' ')]
        .filter(Boolean)
        .join(' · ')
      return { value, hint }
    })
    .sort((a, b) => a.value.localeCompare(b.value, 'en', { numeric: true }))
}

/** The reasons for control of the licence rows that a paragraph is, or could be, within. */
function reasonsFor(entry: EccnEntry, paragraph: readonly string[]): string[] {
  const reaches = (name: string) => within(paragraph, name.split('.')) !== 'no'
  const isWhollyIn = (name: string) => within(paragraph, name.split('.')) === 'yes'
  const rows = entry.rows.filter(({ scope }) =>
    scope.some((limb) => (limb.in?.some(reaches) ?? true) && !limb.except?.some(isWhollyIn)),
  )
  return [...new Set(rows.map(({ reason }) => reason))]
}

function ear99(): Suggestion {
  return { value: EAR99, hint: 'subject to the EAR, in no entry of the Commerce Control List' }
}
