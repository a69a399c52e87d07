import type { RulePack } from '../pack.ts'
import { currentPack, findPack, packIds } from './index.ts'

/** The rule packs at hand, and the one of them by which is judged. */
export interface Packs {
  /** The pack in force. Throws where it cannot be read: no other is taken in its place. */
  readonly inForce: RulePack
  /** The ids of all, the one in force first. */
  readonly ids: readonly string[]
  /**
   * A pack by its id; null where there is none that can be read. Of one that was added and one of the
   * app by the same id it is the one added, or the one with a hash that is asked for.
   */
  find(id: string, hash?: string): RulePack | null
  /** The pack of an id; null and an id of none: the one in force. */
  under(id: string | null): RulePack
}

/** A pack beside those of the app. */
export interface AddedPack {
  id: string
  /** The SHA-256 of its rows; null: it has none here. */
  hash: string | null
  /** Gives the pack. Throws where it cannot be read. */
  read(): RulePack
}

/** The packs that the app carries with those added; `inForce` is an id among them, null: the newest of the app. */
export function packsWith(added: readonly AddedPack[], inForce: string | null): Packs {
  const first = inForce ?? (packIds[0] as string)
  const others = [...packIds, ...added.map(({ id }) => id)].filter((id) => id !== first)
  // One that was added stands before one of the app by the same id: rows that were adopted stay.
  const read = (id: string, hash?: string) => {
    const own = added.filter((pack) => pack.id === id)
    const exact = own.find((pack) => pack.hash === hash)
    if (exact) return exact.read()
    const carried = findPack(id)
    return hash !== undefined && carried ? carried : (own[0]?.read() ?? carried)
  }
  const packs: Packs = {
    get inForce() {
      const pack = inForce === null ? currentPack() : read(inForce)
      if (!pack) throw new RangeError(`there is no rule pack ${inForce}`)
      return pack
    },
    ids: [...new Set([first, ...others])],
    find(id, hash) {
      try {
        return read(id, hash)
      } catch {
        return null
      }
    },
    under: (id) => (id === null ? null : packs.find(id)) ?? packs.inForce,
  }
  return packs
}

/** The same packs with another one in force, which may be one of them. */
export function withInForce(packs: Packs, inForce: RulePack): Packs {
  const { id } = inForce.header
  const find = (asked: string, hash?: string) => (asked === id ? inForce : packs.find(asked, hash))
  return {
    inForce,
    ids: [id, ...packs.ids.filter((one) => one !== id)],
    find,
    under: (asked) => (asked === null ? null : find(asked)) ?? inForce,
  }
}

/** The packs that the app carries, the newest in force. */
export const carriedPacks: Packs = packsWith([], null)
