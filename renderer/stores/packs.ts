import { indexPack, type RulePack } from '../../shared/rules/pack.ts'
import * as carried from '../../shared/rules/packs/index.ts'
import { call } from './call.ts'
import { attempt, useWorkspace } from './workspace.ts'

/** Rule packs that the open workspace keeps, as far as they were read here, by their id. */
let loaded = new Map<string, RulePack>()
/** Of which file they are. */
let path: string | undefined

/** A rule pack by its id; null where it is not here, or not read yet. */
export function findPack(id: string): RulePack | null {
  return loaded.get(id) ?? carried.findPack(id)
}

/** The rules in force in the open workspace; those of the app where none is open, or they are not read yet. */
export function currentPack(): RulePack {
  const id = useWorkspace.getState().info?.pack
  return (id !== undefined && findPack(id)) || carried.currentPack()
}

/** The rules of an id, as the window names those in force; the rules in force where there are none of it. */
export function packNamed(id: string | undefined): RulePack {
  return (id !== undefined && findPack(id)) || currentPack()
}

/** The ids of the packs of the app and of those that were ever in force in the open workspace. */
export function packIds(): string[] {
  const adoptions = useWorkspace.getState().workspace?.settings.adoptions ?? []
  return [...new Set([...carried.packIds, ...adoptions.map(({ pack }) => pack)])]
}

/** Reads a pack that the workspace keeps, where it is not here yet. */
export async function loadPack(id: string): Promise<RulePack | null> {
  const known = findPack(id)
  if (known) return known
  const into = loaded
  const found = await attempt('read the rules', () => call('rules.files', { pack: id }))
  if (found) into.set(id, indexPack(found.files))
  return into.get(id) ?? null
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
  const id = inForceId()
  const pack = await loadPack(id)
  const { info } = useWorkspace.getState()
  if (!info || inForceId() !== id || info.pack === id) return
  const packAsOf = pack?.header.asOf ?? 'not read'
  useWorkspace.setState({ info: { ...info, pack: id, packAsOf } })
}

function inForceId(): string {
  const adopted = useWorkspace.getState().workspace?.settings.adoptions.at(-1)
  return adopted?.pack ?? (carried.packIds[0] as string)
}
