import type { Kind } from '../../shared/model/schema.ts'

/** The kinds of item, as choices. */
export const KINDS: { value: Kind; label: string }[] = [
  { value: 'commodity', label: 'Commodity' },
  { value: 'software', label: 'Software' },
  { value: 'technology', label: 'Technology' },
]
