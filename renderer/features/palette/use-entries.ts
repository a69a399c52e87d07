import { useMemo } from 'react'
import { useCompanies } from '../../stores/companies.ts'
import { useItems } from '../../stores/items.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import {
  commandEntries,
  companyEntries,
  creationEntries,
  type Entry,
  itemEntries,
  ruleEntries,
  termEntries,
  versionEntries,
} from './entries.ts'
import { type FoundGroup, find, indexed } from './rank.ts'
import { recentIds } from './recent.ts'

const MOST_IN_GROUP = 6

/** What a text finds, in groups; for no text what was chosen of late, and everything that can be done. */
export function useEntries(text: string): FoundGroup<Entry>[] {
  const items = useItems((store) => store.rows)
  const companies = useCompanies((store) => store.loaded?.entities)
  const pack = useWorkspace((store) => store.info?.pack)
  const versions = useWorkspace((store) => store.workspace?.settings.versions)
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  const recent = useMemo(recentIds, [])
  const commands = useMemo(commandEntries, [])
  const all = useMemo(
    () =>
      indexed([
        ...commands,
        ...itemEntries(items ?? []),
        ...companyEntries(companies ?? []),
        ...versionEntries(versions ?? []),
        ...ruleEntries(pack),
        ...termEntries(),
      ]),
    [commands, items, companies, versions, pack],
  )
  return useMemo(() => {
    if (text.trim() === '')
      return withoutText(
        all.map(({ entry }) => entry),
        commands,
        recent,
      )
    const creations = creationEntries(text, canEdit)
    return [
      ...find(all, text, recent, MOST_IN_GROUP),
      ...(creations.length > 0
        ? [{ group: 'Create', entries: creations, found: creations.length }]
        : []),
    ]
  }, [all, commands, recent, text, canEdit])
}

function withoutText(
  all: readonly Entry[],
  commands: readonly Entry[],
  recent: readonly string[],
): FoundGroup<Entry>[] {
  const byId = new Map(all.map((entry) => [entry.id, entry]))
  const lately = recent.flatMap((id) => byId.get(id) ?? []).slice(0, MOST_IN_GROUP)
  const shown = new Set(lately)
  const rest = Map.groupBy(
    commands.filter((command) => !shown.has(command)),
    ({ group }) => group,
  )
  const groups = ['Screens', 'Commands'].map((group) => {
    const entries = rest.get(group) ?? []
    return { group, entries, found: entries.length }
  })
  const late = { group: 'Recent', entries: lately, found: lately.length }
  return lately.length > 0 ? [late, ...groups] : groups
}
