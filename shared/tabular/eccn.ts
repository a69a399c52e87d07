import { type ReadCell, read, unreadable } from './cell.ts'

/**
 * A typed ECCN in the model's form: "5a002a1", "3A001 a 2" and "3A001(a)(2)" become "5A002.a.1" and
 * "3A001.a.2"; "ear 99" becomes "EAR99"; "ITAR XI(c)" becomes "USML:XI(c)".
 */
export function readEccn(text: string): ReadCell<string> {
  const given = text.normalize('NFKC').trim()
  const named = given.replace(/^(US )?ECCN\s*[:.#-]?\s*/i, '')
  const bare = named.replace(/[\s/,;(–-]*\bNLR\b\)?$/i, '').trim()
  if (bare === '') return unreadable(`"${given}" says that no licence is required, and is no ECCN`)
  if (bare !== named) {
    const eccn = readEccn(bare)
    return eccn.ok ? read(eccn.value, ...eccn.remarks, 'NLR beside it was left out') : eccn
  }
  const several = severalOf(bare)
  if (several) return unreadable(`"${given}" names ${several.join(' and ')}: give one`)
  if (/^EAR[\s_.-]*99[\s.,;]*(\(US\))?$/i.test(bare)) return read('EAR99')
  if (/^USML:\S/.test(given)) return read(given)
  const category = /^(?:USML|ITAR)(?:\s+cat(?:egory|\.)?)?[\s:,-]*(.*)$/i.exec(bare)
  if (category) return readUsml(given, category[1] ?? '')
  const match = /^(\d)\s*([A-E])\s*(\d{3})(.*)$/i.exec(bare)
  const steps = match ? stepsOf(match[4] ?? '') : null
  if (!match || !steps) return unreadable(`"${given}" is no ECCN such as 3A001.a.2 or EAR99`)
  const entry = `${match[1]}${match[2]?.toUpperCase()}${match[3]}`
  return read([entry, ...steps].join('.'))
}

/** The classifications that a text names, where they are more than one; null: they are not. */
function severalOf(text: string): string[] | null {
  const found = text.match(/(?<![\dA-Z])\d[A-E]\d{3}|\bEAR\s?99\b/gi) ?? []
  const named = [...new Set(found.map((one) => one.replace(/\s/g, '').toUpperCase()))]
  return named.length > 1 ? named : null
}

function readUsml(given: string, rest: string): ReadCell<string> {
  const category = rest.replace(/\s+/g, '')
  const match = /^([IVX]+)((?:\([A-Za-z0-9]+\))*)(\*?)$/i.exec(category)
  if (!match) return unreadable(`"${given}" needs the USML category, such as USML:XI(c)`)
  return read(`USML:${match[1]?.toUpperCase()}${match[2]?.toLowerCase()}`)
}

/**
 * The steps of a paragraph: letters and numbers take turns, beginning with a letter. Null where they
 * do not, or where what stands between them may join two paragraphs or the ends of a range.
 */
function stepsOf(text: string): string[] | null {
  const tidy = text
    .toLowerCase()
    .trim()
    .replace(/[\s.,;:]+$/, '')
    .replace(/\s*([.()_])\s*/g, '$1')
  const others = new Set(tidy.match(/[^a-z\d.()_]/g))
  const pieces = tidy.split(/[\s.,;:()/_-]+/).filter((piece) => piece !== '')
  const steps = pieces.flatMap((piece) => piece.match(/[a-z]+|\d+/g) ?? [])
  if (steps.join('') !== pieces.join('')) return null
  const isOneByOne = others.size === 1 && !/[.()_]/.test(tidy) && steps.length === pieces.length
  if (others.size > 0 && !isOneByOne) return null
  const isInTurn = (step: string, i: number) =>
    i % 2 === 0 ? /^([a-z]|([a-z])\2|[ivx]+)$/.test(step) : /^[1-9]\d?$|^[ivx]+$/.test(step)
  return steps.every(isInTurn) ? steps : null
}
