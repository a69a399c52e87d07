import { useMemo } from 'react'
import { destinationsOf } from '../stores/destinations.ts'
import { useWorkspace } from '../stores/workspace.ts'
import { placeLabel } from './choosing/ranked-options.ts'

/** The destinations to choose from: those of the settings first, then all others. */
export function useDestinationGroups() {
  const pack = useWorkspace((store) => store.info?.pack)
  const first = useWorkspace((store) => store.workspace?.settings.destinations)
  return useMemo(() => {
    const { often, others } = destinationsOf(pack, first)
    const options = (choices: typeof often) =>
      choices.map((choice) => ({ value: choice.code, label: placeLabel(choice) }))
    return [
      { group: 'Often asked', items: options(often) },
      { group: 'All others', items: options(others) },
    ]
  }, [pack, first])
}
