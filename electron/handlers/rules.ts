import { carriedRow, packOfRow, type ReadPack } from '../../db/packs.ts'
import type { ShownPack } from '../../shared/ipc/rules-calls.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { Candidate } from '../packs/made-packs.ts'
import type { Context } from './context.ts'

/** Rule packs: which there are, one from a file, and taking one into force. */
export function rulesHandlers({ workspace, dialogs, office, packs }: Context): HandlersOf<'rules'> {
  return {
    'rules.packs': async () => {
      const { fingerprint } = await office.state()
      return workspace.read((shown) => {
        const all = packs.all(shown)
        const known = knownKeys(all, fingerprint)
        return { packs: all.map((pack) => shownPack(pack, known)) }
      })
    },
    'rules.files': ({ pack: id, hash }) => {
      const pack = workspace.shown().packs().find(id, hash)
      if (!pack) throw new Refusal('not-found', `There is no rule pack ${id} that can be read.`)
      return { files: pack.files }
    },
    'rules.texts': ({ pack: id }) => {
      const row = workspace
        .shown()
        .packRows()
        .find((one) => one.id === id)
      return { texts: row ? packOfRow(row).texts : [] }
    },
    'rules.choose': async () => {
      const path = await dialogs.packToAdd()
      if (path === null) return null
      const shown = workspace.shown()
      const pack = await packs.choose(path, shown.packs().inForce.files, shown.packRows())
      return shownCandidate(pack)
    },
    'rules.amend': async (asked) => shownCandidate(await packs.amend(workspace.shown(), asked)),
    'rules.adopt': ({ hash, ...adopted }) =>
      workspace.edit((open) => {
        const { row, rows, what } = packs.candidate(open, hash)
        const named = what === undefined ? {} : { what: what.slice(0, LONGEST_WHAT) }
        return open.adoptPack({ pack: row.id, hash, ...adopted, ...named }, rows)
      }),
  }

  async function shownCandidate(pack: Candidate): Promise<ShownPack> {
    const { fingerprint } = await office.state()
    const known = knownKeys(packs.all(workspace.shown()), fingerprint)
    return { ...shownPack(pack, known), arrived: pack.arrived }
  }
}

/** Characters of what the history calls a change. */
const LONGEST_WHAT = 200

/** The office's own key and those of the packs that are here already. */
function knownKeys(all: readonly ReadPack[], own: string | null): Set<string | null> {
  return new Set([own, ...all.map(({ signedBy }) => signedBy)])
}

function shownPack(
  { files: { header }, hash, signedBy }: ReadPack,
  known: ReadonlySet<string | null>,
): ShownPack {
  return {
    id: header.id,
    hash,
    asOf: header.asOf,
    title: header.title,
    signedBy,
    isKnown: signedBy !== null && known.has(signedBy),
    isOfApp: carriedRow(header.id)?.hash === hash,
    amendments: header.amended?.by ?? [],
    arrived: [],
    sources: Object.values(header.sources),
  }
}
