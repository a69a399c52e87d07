/**
 * How many parts a list of reference designators names: "C1, C2", "R1-R4 R7", "U1;U2". Null: the text
 * is no such list.
 */
export function countDesignators(text: string): number | null {
  const named = new Set<string>()
  for (const piece of text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?[-–~] ?/g, '-')
    .split(/[\s,;]+/)) {
    if (piece === '') continue
    const range = /^([A-Z]{1,5}_?)(\d{1,6})-\1?(\d{1,6})$/i.exec(piece)
    if (range) {
      const [from, to] = [Number(range[2]), Number(range[3])]
      if (to < from || to - from > MOST) return null
      for (let i = from; i <= to; i++) named.add(`${range[1]?.toUpperCase()}${i}`)
    } else if (/^[A-Z]{1,5}_?\d{1,6}[A-Z]?$/i.test(piece)) named.add(piece.toUpperCase())
    else return null
  }
  return named.size === 0 ? null : named.size
}

const MOST = 10_000
