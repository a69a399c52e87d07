import type { Column, Condition, EccnEntry, LicenceRow, Limb } from '../rules/schema.ts'
import { COLUMNS } from '../rules/schema.ts'
import type { TextEntry, TextRow } from './entries.ts'
import { readControl } from './scope.ts'
import { type Hash, wordsHash } from './text.ts'
import type { Unread } from './unread.ts'

/** What the rows of a pack say where the same words stand, by the hash of the words. */
export interface KnownWords {
  /** Reason and scope of a cell "Control(s)" that names no question. */
  controls: ReadonlyMap<string, Pick<LicenceRow, 'reason' | 'scope'>>
  /** Where a rule without a column reaches, by the reason and the words. */
  rules: ReadonlyMap<string, Rule>
}

/** Where a licence row reaches, and how that is read. */
type Rule = Pick<LicenceRow, 'destinations' | 'exportedFrom' | 'prose' | 'switch' | 'cite'>

/** Characters of official words that a question holds. */
const LONGEST_QUESTION = 600

/** The words that rows of a pack agree on; those that they read in two ways are known as neither. */
export function knownWords(entries: readonly EccnEntry[]): KnownWords {
  const controls = new Agreed<Pick<LicenceRow, 'reason' | 'scope'>>()
  const rules = new Agreed<Rule>()
  for (const { eccn, rows } of entries)
    for (const row of rows) {
      const [control, rule] = row.wording?.split('-') ?? []
      if (control === undefined || row.added !== undefined) continue
      const { reason, scope, column, possible, destinations, exportedFrom, prose, cite } = row
      if (scope.every((limb) => Object.keys(limb).length === 0))
        controls.add(control, { reason, scope })
      if (column !== undefined || possible !== undefined) continue
      const [own = cite] = cite.split(`; 774 Supp. 1, ${eccn}`)
      const reading = { destinations, exportedFrom, prose, switch: row.switch, cite: own }
      rules.add(`${reason} ${rule}`, reading, ({ cite: _, prose: __, ...reach }) => reach)
    }
  return { controls: controls.known, rules: rules.known }
}

/** Values by their keys, as long as all that are added for one say the same. */
class Agreed<T> {
  readonly #all = new Map<string, { value: T; text: string } | null>()

  add(key: string, value: T, decisive: (value: T) => unknown = (whole) => whole): void {
    const text = JSON.stringify(decisive(value))
    const before = this.#all.get(key)
    if (before === undefined) this.#all.set(key, { value, text })
    else if (before !== null && before.text !== text) this.#all.set(key, null)
  }

  get known(): ReadonlyMap<string, T> {
    return new Map([...this.#all].flatMap(([key, one]) => (one ? [[key, one.value]] : [])))
  }
}

/** By what the words of a row of the text are known again. */
export function wordingOf({ control, rule }: TextRow, hash: Hash): string {
  return `${wordsHash(control, hash)}-${wordsHash(rule, hash)}`
}

/** A row that was read from its words, the question that it turns on, and what of it was not read. */
export interface ReadRow {
  row: LicenceRow
  condition: Condition | undefined
  unread: Unread | undefined
}

/**
 * A licence row from its words alone. A scope that is not read becomes a question; where it is not read
 * where the row reaches, it may reach everywhere.
 */
export function readRow(
  text: TextRow,
  { eccn, file }: TextEntry,
  { known, hash }: { known: KnownWords; hash: Hash },
): ReadRow {
  const { control, rule } = apart(text)
  const wording = wordingOf(text, hash)
  const cite = `774 Supp. 1, ${eccn}`
  const alike = known.controls.get(wordsHash(control, hash))
  const read = readControl(control, eccn)
  const reason = (read.reason ?? alike?.reason) as LicenceRow['reason'] | undefined
  const scope = read.scope ?? (alike?.reason === reason ? alike?.scope : undefined)
  const column = columnIn(rule, reason)
  const like = known.rules.get(`${reason} ${wordsHash(rule, hash)}`)
  const reach = column ? { column } : like && { ...like, cite: `${like.cite}; ${cite}` }
  const condition = scope ? undefined : questionOf(eccn, control, cite, wording)
  const limbs: Limb[] = scope ?? [{ if: condition?.id }]
  const row = {
    reason: reason ?? 'NOTE',
    scope: limbs,
    ...(reach ?? { possible: { any: ['ALL'] } }),
    cite: reach && 'cite' in reach ? reach.cite : cite,
    wording,
  } as LicenceRow
  const why = [
    reason === undefined && 'the reason for control',
    scope === undefined && 'what it covers',
    reach === undefined && 'where it reaches',
  ].filter(Boolean)
  if (why.length === 0) return { row: without(row), condition, unread: undefined }
  const kept = [
    condition && 'asked of each item',
    reach === undefined && 'may reach every destination',
  ].filter(Boolean)
  const unread = {
    cite,
    file,
    line: text.line,
    words: [text.control, text.rule].filter(Boolean).join(' | '),
    why: `${why.join(' and ')} ${why.length > 1 ? 'were' : 'was'} not read`,
    kept: kept.join('; '),
  }
  return { row: without(row), condition, unread }
}

/** A question by which a person says whether official words cover an item. */
export function questionOf(eccn: string, words: string, cite: string, hash: string): Condition {
  const told = words.length > LONGEST_QUESTION ? `${words.slice(0, LONGEST_QUESTION)} …` : words
  return {
    id: `${eccn}/not-read-${hash.slice(0, 12)}`,
    question: `Is it covered by these words of the text, which were not read: “${told}”?`,
    cite,
  }
}

/** A row whose two cells are merged, such as "CB applies to entire entry CB Column 2.". */
function apart({ control, rule }: TextRow): Pick<TextRow, 'control' | 'rule'> {
  const [, first, second] = control.match(/^(.+?)\s+([A-Z]{2} Column \d\.?)$/) ?? []
  return rule === '' && first && second ? { control: first, rule: second } : { control, rule }
}

function columnIn(rule: string, reason: string | undefined): Column | undefined {
  const [, letters, number] = rule.match(/^([A-Z]{2}) Column (\d)\.?$/) ?? []
  const column = COLUMNS.find((name) => name === `${letters}${number}`)
  return letters === reason ? column : undefined
}

function without(row: LicenceRow): LicenceRow {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as LicenceRow
}
