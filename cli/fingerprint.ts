import { UsageError } from './usage-error.ts'

/** A fingerprint as it was typed: in groups or not, in any case. */
export function fingerprintAsked(text: string): string {
  const fingerprint = text.replaceAll(/[\s:]/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(fingerprint)) return fingerprint
  throw new UsageError([`--key: "${text}" is no fingerprint, which has 64 hexadecimal digits`])
}
