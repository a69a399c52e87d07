import { indexPack, type RulePack } from '../../shared/rules/pack.ts'
import * as carried from '../../shared/rules/packs/index.ts'
import { call } from './call.ts'
import { attempt, useWorkspace } from './workspace.ts'

/** Rule packs that the open workspace keeps, as far as they were read here, by their names in the window. */
let loaded = new Map<string, RulePack>()
/** Of which file they are. */
let path: string | undefined

/**
 * A rule pack by its id, or by its name in the window; null where it is not here, or not read yet. Of a pack
 * that the workspace adopted it is the one with those rows: the app may carry others by the same id.
 */
export function findPack(name: string): RulePack | null {
  const own = adoptedName(name)
  return loaded.get(own) ?? (own.includes(' ') ? null : carried.findPack(own))
}

/** The rules in force in the open workspace; those of the app where none is open, or they are not read yet. */
export function currentPack(): RulePack {
  const name = useWorkspace.getState().info?.pack
  return (name !== undefined && findPack(name)) || carried.currentPack()
}

/** The rules of an id or a name in the window; the rules in force where there are none of it. */
export function packNamed(name: string | undefined): RulePack {
  return (name !== undefined && findPack(name)) || currentPack()
}

/** The id in the name of a pack in the window. */
export function idOfPack(name: string): string {
  return name.split(' ')[0] as string
}

/** What names a pack in the window: its id; of one that was adopted, also the hash of its rows. */
function nameOfPack({ pack, hash }: { pack: string; hash: string }): string {
  return `${pack} ${hash}`
}

/** The name of what was adopted last by an id; what is no such id stays as it is. */
function adoptedName(name: string): string {
  const adoptions = useWorkspace.getState().workspace?.settings.adoptions ?? []
  const adopted = adoptions.findLast(({ pack }) => pack === name)
  return adopted ? nameOfPack(adopted) : name
}

/** The ids of the packs of the app and of those that were ever in force in the open workspace. */
export function packIds(): string[] {
  const adoptions = useWorkspace.getState().workspace?.settings.adoptions ?? []
  return [...new Set([...carried.packIds, ...adoptions.map(({ pack }) => pack)])]
}

/** Reads a pack that the workspace keeps, by its id or its name in the window, where it is not here yet. */
export async function loadPack(name: string): Promise<RulePack | null> {
  const known = findPack(name)
  if (known) return known
  const into = loaded
  const own = adoptedName(name)
  const [pack = own, hash] = own.split(' ')
  const found = await attempt('read the rules', () => call('rules.files', { pack, hash }))
  if (found) into.set(own, indexPack(found.files))
  return into.get(own) ?? null
}

/** Keeps `info.pack` the pack that is in force in the open workspace, once its rows are here. */
export function followPacks(): void {
  useWorkspace.subscribe((now, before) => {
    const isSame =
      now.workspace?.path === before.workspace?.path &&
      now.workspace?.settings.adoptions === before.workspace?.settings.adoptions
    if (isSame && now.info === before.info) return
    if (now.workspace?.path !== path) {
      path = now.workspace?.path
      loaded = new Map()
    }
    void showInForce()
  })
}

async function showInForce(): Promise<void> {
  const name = inForceName()
  const pack = await loadPack(name)
  const { info } = useWorkspace.getState()
  if (!info || inForceName() !== name || info.pack === name) return
  const packAsOf = pack?.header.asOf ?? 'not read'
  useWorkspace.setState({ info: { ...info, pack: name, packAsOf } })
}

function inForceName(): string {
  const adopted = useWorkspace.getState().workspace?.settings.adoptions.at(-1)
  return adopted ? nameOfPack(adopted) : (carried.packIds[0] as string)
}
