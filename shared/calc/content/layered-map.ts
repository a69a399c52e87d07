/** From so many changes on, an overlay is laid down as a new ground. */
const MOST_CHANGES = 1000

/**
 * A map of which cheap variants can be made: a ground that variants share and none changes, and
 * over it the changes of this one. `undefined` as a change takes an entry away.
 */
export class LayeredMap<V> {
  private readonly ground: ReadonlyMap<string, V>
  private readonly changes: Map<string, V | undefined>

  private constructor(ground: ReadonlyMap<string, V>, changes: Map<string, V | undefined>) {
    this.ground = ground
    this.changes = changes
  }

  static of<V>(entries: Iterable<readonly [string, V]>): LayeredMap<V> {
    return new LayeredMap(new Map(entries), new Map())
  }

  /** The values by the key that each has. */
  static by<V>(values: readonly V[], keyOf: (value: V) => string): LayeredMap<V> {
    const ground = new Map<string, V>()
    for (const value of values) ground.set(keyOf(value), value)
    return new LayeredMap(ground, new Map())
  }

  get(key: string): V | undefined {
    if (this.changes.size === 0) return this.ground.get(key)
    const changed = this.changes.get(key)
    return changed !== undefined || this.changes.has(key) ? changed : this.ground.get(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  /** Keeps a value that follows from what is known, in this variant alone. */
  keep(key: string, value: V): void {
    this.changes.set(key, value)
  }

  /** A variant with some entries set or, where `undefined`, taken away. */
  with(entries: Iterable<readonly [string, V | undefined]>): LayeredMap<V> {
    const changes = new Map(this.changes)
    for (const [key, value] of entries) changes.set(key, value)
    if (changes.size <= MOST_CHANGES) return new LayeredMap(this.ground, changes)
    const ground = new Map(this.ground)
    for (const [key, value] of changes) {
      if (value === undefined) ground.delete(key)
      else ground.set(key, value)
    }
    return new LayeredMap(ground, new Map())
  }

  /** The keys under which two variants may have different values. */
  differingFrom(other: LayeredMap<V>): Set<string> {
    const keys = new Set<string>()
    const compare = (key: string) => {
      if (this.get(key) !== other.get(key)) keys.add(key)
    }
    for (const overlay of [this, other]) {
      for (const key of overlay.changes.keys()) compare(key)
      if (this.ground !== other.ground) for (const key of overlay.ground.keys()) compare(key)
    }
    return keys
  }
}
