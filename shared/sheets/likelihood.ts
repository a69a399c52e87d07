import { type Script, shareIn } from './east-asian.ts'
import { type Language, lettersOf } from './letters.ts'

/** A text by what it is made of, as far as that tells one decoding from another. */
export interface TextCounts {
  ascii: number
  /** How often each character beyond ASCII stands in it. */
  strange: ReadonlyMap<string, number>
  /** Places that hardly ever occur in what people write. */
  odd: number
}

const ASCII_COST = -3
const ODD_COST = -4
/** What every alphabet has beside its letters, as a share of what is beyond ASCII. */
const SIGN = 0.002
/** Letters of names that are written alike everywhere, such as “Curaçao”, and all others. */
const LENT = new Set('éèêçãñöüäåøíáóôâëï')
const LENT_LETTER = 0.004
const FOREIGN_LETTER = 0.0007
const OTHER_SCRIPT = 0.00002
const STRANGE_SIGN = 0.00003
const SIGNS = new Set('°±µμ€£×²³½¼¾–—„“”‘’…™®©§«»·Ωº\u00A0')

/** Counts what a text is made of, each word once: one that stands again tells nothing more. */
export function countsOf(text: string): TextCounts {
  const strange = new Map<string, number>()
  let ascii = 0
  let odd = 0
  for (const word of new Set(text.match(WORDS))) {
    if (!/[^\0-\x7F]/.test(word)) continue
    for (const character of word) {
      if (character <= '\u007F') ascii++
      else strange.set(character, (strange.get(character) ?? 0) + 1)
    }
    odd += oddPlaces(word)
  }
  return { ascii, strange, odd }
}

const WORDS = /[A-Za-z\u0080-\u{10FFFF}]+/gu
const CONSONANTS = 'bcdfghjklmnpqrstvwxz'
/** A consonant among consonants, a vowel among vowels: no word looks so that is read aright. */
const CLUSTERS = new RegExp(
  `(?<=[${CONSONANTS}])[çðñþßćĉčďđĝğģķĺļľłńņňŕřśşšţťźżž](?=[${CONSONANTS}])|(?<=[aeiouy])[à-æè-ïò-öø-ýā-ąē-ěī-įıō-őũ-ų](?=[aeiouy])`,
  'g',
)
const CLUSTER = 0.4

/** Letters of an alphabet beyond ASCII that follow each other. */
const RUNS = /[\u00C0-\u024F]{3,}/g
const RUN = 0.3

/** A capital after a small letter, a sign between two letters, two scripts in one word. */
function oddPlaces(word: string): number {
  const capitals = (word.match(/\p{Ll}\p{Lu}/gu) ?? []).filter((pair) => /[^A-Za-z]/.test(pair))
  const signs = word.match(/\p{L}(?![µμΩ·’'–—\u00A0-])[^\p{L}\p{M}](?=\p{L})/gu) ?? []
  const mixed = word.match(/[A-Za-z][\u0370-\u0E7F]|[\u0370-\u0E7F][A-Za-z]/g) ?? []
  const clusters = word.toLowerCase().match(CLUSTERS) ?? []
  const runs = (word.match(RUNS) ?? []).reduce((sum, run) => sum + run.length - 2, 0)
  return capitals.length + signs.length + mixed.length + clusters.length * CLUSTER + runs * RUN
}

/** The logarithm of how likely a text is in a language that is written in an alphabet. */
export function likelihoodIn(language: Language, counts: TextCounts): number {
  const letters = lettersOf(language)
  const isLatin = letters.has('é') || !/[\u0370-\u0E7F]/.test([...letters.keys()][0] ?? '')
  return total(counts, (character) => {
    const share = letters.get(character)
    if (share !== undefined) return share
    if (SIGNS.has(character)) return SIGN
    if (!/\p{L}/u.test(character)) return STRANGE_SIGN
    const isLatinLetter = character <= '\u024F' || /[\u1E00-\u1EFF]/.test(character)
    if (!isLatin || !isLatinLetter) return OTHER_SCRIPT
    return LENT.has(character) ? LENT_LETTER : FOREIGN_LETTER
  })
}

/** The logarithm of how likely a text is in a script of East Asia. */
export function likelihoodInScript(script: Script, counts: TextCounts): number {
  return total(counts, (character) => shareIn(script, character))
}

function total({ ascii, strange, odd }: TextCounts, shareOf: (character: string) => number) {
  let sum = ascii * ASCII_COST + odd * ODD_COST
  for (const [character, times] of strange) sum += times * Math.log(shareOf(character))
  return sum
}
