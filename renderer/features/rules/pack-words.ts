import { fingerprintText } from '../../../shared/determination/fingerprint.ts'
import type { ShownPack } from '../../../shared/ipc/rules-calls.ts'

/** Where a pack is from, in a few words. */
export function originWords({ amendments, isOfApp, signedBy }: ShownPack): string {
  if (amendments.length > 0) return 'amended in house'
  if (isOfApp) return 'the app'
  return signedBy === null ? 'a file, unsigned' : 'a file, signed'
}

/** Who signed a pack, in words. */
export function signedWords({ signedBy, isKnown, isOfApp, amendments }: ShownPack): string {
  if (amendments.length > 0) return 'By nobody: it was amended in house.'
  if (isOfApp) return 'It comes with the app.'
  if (signedBy === null) return 'By nobody. Nobody answers for these rows.'
  const key = fingerprintText(signedBy)
  return isKnown
    ? `Valid, by a key that is known here: ${key}`
    : `Valid, by a key that is not known here: ${key}. Compare it with the one that its office gave you.`
}
