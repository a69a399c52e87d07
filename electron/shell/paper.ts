export type Paper = 'A4' | 'Letter'

/** Where Letter is the usual paper, as the Unicode locale data have it. */
const LETTER = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
])

/** The usual paper of a country, by its ISO code. */
export function paperOf(country: string): Paper {
  return LETTER.has(country) ? 'Letter' : 'A4'
}
