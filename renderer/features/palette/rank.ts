/** Something that the search box finds. */
export interface Findable {
  id: string
  group: string
  /** What it is called, such as an id or the name of a command. */
  title: string
  /** What stands beside it, such as a name. */
  hint: string
  /** It explains and does nothing: what can be done or gone to comes before it. */
  isExplanation?: boolean
}

/** A group of what was found, the best first. */
export interface FoundGroup<Entry> {
  group: string
  entries: Entry[]
  /** How many there are in the group, also beyond those given. */
  found: number
}

/** An entry prepared for being searched. */
export interface Indexed<Entry extends Findable> {
  entry: Entry
  title: string
  hint: string
  /** Title without what is neither letter nor digit, so that "er42" finds "ER-4200". */
  compact: string
}

export function indexed<Entry extends Findable>(entries: readonly Entry[]): Indexed<Entry>[] {
  return entries.map((entry) => ({
    entry,
    title: entry.title.toLowerCase(),
    hint: entry.hint.toLowerCase(),
    compact: compactOf(entry.title),
  }))
}

/** How much further away an explanation is taken to be. */
const EXPLANATION = 4

/** How much nearer the entry used last is taken to be. */
const RECENT_BONUS = 1.5

/**
 * What a text finds, in groups: every word must occur in title or hint. An exact title comes first,
 * then titles and words that begin with it, then what contains it, then letters in their order;
 * what was used of late comes before its like. Groups stand in the order of their best entry.
 */
export function find<Entry extends Findable>(
  all: readonly Indexed<Entry>[],
  text: string,
  recent: readonly string[],
  most: number,
): FoundGroup<Entry>[] {
  const sought = text.trim().toLowerCase()
  const words = sought.split(/\s+/).filter(Boolean)
  const lately = new Map(recent.map((id, at) => [id, RECENT_BONUS - at / 100]))
  const scored: { entry: Entry; score: number }[] = []
  for (const item of all) {
    const score = scoreOf(item, sought, words)
    if (score === null) continue
    const { id, isExplanation = false } = item.entry
    const far = isExplanation ? EXPLANATION : 0
    scored.push({ entry: item.entry, score: score + far - (lately.get(id) ?? 0) })
  }
  scored.sort((a, b) => a.score - b.score || compare(a.entry.title, b.entry.title))
  const groups = Map.groupBy(scored, ({ entry }) => entry.group)
  return [...groups].map(([group, found]) => ({
    group,
    entries: found.slice(0, most).map(({ entry }) => entry),
    found: found.length,
  }))
}

/** How far an entry is from a text, the less the nearer; null: it is not found. */
function scoreOf(
  { title, hint, compact }: Indexed<Findable>,
  sought: string,
  words: readonly string[],
): number | null {
  if (title === sought) return -1
  if (title.startsWith(sought)) return 1 + title.length / 1000
  let sum = 0
  for (const word of words) {
    const score = wordScore(title, hint, compact, word)
    if (score === null) return null
    sum += score
  }
  return 1 + sum / words.length + title.length / 1000
}

function wordScore(title: string, hint: string, compact: string, word: string): number | null {
  const at = title.indexOf(word)
  if (at === 0) return 0.5
  if (at > 0) return begins(title, word) ? 1 : 2
  const bare = compactOf(word)
  if (bare.length > 1 && compact.includes(bare)) return compact.startsWith(bare) ? 1 : 2.5
  if (hint.includes(word)) return begins(hint, word) ? 1.5 : 3
  return bare.length > 2 && isInOrder(compact, bare) ? 5 : null
}

function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (isWordStart(text, at)) return true
  return false
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}

/** Whether the letters occur in their order, not too far apart. */
function isInOrder(text: string, letters: string): boolean {
  let at = text.indexOf(letters[0] ?? '')
  const first = at
  for (const letter of letters.slice(1)) {
    if (at < 0) return false
    at = text.indexOf(letter, at + 1)
  }
  return at >= 0 && at - first < letters.length * 3
}

function compactOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
