import { type Hit, LEAST_ASKED, type Screen, type SoughtParty } from './screen.ts'
import type { FoundEntry, Screened } from './standing.ts'

/** The most entries that are put before a person for one party and list. */
const MOST_ASKED = 25

/** Screens the parties of a register against one list, and keeps what it found while they stay as they are. */
export class ListScreener {
  readonly list: string
  readonly sources: readonly string[]
  private readonly of: Screen
  private readonly byId: ReadonlyMap<string, number>
  private readonly known = new Map<string, ReturnType<Screen['screen']>>()

  constructor(list: string, of: Screen) {
    this.list = list
    this.of = of
    this.sources = [...new Set(of.parties.map(({ source }) => source))]
    this.byId = new Map(of.parties.map(({ id }, at) => [id, at]))
  }

  /**
   * What the list has of a party. Entries that something was decided of are told whatever they are called
   * now, as long as they are on the list.
   */
  screen(sought: SoughtParty, decided: readonly string[]): Omit<Screened, 'party'> {
    const { name, aliases, country, addresses } = sought
    const key = JSON.stringify([name, aliases, country, addresses])
    const found =
      this.known.get(key) ?? this.of.screen(sought, { most: MOST_ASKED, least: LEAST_ASKED })
    this.known.set(key, found)
    const { hits, notComparable } = found
    const others = decided.flatMap((id) => {
      const entry = this.of.parties[this.byId.get(id) ?? -1]
      return entry && !hits.some(({ party }) => party.id === id) ? [entry] : []
    })
    return {
      found: [
        ...hits.map((hit) => this.entryOf(hit)),
        ...others.map(
          (entry): FoundEntry => ({
            list: this.list,
            entry,
            listed: entry.name,
            sought: name,
            likeness: 0,
            reasons: ['no longer near by name; something was decided of it'],
          }),
        ),
      ],
      notComparable: notComparable.map((one) => ({ ...one, list: this.list })),
    }
  }

  private entryOf({ party: entry, listed, sought, likeness, reasons }: Hit): FoundEntry {
    return { list: this.list, entry, listed, sought, likeness, reasons }
  }
}
