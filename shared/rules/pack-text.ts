import type { RulePack } from './pack.ts'

/**
 * The rows of a pack as one text that is the same for the same rows whatever the order of their
 * members: canonical JSON (RFC 8785) without what is only an index. A pack's content hash is the
 * SHA-256 over it.
 */
export function packText(pack: RulePack): string {
  const files = Object.entries(pack).filter(([, value]) => !(value instanceof Map))
  return canonical(Object.fromEntries(files))
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}
