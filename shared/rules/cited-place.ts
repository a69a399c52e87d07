/** One place that a citation names: a section or supplement, and the labels of a paragraph in it. */
export interface CitedPlace {
  /** The citation of this place alone, such as "734.4(a)(3)". */
  cite: string
  division: string
  labels: readonly string[]
}

/**
 * The places that a citation of a pack names, such as "742.6(a)(1), (2); 740 Supp. 1". Of a range of
 * paragraphs it is the one that holds them all. Citations of other law name none, nor do those of
 * entries, which have rows of their own.
 */
export function placesIn(cite: string): CitedPlace[] {
  const known = cited.get(cite)
  if (known) return known
  const found = new Map<string, CitedPlace>()
  for (const piece of cite.split(/;\s*/)) {
    if (/\b(22|31) CFR\b|\bFR\b/.test(piece) || piece.startsWith('774 Supp. 1')) continue
    let division: string | undefined
    let labels: string[] = []
    for (const [, named, sign, path = ''] of piece.matchAll(PLACE)) {
      const own = [...path.matchAll(/\((\w+)\)/g)].map(([, label = '']) => label)
      if (named === undefined && own.length === 0) continue
      if (named !== undefined) [division, labels] = [named, own]
      else if (sign === '-') {
        found.delete(nameOf(division, labels))
        labels = labels.slice(0, levelOf(own[0] ?? '', labels))
      } else labels = [...labels.slice(0, levelOf(own[0] ?? '', labels)), ...own]
      if (division === undefined) continue
      const name = nameOf(division, labels)
      found.set(name, { cite: name, division, labels: [...labels] })
    }
  }
  const places = [...found.values()]
  cited.set(cite, places)
  return places
}

/** What citations name, each taken apart once: a pack has some hundred of them. */
const cited = new Map<string, CitedPlace[]>()

const PLACE = /(?:\b(7\d\d\.\d+|7\d\d Supp\. \d+)|(?<=([,-])\s?))((?:\(\w+\))*)/g

function nameOf(division: string | undefined, labels: readonly string[]): string {
  return `${division}${labels.map((label) => `(${label})`).join('')}`
}

/** The level of a label that stands for itself behind others: "(6)" behind "(a)(5)" is at that of 5. */
function levelOf(label: string, labels: readonly string[]): number {
  const isLike = (other: string) =>
    [/^\d+$/, /^[A-Z]+$/, /^[ivx]+$/, /^[a-z]+$/].find((kind) => kind.test(label))?.test(other)
  const level = labels.findLastIndex(isLike)
  return level < 0 ? Math.max(0, labels.length - 1) : level
}
