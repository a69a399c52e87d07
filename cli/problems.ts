/** More problems than this are told by their number. */
const MOST_PROBLEMS = 1000

/** A line is no longer than so many characters, such as the members of a cycle. */
const MOST_OF_LINE = 2000

/** A message quotes no more of what it refuses than so many characters. */
const MOST_QUOTED = 200

/**
 * The problems of an input as lines to show: each on one line with what it quotes cut short, the
 * first thousand, and then how many more there are; `what` names one of them.
 */
export function problemLines(problems: readonly string[], what = 'problem'): string[] {
  const lines = problems.slice(0, MOST_PROBLEMS).map((problem) => shortened(oneLine(problem)))
  const more = problems.length - lines.length
  if (more > 0) lines.push(`${more} more ${what}${more === 1 ? '' : 's'}`)
  return lines
}

/** A text without its line breaks. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ')
}

/** A text with every quotation in it cut to its first characters, and itself where it is still long. */
function shortened(text: string): string {
  const quotation = new RegExp(`"((?:[^"\\\\]|\\\\.){${MOST_QUOTED}})(?:[^"\\\\]|\\\\.)+"`, 'gsu')
  const line = text.replaceAll(quotation, '"$1…"')
  return line.length > MOST_OF_LINE ? `${line.slice(0, MOST_OF_LINE)}…` : line
}
