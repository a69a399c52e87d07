/**
 * The text that the hash of a determination's file is of, cut out of the file without reading its data:
 * the members `hash` and `signature` stand in one place each in canonical JSON. null: they do not.
 */
export function hashedPart(text: string): { hash: string; content: string } | null {
  const found = /"hash":"([0-9a-f]{64})",/.exec(text)
  if (!found) return null
  const withoutHash = text.slice(0, found.index) + text.slice(found.index + found[0].length)
  const signature = /"signature":(?:"[0-9a-f]{128}"|null),/g
  let last: RegExpExecArray | null = null
  for (const match of withoutHash.matchAll(signature)) last = match
  if (!last) return null
  const content = withoutHash.slice(0, last.index) + withoutHash.slice(last.index + last[0].length)
  return { hash: found[1] as string, content }
}
