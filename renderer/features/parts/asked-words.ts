import { missingWords } from '../../../shared/report/words.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { isFact, shortName } from '../../ui/missing-names.ts'

/** A thing that is missing, as short as a chip, and in words. */
export interface MissingChip {
  label: string
  meaning: string
}

const ORDER = ['origin', 'eccn', 'paragraph', 'price', 'us:eccn', 'us:paragraph']

const MEANINGS: Record<string, string> = {
  price: 'price above zero',
  'us:eccn': 'ECCN of the declared US content',
  'us:paragraph': 'paragraph of the ECCN of the declared US content',
}

/** The chips of what is missing of a part: what it is first, then how many facts are asked. */
export function missingChips(asked: readonly string[], pack: RulePack): MissingChip[] {
  const words = (name: string) => MEANINGS[name] ?? missingWords(name, pack)
  const chips = ORDER.filter((name) => asked.includes(name)).map((name) => ({
    label: shortName(name),
    meaning: `Missing: ${words(name)}`,
  }))
  const facts = asked.filter(isFact)
  if (facts.length === 0) return chips
  const label = facts.length === 1 ? '1 fact' : `${facts.length} facts`
  return [...chips, { label, meaning: `The rules ask: ${facts.map(words).join('; ')}` }]
}
