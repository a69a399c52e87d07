import type { PartRow } from '../../../../shared/workspace/views.ts'
import { count } from '../../../ui/format.ts'

/** In what parts are alike, so that one answer may hold for all of them. */
export const ALIKE = {
  eccn: {
    label: 'same ECCN, kind and origin',
    key: ({ eccn, kind, origin }: PartRow) => (eccn ? `${eccn} ${kind} ${origin}` : null),
  },
  family: {
    label: 'same supplier and family',
    key: ({ supplier, id }: PartRow) => (supplier ? `${supplier} ${familyOf(id)}` : null),
  },
  words: {
    label: 'same first words of the name',
    key: ({ name, id }: PartRow) => (name === id ? null : firstWords(name)),
  },
  supplier: {
    label: 'same supplier',
    key: ({ supplier }: PartRow) => supplier,
  },
} as const satisfies Record<string, { label: string; key: (part: PartRow) => string | null }>

export type Alike = keyof typeof ALIKE

/** Of the parts that a question asks about, those that are like one of them; that one is first. */
export function alikeTo(part: PartRow, asked: readonly PartRow[], by: Alike): PartRow[] {
  const { key } = ALIKE[by]
  const own = key(part)
  if (own === null) return [part]
  return [part, ...asked.filter((other) => other !== part && key(other) === own)]
}

/** How many other parts are like one, of all that are: the part itself is none of them. */
export function alikeWords(alikes: readonly unknown[]): string {
  const others = alikes.length - 1
  if (others <= 0) return 'No other part alike with this question open'
  return `${count(others, 'other part')} alike with this question open`
}

/** The letters that a part number begins with, up to its first digit and those digits. */
function familyOf(id: string): string {
  return /^[^\d]*\d*/.exec(id.toUpperCase())?.[0] ?? ''
}

function firstWords(name: string): string | null {
  const words = name.toLowerCase().match(/\p{L}{3,}/gu)
  return words ? words.slice(0, 2).join(' ') : null
}
