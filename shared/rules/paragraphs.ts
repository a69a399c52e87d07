import { within } from './eccn.ts'
import type { EccnEntry, Limb, PackFiles } from './schema.ts'

/** Stands for a paragraph of an entry that no rule names. */
const OTHER = '*'

/**
 * The paragraphs that an item given only so deep could lie in, told apart as far as any rule of
 * the pack tells them apart: each named paragraph below the given one, and "any other".
 */
export function possibleParagraphs(
  entry: EccnEntry,
  named: readonly string[][],
  given: readonly string[],
): string[][] {
  // A paragraph that the entry does not have is none: the item may be any of those that it has.
  const isForeign = named.every(
    (paragraph) => within(given, paragraph) === 'no' && within(paragraph, given) === 'no',
  )
  if (entry.exhaustive && given.length > 0 && isForeign) return possibleParagraphs(entry, named, [])
  const below = named.filter(
    (paragraph) => paragraph.length > given.length && within(paragraph, given) === 'yes',
  )
  if (below.length === 0) return [[...given]]
  const splits = (paragraph: readonly string[]) =>
    below.some((other) => other.length > paragraph.length && within(other, paragraph) === 'yes')
  const possible = below.map((paragraph) => (splits(paragraph) ? [...paragraph, OTHER] : paragraph))
  const othersExist = !(entry.exhaustive && given.length === 0)
  return othersExist ? [...possible, [...given, OTHER]] : possible
}

/** Every paragraph of an entry that a licence row, a GBS limb, Part 746 or a footnote names. */
export function namedParagraphs(files: PackFiles, entry: EccnEntry): string[][] {
  const names = new Set<string>()
  const addLimb = (limb: Limb) => {
    for (const name of [...(limb.in ?? []), ...(limb.except ?? [])]) names.add(name)
  }
  for (const row of entry.rows) row.scope.forEach(addLimb)
  entry.gbs?.forEach(addLimb)
  const elsewhere = [
    ...files.part746.rules.flatMap((rule) => [
      ...(rule.eccns ?? []),
      ...(rule.carveOut?.eccns ?? []),
      ...(rule.exempt?.eccns ?? []),
    ]),
    ...files.chartNotes.adjustments.flatMap((adjustment) => adjustment.eccns),
  ]
  for (const eccn of elsewhere) {
    if (eccn.startsWith(`${entry.eccn}.`)) names.add(eccn.slice(entry.eccn.length + 1))
  }
  return [...names].map((name) => name.split('.'))
}
