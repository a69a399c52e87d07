import { canonicalJson } from '../model/canonical-json.ts'
import { amended } from '../rules/amend.ts'
import { indexPack, type RulePack } from '../rules/pack.ts'
import type { Cryptography } from './cryptography.ts'
import { hashOfPack } from './determine.ts'
import { packRowsOf } from './pack-rows.ts'
import type { DeterminationRecord } from './schema.ts'

/** Gives the pack of an id: of several the one of the hash of its content, else any; null: none is here. */
export type FindPack = (id: string, sha256: string) => RulePack | null

/** A pack by its id and the SHA-256 of its content. */
export interface NamedPack {
  id: string
  sha256: string
}

/** Whether the rows of a determination are those of the pack that it names. */
export interface PackFound {
  state: 'holds' | 'fails' | 'open'
  /** In a sentence. */
  found: string
  /** The pack that is not here to compare with; null: its rows were compared. */
  missing: NamedPack | null
}

/**
 * Compares the rows that a determination carries with those of the pack that it names. One that an
 * office amended is made anew from the pack beneath where it is not here itself: its header has the
 * amendments, and its hash says whether it is the same.
 */
export async function comparePack(
  { pack: named, model }: DeterminationRecord,
  find: FindPack,
  cryptography: Cryptography,
): Promise<PackFound> {
  const { id, rows } = named
  const here = await packHere(named, find, cryptography)
  if (!here.pack) {
    const { sha256 } = named
    return { state: 'open', found: here.why, missing: { id, sha256 } }
  }
  const isSame = canonicalJson(packRowsOf(here.pack, model)) === canonicalJson(rows)
  const found = `its rows are ${isSame ? '' : 'not '}those of the pack ${id}${here.made}`
  return { state: isSame ? 'holds' : 'fails', found, missing: null }
}

/** A pack with how it was come by, or why it is not here. */
type Here = { pack: RulePack; made: string } | { pack: null; why: string }

async function packHere(
  named: DeterminationRecord['pack'],
  find: FindPack,
  cryptography: Cryptography,
): Promise<Here> {
  const [pack, hash] = await hashed(named, find, cryptography)
  if (pack && hash === named.sha256) return { pack, made: '' }
  const why = pack
    ? `the pack ${named.id} that is here has other content (SHA-256 ${hash}) than the one determined by (SHA-256 ${named.sha256})`
    : `the pack ${nameText(named)} is not here to compare its rows with`
  const { amended: by } = named.rows.header
  return by ? amendedAnew(named, { by, why, find }, cryptography) : { pack: null, why }
}

async function amendedAnew(
  { id, sha256 }: NamedPack,
  {
    by,
    why,
    find,
  }: {
    by: NonNullable<RulePack['header']['amended']>
    why: string
    find: FindPack
  },
  cryptography: Cryptography,
): Promise<Here> {
  const beneath = { id: by.pack, sha256: by.sha256 }
  const [base, hash] = await hashed(beneath, find, cryptography)
  if (!base || hash !== beneath.sha256)
    return { pack: null, why: `${why}, nor is the pack ${nameText(beneath)} that it amends` }
  const files = amended({ files: base.files, sha256: by.sha256 }, by.by, id)
  if ((await cryptography.sha256(canonicalJson(files))) === sha256)
    return {
      pack: indexPack(files),
      made: `: ${by.pack} with the amendments in house that it names`,
    }
  return { pack: null, why: `${why}, and ${by.pack} with the amendments that it names is another` }
}

async function hashed(
  { id, sha256 }: NamedPack,
  find: FindPack,
  cryptography: Cryptography,
): Promise<[RulePack | null, string | null]> {
  const pack = find(id, sha256)
  return [pack, pack && (await hashOfPack(pack, cryptography))]
}

function nameText({ id, sha256 }: NamedPack): string {
  return `${id} (SHA-256 ${sha256})`
}
