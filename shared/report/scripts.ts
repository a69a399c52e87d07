/** Scripts that not every computer has a font for, with a name that readers know. */
const SCRIPTS: readonly [string, RegExp][] = [
  ['Han', /\p{Script=Han}/u],
  ['Japanese', /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Indic', /\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}|\p{Script=Telugu}/u],
  ['Thai', /\p{Script=Thai}/u],
]

const OTHER =
  /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Extended_Pictographic}(?<![©®™↔-⇿✓✗])/u

/** What to know of a page with text that the font of a computer may not have; empty: it has none. */
export function scriptsNote(text: string): string {
  const named = SCRIPTS.filter(([, form]) => form.test(text)).map(([name]) => name)
  const rest = SCRIPTS.reduce((left, [, form]) => left.replaceAll(new RegExp(form, 'gu'), ''), text)
  const all = [...named, ...(OTHER.test(rest) ? ['other'] : [])]
  if (all.length === 0) return ''
  return `It has text in ${all.join(', ')} script. A box in the place of a letter means that the computer that printed it has no font for it: as a web page, Excel, CSV or JSON file the text is whole.`
}
