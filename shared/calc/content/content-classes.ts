import type { PartFacts } from '../../model/schema.ts'
import type { Content, Origin } from '../../rules/content.ts'
import { type Eccn, parseEccn } from '../../rules/eccn.ts'
import { CHANNELS, type Channel } from './channel.ts'

const KINDS: readonly Content['kind'][] = ['commodity', 'software', 'technology']
const ORIGINS: readonly Origin[] = ['us', 'foreign', 'unknown']
/** There are so many sets of the four marks of a class. */
const ALL_MARKS = 16

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
  /** For each class a number that is the same for classes which differ in facts alone. */
  readonly alike: number[] = []
  readonly placedClasses: PlacedClass[] = []
  /** By the number for what is alike, and the number of the facts. */
  private readonly contentNumbers: Map<number, number>[] = []
  /** By ECCN, and by the number of all else but facts. */
  private readonly alikeNumbers = new Map<string, Map<number, number>>()
  /** What is told of HTS codes and declarations, by number. */
  private readonly toldNumbers = new Map<string, number>([['', 0]])
  private readonly placedNumbers = new Map<number | string, number>()
  private readonly factsNumbers = new Map<string, number>()
  private readonly factsSeen = new WeakMap<PartFacts, number>()
  private readonly eccns = new Map<string, Eccn>()

  /** The number of a class. */
  contentOf(
    kind: Content['kind'],
    origin: Origin,
    eccn: string | null | undefined,
    more: Omit<Content, 'kind' | 'origin' | 'eccn'>,
  ): number {
    const { facts, lookedUp, lapse = null } = more
    const marks =
      (more.isUnlisted ? 1 : 0) +
      (more.isNotTaken ? 2 : 0) +
      (more.isUndeclared ? 4 : 0) +
      (more.isDeclared ? 8 : 0)
    const told = this.toldNumber(saidOf(lookedUp, lapse))
    const rest =
      ((told * KINDS.length + KINDS.indexOf(kind)) * ORIGINS.length + ORIGINS.indexOf(origin)) *
        ALL_MARKS +
      marks
    const alike = this.alikeNumber(eccn ?? '', rest)
    const numbers = this.contentNumbers[alike] as Map<number, number>
    const ofFacts = this.factsNumber(facts)
    const known = numbers.get(ofFacts)
    if (known !== undefined) return known
    numbers.set(ofFacts, this.content.length)
    this.alike.push(alike)
    return this.content.push({ kind, origin, eccn: eccn ? this.eccn(eccn) : null, ...more }) - 1
  }

  /** The number of a placed class. */
  placedClassOf(content: number, channel: Channel, unless: number | null): number {
    const ofContent = content * CHANNELS.length + CHANNELS.indexOf(channel)
    const key = unless === null ? ofContent : `${ofContent} ${unless}`
    const known = this.placedNumbers.get(key)
    if (known !== undefined) return known
    this.placedNumbers.set(key, this.placedClasses.length)
    return this.placedClasses.push({ content, channel, unless }) - 1
  }

  private toldNumber(told: string): number {
    const known = this.toldNumbers.get(told)
    if (known !== undefined) return known
    this.toldNumbers.set(told, this.toldNumbers.size)
    return this.toldNumbers.size - 1
  }

  private alikeNumber(eccn: string, rest: number): number {
    let ofEccn = this.alikeNumbers.get(eccn)
    if (!ofEccn) {
      ofEccn = new Map()
      this.alikeNumbers.set(eccn, ofEccn)
    }
    const known = ofEccn.get(rest)
    if (known !== undefined) return known
    const number = this.contentNumbers.push(new Map()) - 1
    ofEccn.set(rest, number)
    return number
  }

  /** A number for facts that say the same, in whatever order. Parts may share the very same facts. */
  private factsNumber(facts: PartFacts): number {
    const known = this.factsSeen.get(facts)
    if (known !== undefined) return known
    const number = this.factsNumberOf(facts)
    this.factsSeen.set(facts, number)
    return number
  }

  private factsNumberOf(facts: PartFacts): number {
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

/** What the lists said of an HTS code, and why a declaration does not stand, as text. */
function saidOf(lookedUp: Content['lookedUp'], lapse: Content['lapse']): string {
  if (!lookedUp && !lapse) return ''
  const codes = Object.entries(lookedUp ?? {}).map(([f, { how, list }]) => `${f} ${how} ${list}`)
  return codes.length === 0 && !lapse ? '' : `${lapse} ${codes}`
}
