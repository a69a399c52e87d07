import { EAR99 } from '../../../shared/rules/eccn.ts'
import type { PartRow } from '../../../shared/workspace/views.ts'
import { isFact } from '../../ui/missing-names.ts'
import type { AskedOfPart } from './asked-of-part.ts'

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
  open: {
    label: 'Can change a verdict',
    hint: 'Something is not known of it that can still change a verdict or a licence need for your destinations',
    test: (part, { asked }) => asked(part).length > 0,
  },
  usNoEccn: {
    label: 'US origin, no ECCN',
    hint: 'Undetermined at any share: it could be content without a level',
    test: ({ origin, eccn }, { isUs }) => origin !== null && isUs(origin) && eccn === null,
  },
  noSource: {
    label: 'EAR99, no source',
    hint: 'May be US content and says EAR99, but not on what source: not known whether anybody looked',
    test: ({ origin, eccn, eccnSource }, { isUs }) =>
      (origin === null || isUs(origin)) && eccn === EAR99 && eccnSource === null,
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
    hint: 'Another answer about the part can change a verdict for your destinations; Alt+Enter gives it',
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
  filters: Record<PartFilterId, number>
}

export function countParts(parts: readonly PartRow[], view: PartView): PartCounts {
  const filters = Object.fromEntries(PART_FILTER_IDS.map((id) => [id, 0])) as PartCounts['filters']
  let usOrigin = 0
  for (const part of parts) {
    if (part.origin !== null && view.isUs(part.origin)) usOrigin++
    for (const id of PART_FILTER_IDS) if (PART_FILTERS[id].test(part, view)) filters[id]++
  }
  return { parts: parts.length, usOrigin, filters }
}

/** Whether all of the filters must let a part through, or one of them suffices. */
export type Joined = 'all' | 'any'

/** What of the parts is shown. */
export interface PartChoice {
  /** Every word must occur in a part. */
  text: string
  filters: readonly PartFilterId[]
  joined: Joined
  /** Parts that stay on screen while they are worked on, whatever the filters say now. */
  kept: ReadonlySet<string>
}

export function visibleParts(
  parts: readonly PartRow[],
  { text, filters, joined, kept }: PartChoice,
  view: PartView,
): readonly PartRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && filters.length === 0) return parts
  return parts.filter((part) => {
    if (!words.every((word) => textOf(part).includes(word))) return false
    if (kept.has(part.id) || filters.length === 0) return true
    const lets = (id: PartFilterId) => PART_FILTERS[id].test(part, view)
    return joined === 'all' ? filters.every(lets) : filters.some(lets)
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
