import { create } from 'zustand'
import type { OfficialText } from '../../shared/rules/official-text.ts'
import { call } from './call.ts'
import { idOfPack } from './packs.ts'
import { attempt, useWorkspace } from './workspace.ts'

interface OfficialTexts {
  /** The workspace and the pack whose words were read; null: none were asked for yet. */
  of: string | null
  /** The official words that the pack carries; those of the app carry none. */
  texts: readonly OfficialText[]
}

/** The official words beside citations, as far as the pack in force carries any. */
export const useOfficialTexts = create<OfficialTexts>(() => ({ of: null, texts: [] }))

/** Reads the official words of the pack in force, once for each, when a citation is opened. */
export async function readOfficialTexts(): Promise<void> {
  const { info, workspace } = useWorkspace.getState()
  if (!info) return
  const of = `${workspace?.path} ${info.pack}`
  if (useOfficialTexts.getState().of === of) return
  const found = await attempt('read the words', () =>
    call('rules.texts', { pack: idOfPack(info.pack) }),
  )
  if (found) useOfficialTexts.setState({ of, texts: found.texts })
}
