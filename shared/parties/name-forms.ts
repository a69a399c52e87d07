import anyAscii from 'any-ascii'
import legal from './legal-forms.json' with { type: 'json' }

/** A name as it is compared. */
export interface NameForm {
  /** In plain Latin letters and digits, lower case, its words one space apart. */
  plain: string
  /** The same without words of the legal form; as `plain` where nothing else would be left. */
  core: string
  /** The words of `core` in the order of the alphabet. */
  sorted: string
  /** The words of legal forms that were left out. */
  left: readonly string[]
}

/** The longest name that is compared; what is beyond is cut. */
export const LONGEST_NAME = 300

/**
 * The forms of a name in which it is compared: transliterated to Latin letters, without case, accents
 * and punctuation, and without its legal form. A name without a letter or digit gives empty forms.
 */
export function nameForm(name: string): NameForm {
  const plain = plainName(name)
  const { core, left } = withoutLegalForm(plain)
  return { plain, core, sorted: core.split(' ').sort().join(' '), left }
}

/**
 * The forms of a name in which it is compared: for a name of Han characters also as one word, as a name
 * spelled by its sound mostly stands.
 */
export function nameForms(name: string): NameForm[] {
  const form = nameForm(name)
  if (!/\p{Script=Han}/u.test(name) || /\p{Script=Latin}/u.test(name)) return [form]
  const joined = form.core.replaceAll(' ', '')
  return joined === form.core ? [form] : [form, { ...form, core: joined, sorted: joined }]
}

function plainName(name: string): string {
  const given = name.slice(0, LONGEST_NAME).normalize('NFKC')
  // Han characters become words of their own, so that their order and number can be compared.
  const apart = given.replace(/\p{Script=Han}/gu, ' $& ')
  return anyAscii(apart)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

const FORMS = [...legal.forms].map((form) => form.split(' ')).sort((a, b) => b.length - a.length)

const FORMS_BY_FIRST = Map.groupBy(FORMS, ([first = '']) => first)

function withoutLegalForm(plain: string): { core: string; left: string[] } {
  const words = plain.split(' ')
  const kept: string[] = []
  const left: string[] = []
  for (let at = 0; at < words.length; ) {
    const form = (FORMS_BY_FIRST.get(words[at] ?? '') ?? []).find((one) =>
      one.every((word, i) => words[at + i] === word),
    )
    if (form) {
      left.push(form.join(' '))
      at += form.length
    } else {
      kept.push(words[at] ?? '')
      at++
    }
  }
  return kept.length > 0 ? { core: kept.join(' '), left } : { core: plain, left: [] }
}

/** The scripts that occur in a name, such as Latin, Han or Cyrillic. */
export function scriptsOf(name: string): Script[] {
  return SCRIPTS.filter(([, test]) => test.test(name)).map(([script]) => script)
}

export type Script =
  | 'Latin'
  | 'Han'
  | 'Kana'
  | 'Hangul'
  | 'Cyrillic'
  | 'Arabic'
  | 'Hebrew'
  | 'Greek'
  | 'other'

const SCRIPTS: readonly [Script, RegExp][] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Han', /\p{Script=Han}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Greek', /\p{Script=Greek}/u],
  [
    'other',
    /[^\P{L}\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u,
  ],
]
