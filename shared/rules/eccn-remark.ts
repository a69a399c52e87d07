import { EAR99, parseEccn } from './eccn.ts'
import type { RulePack } from './pack.ts'

/** The entries of a pack, each with the paragraphs that its rules name. */
export type NamedEccns = Pick<RulePack, 'namedByEccn'>

/**
 * What to look at in an ECCN before it is relied on: an entry that the pack does not have, or a
 * paragraph beyond the last one that rules name beside it. null: nothing.
 */
export function remarkOnEccn({ namedByEccn }: NamedEccns, eccn: string): string | null {
  const { entry: number, paragraph } = parseEccn(eccn)
  if (eccn === EAR99 || number.startsWith('USML:')) return null
  const named = namedByEccn.get(number)
  if (!named) return `${number} is not in the rule pack: its licence need is unknown`
  for (let depth = 0; depth < paragraph.length; depth++) {
    const beside = named.filter(
      (steps) =>
        steps.length > depth && paragraph.slice(0, depth).every((step, i) => step === steps[i]),
    )
    if (beside.length === 0) return null
    const step = paragraph[depth] as string
    if (beside.some((steps) => steps[depth] === step)) continue
    // Rules name what they treat apart: what lies between is there too.
    const isBeyond = beside.every((steps) => isBefore(steps[depth] as string, step))
    if (!isBeyond) return null
    const given = [number, ...paragraph.slice(0, depth + 1)].join('.')
    return `no rule of the pack names ${given}: check the paragraph`
  }
  return null
}

function isBefore(named: string, step: string): boolean {
  return named.localeCompare(step, 'en', { numeric: true }) < 0
}
