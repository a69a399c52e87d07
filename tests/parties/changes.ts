import { randomNumbers } from './made-list.ts'

const LEGAL_FORM = / (Co\., Ltd\.|LLC|Limited|GmbH|JSC|OOO|FZE|Inc\.|S\.A\.|Pte\. Ltd\.|PJSC)$/

/** Letters of Cyrillic by the Latin ones, as another than any-ascii's own transliteration spells them. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/zh/g, 'j'],
  [/kh/g, 'h'],
  [/sh/g, 'sch'],
  [/ya/g, 'ia'],
  [/yu/g, 'iu'],
  [/ch/g, 'tch'],
]

/** Ways in which a name may be written that is still the same, each by a seed. */
export function changesBy(seed: number): Record<string, (name: string) => string> {
  const pick = randomNumbers(seed)
  return {
    Case: (name) => name.toUpperCase(),
    LegalForm: (name) => `${name.replace(LEGAL_FORM, '')} Ltd`,
    Order: (name) => name.split(' ').reverse().join(' '),
    Transposed: (name) => {
      const at = 1 + pick(name.length - 2)
      return `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at]}${name.slice(at + 2)}`
    },
    Dropped: (name) => {
      const at = 1 + pick(name.length - 1)
      return name.slice(0, at) + name.slice(at + 1)
    },
    Doubled: (name) => {
      const at = pick(name.length)
      return name.slice(0, at) + name[at] + name.slice(at)
    },
    Transliterated: (name) =>
      SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), name.toLowerCase()),
  }
}
