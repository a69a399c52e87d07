import type { PartFacts } from '../../model/schema.ts'
import type { Content, Origin } from '../../rules/content.ts'
import { type Eccn, parseEccn } from '../../rules/eccn.ts'
import type { Channel } from './channel.ts'

/** What the rules tell apart in a product: a class of content, in a channel. */
export interface PlacedClass {
  /** Index into the classes of content. */
  content: number
  channel: Channel
  /**
   * For US content declared in a part of unknown origin: the class of the part itself. If the part
   * is of US origin it counts as a whole, so the declared content counts only where the whole cannot.
   */
  unless: number | null
}

/**
 * The classes of content met so far and the placed classes that they lie in, by number. Items with the same
 * kind, origin, ECCN and facts are one class: the rules cannot tell them apart.
 */
export class ContentClasses {
  readonly content: Content[] = []
  readonly placedClasses: PlacedClass[] = []
  private readonly contentNumbers = new Map<string, number>()
  private readonly placedNumbers = new Map<string, number>()
  private readonly factsNumbers = new Map<string, number>()
  private readonly eccns = new Map<string, Eccn>()

  /** The number of a class. */
  contentOf(
    kind: Content['kind'],
    origin: Origin,
    eccn: string | null | undefined,
    more: Omit<Content, 'kind' | 'origin' | 'eccn'>,
  ): number {
    const { facts, lookedUp = {}, lapse = null } = more
    const { isUnlisted = false, isNotTaken = false, isUndeclared = false } = more
    const { isDeclared = false } = more
    const codes = Object.entries(lookedUp).map(([fact, { how, list }]) => `${fact} ${how} ${list}`)
    const told = [...codes, isUnlisted, isNotTaken, isUndeclared, isDeclared, lapse].join(' ')
    const key = `${kind} ${origin} ${this.factsNumber(facts)} ${eccn ?? ''} ${told}`
    const known = this.contentNumbers.get(key)
    if (known !== undefined) return known
    this.contentNumbers.set(key, this.content.length)
    return this.content.push({ kind, origin, eccn: eccn ? this.eccn(eccn) : null, ...more }) - 1
  }

  /** The number of a placed class. */
  placedClassOf(content: number, channel: Channel, unless: number | null): number {
    const key = `${channel} ${content} ${unless ?? ''}`
    const known = this.placedNumbers.get(key)
    if (known !== undefined) return known
    this.placedNumbers.set(key, this.placedClasses.length)
    return this.placedClasses.push({ content, channel, unless }) - 1
  }

  /** A number for facts that say the same, in whatever order. */
  private factsNumber(facts: PartFacts): number {
    const asWritten = JSON.stringify(facts)
    const known = this.factsNumbers.get(asWritten)
    if (known !== undefined) return known
    const told = Object.entries(facts)
      .filter(([name, value]) => value != null && name !== 'hts6')
      .sort(([a], [b]) => (a < b ? -1 : 1))
    const inOrder = JSON.stringify(told)
    const number = this.factsNumbers.get(inOrder) ?? this.factsNumbers.size
    this.factsNumbers.set(inOrder, number).set(asWritten, number)
    return number
  }

  private eccn(text: string): Eccn {
    const known = this.eccns.get(text) ?? parseEccn(text)
    this.eccns.set(text, known)
    return known
  }
}
