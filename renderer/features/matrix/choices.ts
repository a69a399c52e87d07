import type { RuleGroup } from '../../../shared/rules/groups.ts'
import type { Settings } from '../../../shared/workspace/settings.ts'
import type { Only } from '../../stores/matrix-view.ts'

interface Options {
  group: string
  items: { value: string; label: string }[]
}

/** The choices of destinations, each with how many it has. */
export function destinationChoices(
  groups: readonly RuleGroup[],
  { destinations, destinationSets }: Pick<Settings, 'destinations' | 'destinationSets'>,
): Options[] {
  const all = groups.reduce((sum, group) => sum + group.destinations.length, 0)
  return [
    {
      group: 'Destinations',
      items: [
        { value: 'all', label: `All destinations · ${all}` },
        { value: 'often', label: `Often asked · ${destinations.length}` },
      ],
    },
    {
      group: 'Your sets',
      items: destinationSets.map(({ name, destinations: codes }) => ({
        value: `set:${name}`,
        label: `${name} · ${codes.length}`,
      })),
    },
    {
      group: 'Rule groups',
      items: groups.map(({ id, title, members, destinations: named }) => ({
        value: `group:${id}`,
        label: `${title}${members ? ` (${members})` : ''} · ${named.length}`,
      })),
    },
  ].filter(({ items }) => items.length > 0)
}

/** What can be asked of the rows and columns to be shown; what differs by method only where both are known. */
export function onlyChoices(compares: boolean): { value: Only; label: string }[] {
  const always: { value: Only; label: string }[] = [
    { value: 'all', label: 'Everything' },
    { value: 'asks', label: 'Where something is left to do' },
    { value: 'incomplete', label: 'Where an answer can still change it' },
    { value: 'licence', label: 'Where a licence or exception is needed' },
    { value: 'need-open', label: 'Where the licence need is open' },
    { value: 'caught', label: 'Where a direct product rule reaches the product' },
    { value: 'undetermined', label: 'Where something is undetermined' },
    { value: 'report-required', label: 'Where a report is required' },
    { value: 'near', label: 'Within 2 points of the level' },
  ]
  return compares ? [...always, { value: 'flipped', label: 'Where the methods differ' }] : always
}
