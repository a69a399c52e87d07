/** What an item lacks of itself, as short as a chip; other names are answers to questions. */
const SHORT: Record<string, string> = {
  madeBy: 'maker',
  lines: 'lines',
  units: 'copies',
  origin: 'origin',
  eccn: 'ECCN',
  paragraph: 'paragraph',
  price: 'price',
  'us:eccn': 'US ECCN',
  'us:paragraph': 'US paragraph',
}

/** Whether what is missing is an answer to a question rather than a member of the item. */
export function isFact(name: string): boolean {
  return !Object.hasOwn(SHORT, name)
}

/** The members that are missing, short, in a lasting order; of facts how many there are. */
export function shortNames(missing: readonly string[]): string[] {
  const members = Object.entries(SHORT).flatMap(([name, short]) =>
    missing.includes(name) ? [short] : [],
  )
  const facts = new Set(missing.filter(isFact)).size
  return facts === 0 ? members : [...members, facts === 1 ? '1 fact' : `${facts} facts`]
}

/** What is missing under its short name; facts are all called so. */
export function shortName(name: string): string {
  return SHORT[name] ?? 'facts'
}
