import type { DraftRow } from './draft.ts'
import type { KnownItem } from './known.ts'
import type { TableQuestion } from './question.ts'

/** Letters of other scripts that look like Latin ones, and the Latin ones. */
const TWINS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'АAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSԚQԜWаaеeоoрpсcхxуyіiјjѕs'.matchAll(/(.)(.)/gu),
    ...'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνv'.matchAll(/(.)(.)/gu),
  ].map(([, foreign, latin]) => [foreign, latin]),
)

const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g

/**
 * What a part number looks like: small and capital letters, wide and narrow characters, kinds of
 * dashes, letters of other scripts and blanks are told apart by no reader.
 */
export function lookOf(item: string): string {
  return item
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/[^\p{ASCII}]/gu, (letter) => TWINS[letter] ?? letter)
    .replace(/\s+/g, '')
    .toLowerCase()
}

/** Two spellings of what looks like one part number. */
interface Pair {
  row: number
  item: string
  twin: string
}

/**
 * Part numbers that look like another of the workspace or of the table and are written otherwise may
 * be the same part: it is asked, and with the answer `same` they are read as the other spelling, that
 * of the workspace before that of the table.
 */
export function settleLooks(
  drafts: readonly DraftRow[],
  known: readonly KnownItem[],
  answer: string | undefined,
): TableQuestion | null {
  const ids = new Set(known.map(({ id }) => id))
  const byLook = new Map<string, string>()
  for (const id of ids) if (!byLook.has(lookOf(id))) byLook.set(lookOf(id), id)
  const pairs: Pair[] = []
  for (const { index, values } of drafts) {
    const { item } = values
    if (item === '' || ids.has(item)) continue
    const twin = byLook.get(lookOf(item))
    if (twin === undefined) byLook.set(lookOf(item), item)
    else if (twin !== item) pairs.push({ row: index + 1, item, twin })
  }
  if (answer === 'same') {
    const twins = new Map(pairs.map(({ item, twin }) => [item, twin]))
    for (const { values } of drafts) values.item = twins.get(values.item) ?? values.item
  }
  return pairs.length > 0 && answer === undefined ? looksQuestion(pairs) : null
}

const SAMPLES = 3

function looksQuestion(pairs: readonly Pair[]): TableQuestion {
  const samples = (read: (pair: Pair) => string) =>
    pairs.slice(0, SAMPLES).map((pair) => ({ row: pair.row, text: pair.item, read: read(pair) }))
  return {
    id: 'looks',
    about: 'item',
    text: 'Part numbers look like others and are written otherwise. Are they the same parts?',
    readings: [
      { value: 'same', label: 'the same parts', columns: [], samples: samples(({ twin }) => twin) },
      {
        value: 'other',
        label: 'parts of their own',
        columns: [],
        samples: samples(({ item, twin }) => `${item}, beside ${twin}`),
      },
    ],
    option: '--answer looks=same',
  }
}
