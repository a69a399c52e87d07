/** A fingerprint in groups of four, as people compare it. */
export function fingerprintText(fingerprint: string): string {
  return fingerprint.replace(/.{4}(?=.)/g, '$& ')
}
