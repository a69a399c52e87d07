import type { PartRow } from '../../../shared/workspace/views.ts'
import type { AskedOfPart } from './asked-of-part.ts'
import { isFact } from './asked-words.ts'

/** What the filters look at beside the row itself. */
export interface PartView {
  isUs: (country: string) => boolean
  asked: AskedOfPart
}

interface PartFilter {
  label: string
  hint: string
  test: (part: PartRow, view: PartView) => boolean
}

/** The quick filters, in their order. */
export const PART_FILTERS = {
  usNoEccn: {
    label: 'US origin, no ECCN',
    hint: 'Undetermined at any share: it could be content without a level',
    test: ({ origin, eccn }, { isUs }) => origin !== null && isUs(origin) && eccn === null,
  },
  noOrigin: {
    label: 'No origin',
    hint: 'Country of origin not known: it may be US content',
    test: ({ origin }) => origin === null,
  },
  noPrice: {
    label: 'No price',
    hint: 'No price above zero. It matters where the part is, may be, or declares US content',
    test: ({ price }) =>
      price === null || price.amount.startsWith('-') || !/[1-9]/.test(price.amount),
  },
  paragraph: {
    label: 'Paragraph missing',
    hint: 'The ECCN is given without the paragraph on which the answer turns for your destinations',
    test: (part, { asked }) =>
      asked(part).some((name) => name === 'paragraph' || name === 'us:paragraph'),
  },
  facts: {
    label: 'Facts asked',
    hint: 'The rules ask something else of the part for your destinations; Alt+Enter answers it',
    test: (part, { asked }) => asked(part).some(isFact),
  },
  declared: {
    label: 'Declared US content',
    hint: 'Foreign parts of which the supplier declares US content',
    test: ({ usContent }) => usContent != null,
  },
  unused: {
    label: 'Not used',
    hint: 'On no bill of materials',
    test: ({ usedOn }) => usedOn === 0,
  },
} as const satisfies Record<string, PartFilter>

export type PartFilterId = keyof typeof PART_FILTERS

export const PART_FILTER_IDS = Object.keys(PART_FILTERS) as PartFilterId[]

/** How many parts there are of each kind. */
export interface PartCounts {
  parts: number
  usOrigin: number
  /** Parts of which the rules ask something. */
  asked: number
  filters: Record<PartFilterId, number>
}

export function countParts(parts: readonly PartRow[], view: PartView): PartCounts {
  const filters = Object.fromEntries(PART_FILTER_IDS.map((id) => [id, 0])) as PartCounts['filters']
  let usOrigin = 0
  let asked = 0
  for (const part of parts) {
    if (part.origin !== null && view.isUs(part.origin)) usOrigin++
    if (view.asked(part).length > 0) asked++
    for (const id of PART_FILTER_IDS) if (PART_FILTERS[id].test(part, view)) filters[id]++
  }
  return { parts: parts.length, usOrigin, asked, filters }
}

/** What of the parts is shown. */
export interface PartChoice {
  /** Every word must occur in a part. */
  text: string
  /** Filters that must all let a part through. */
  filters: readonly PartFilterId[]
  /** Parts that stay on screen while they are worked on, whatever the filters say now. */
  kept: ReadonlySet<string>
}

export function visibleParts(
  parts: readonly PartRow[],
  { text, filters, kept }: PartChoice,
  view: PartView,
): readonly PartRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && filters.length === 0) return parts
  return parts.filter((part) => {
    if (!words.every((word) => textOf(part).includes(word))) return false
    return kept.has(part.id) || filters.every((id) => PART_FILTERS[id].test(part, view))
  })
}

const texts = new WeakMap<PartRow, string>()

function textOf(part: PartRow): string {
  const known = texts.get(part)
  if (known !== undefined) return known
  const { id, name, kind, origin, eccn, supplier } = part
  const text = [id, name, kind, origin, eccn, supplier].join(' ').toLowerCase()
  texts.set(part, text)
  return text
}
