/** What something is found by: its code or id, its name, and other names of it. */
export interface Named {
  value: string
  name?: string | undefined
  also?: readonly string[] | undefined
}

/** How near a text is to a value; the smaller, the nearer. */
export const RANK = {
  codeEquals: 0,
  nameEquals: 1,
  codeStarts: 2,
  nameStarts: 3,
  wordStarts: 4,
  contains: 5,
} as const

/**
 * How a text finds a value: the code itself, a name itself, what the code begins with, what the name
 * begins with, what a word of it begins with, and last what occurs anywhere. null: not at all. Every
 * word of the text must occur; case and accents make no difference.
 */
export function rankOf(text: string, { value, name = '', also = [] }: Named): number | null {
  const sought = plain(text)
  if (sought === '') return RANK.contains
  const code = plain(value)
  const names = [name, ...also].map(plain).filter((one) => one !== '')
  if (code === sought) return RANK.codeEquals
  if (names.includes(sought)) return RANK.nameEquals
  if (code.startsWith(sought)) return RANK.codeStarts
  if (names.some((one) => one.startsWith(sought))) return RANK.nameStarts
  const words = (one: string) => ` ${one.replace(NO_LETTER, ' ')}`
  if ([code, ...names].some((one) => words(one).includes(words(sought)))) return RANK.wordStarts
  const all = [code, ...names].join(' ')
  return sought.split(' ').every((word) => all.includes(word)) ? RANK.contains : null
}

/** The values that a text finds, the nearest first; those that are as near keep their order. */
export function ranked<T>(
  values: readonly T[],
  text: string,
  named: (value: T) => Named,
): { value: T; rank: number }[] {
  return values
    .flatMap((value) => {
      const rank = rankOf(text, named(value))
      return rank === null ? [] : [{ value, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
}

const NO_LETTER = /[^\p{L}\p{N}]+/gu

/** A text as it is compared: without accents, case, and spaces around it. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
