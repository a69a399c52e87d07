import { carriedRow, type ReadPack } from '../../db/packs.ts'
import type { ShownPack } from '../../shared/ipc/rules-calls.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
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
    'rules.files': ({ pack: id }) => {
      const pack = workspace.shown().packs().find(id)
      if (!pack) throw new Refusal('not-found', `There is no rule pack ${id} that can be read.`)
      return { files: pack.files }
    },
    'rules.choose': async () => {
      const path = await dialogs.packToAdd()
      if (path === null) return null
      const pack = await packs.choose(path)
      const { fingerprint } = await office.state()
      return shownPack(pack, knownKeys(packs.all(workspace.shown()), fingerprint))
    },
    'rules.adopt': ({ hash, ...adopted }) =>
      workspace.edit((open) => {
        const row = packs.row(open, hash)
        return open.adoptPack({ pack: row.id, hash, ...adopted }, row)
      }),
  }
}

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
    sources: Object.values(header.sources),
  }
}
