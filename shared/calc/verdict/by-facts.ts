import type { PartFacts } from '../../model/schema.ts'
import type { Content } from '../../rules/content.ts'

/** What was found of content, with the facts that were looked at for it and what they said. */
interface Found<T> {
  looked: readonly (readonly [name: string, value: unknown])[]
  value: T
}

/**
 * What is found of content that is alike but for facts, kept by the facts that were looked at: one
 * that says the same to those that were asked need not be asked again. Most rules ask few of the
 * facts that are recorded.
 */
export class ByFacts<T> {
  private readonly known: Found<T>[] = []

  /** What `find` finds of the content. */
  of(content: Content, find: (content: Content) => T): T {
    for (const { looked, value } of this.known) if (saysSame(content.facts, looked)) return value
    const watched = new Watched(content.facts)
    const value = find({ ...content, facts: watched.facts })
    const { looked } = watched
    if (looked) this.known.push({ looked, value })
    return value
  }
}

function saysSame(facts: PartFacts, looked: Found<unknown>['looked']): boolean {
  for (const [name, value] of looked) if (!isSame(facts[name], value)) return false
  return true
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  const areObjects = typeof a === 'object' && typeof b === 'object'
  return areObjects && JSON.stringify(a) === JSON.stringify(b)
}

/** Facts that note which of them are looked at. */
class Watched {
  readonly facts: PartFacts
  private readonly names = new Map<string, unknown>()
  /** All were looked at in one go, so that which ones mattered is not known. */
  private isWhole = false

  constructor(facts: PartFacts) {
    const note = (name: string | symbol) => {
      if (typeof name === 'string') this.names.set(name, facts[name])
    }
    const noteAll = () => {
      this.isWhole = true
    }
    this.facts = new Proxy(facts, {
      get: (target, name) => {
        note(name)
        return Reflect.get(target, name)
      },
      has: (target, name) => {
        note(name)
        return Reflect.has(target, name)
      },
      ownKeys: (target) => {
        noteAll()
        return Reflect.ownKeys(target)
      },
      getOwnPropertyDescriptor: (target, name) => {
        noteAll()
        return Reflect.getOwnPropertyDescriptor(target, name)
      },
    })
  }

  /** The facts that were looked at; null: all of them. */
  get looked(): Found<unknown>['looked'] | null {
    return this.isWhole ? null : [...this.names]
  }
}
