import { originOf } from '../../../shared/calc/content/maker.ts'
import { type Asking, askedOf } from '../../../shared/rules/asked.ts'
import type { Content } from '../../../shared/rules/content.ts'
import { lapseOf } from '../../../shared/rules/declaration.ts'
import { parseEccn } from '../../../shared/rules/eccn.ts'
import { listedFact } from '../../../shared/rules/listed.ts'
import type { PartRow } from '../../../shared/workspace/views.ts'

/** What is missing of a part: names as `askedOf` gives them, `price`, and `us:` before what a declaration lacks. */
export type AskedOfPart = (part: PartRow) => readonly string[]

/**
 * What the rules ask of a part for some destinations and the part does not say. Parts that the rules
 * cannot tell apart are asked once. A price is asked where the part is, may be, or declares US content.
 */
export function askedOfPart(asking: Asking): AskedOfPart {
  const byClass = new Map<string, string[]>()
  const byPart = new WeakMap<PartRow, string[]>()

  const ofContent = (content: Content): string[] => {
    const { kind, origin, eccn, facts } = content
    const key = JSON.stringify([kind, origin, eccn?.text, facts])
    const known = byClass.get(key)
    if (known) return known
    const asked = askedOf(content, asking)
    byClass.set(key, asked)
    return asked
  }
  const ofPart = (part: PartRow): string[] => {
    const { pack, day } = asking
    const kind = part.kind as Content['kind']
    const origin = originOf(pack, part.origin, day)
    const facts = factsOf(part, asking)
    const content = (of: Content['origin'], eccn: string | null | undefined): Content => ({
      kind,
      origin: of,
      eccn: eccn ? parseEccn(eccn) : null,
      facts,
    })
    const asked = new Set(ofContent(content(origin, part.eccn)))
    const declared = origin === 'us' ? null : part.usContent
    const isLapsed = declared != null && lapseOf(declared, day) !== null
    const declares = declared != null && (isLapsed || isAboveZero(declared.share))
    if (isLapsed) asked.add('usContent')
    else if (declares)
      for (const name of ofContent(content('us', declared.eccn)))
        asked.add(OF_ECCN.has(name) ? `us:${name}` : name)
    const isPriced = part.price !== null && isAboveZero(part.price.amount)
    if (!isPriced && (origin !== 'foreign' || declares)) asked.add('price')
    return [...asked]
  }
  return (part) => {
    const known = byPart.get(part)
    if (known) return known
    const asked = ofPart(part)
    byPart.set(part, asked)
    return asked
  }
}

const OF_ECCN = new Set(['eccn', 'paragraph'])

function isAboveZero(decimal: string): boolean {
  return !decimal.startsWith('-') && /[1-9]/.test(decimal)
}

/** The facts that are recorded, and those that the HTS code tells. */
function factsOf({ facts }: PartRow, { pack }: Asking): Content['facts'] {
  if (!facts) return {}
  if (!facts.hts6) return facts
  const listed = pack.part746.listedFacts.map(({ fact }) => [
    fact,
    listedFact(pack, fact, facts, null).answer,
  ])
  return { ...facts, ...Object.fromEntries(listed) }
}
