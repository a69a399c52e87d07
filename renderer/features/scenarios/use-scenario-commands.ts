import { type AppCommand, useCommands } from '../../stores/commands.ts'
import { useScenarioView } from '../../stores/scenario-view.ts'
import type { AskedFirst } from './scenario-dialogs.tsx'
import type { ScenarioActions } from './use-scenario-actions.ts'

/** What can be done with scenarios by key and from the search box. */
export function useScenarioCommands(
  actions: ScenarioActions,
  ask: (asking: AskedFirst) => void,
): void {
  const { canEdit, isOnList } = actions
  const command = (given: Omit<AppCommand, 'group'>): AppCommand => ({
    ...given,
    group: 'Scenarios',
  })
  const ofWritable = (given: Omit<AppCommand, 'group'>) =>
    command({ ...given, isAvailable: () => canEdit })
  const ofActive = (given: Omit<AppCommand, 'group'>) =>
    command({ ...given, isAvailable: () => isOnList })
  const changing = (given: Omit<AppCommand, 'group'>) =>
    command({ ...given, isAvailable: () => canEdit && isOnList })
  useCommands([
    ofWritable({ id: 'newScenario', name: 'New scenario', run: actions.create }),
    ofActive({ id: 'editScenario', name: 'Edit the scenario', run: actions.editActive }),
    changing({
      id: 'duplicateScenario',
      name: 'Duplicate the scenario',
      keys: ['Ctrl+D'],
      run: actions.duplicate,
    }),
    changing({
      id: 'applyScenario',
      name: 'Apply the scenario to the base',
      keys: ['Ctrl+Enter'],
      run: () => ask('apply'),
    }),
    changing({
      id: 'removeScenario',
      name: 'Remove the scenario',
      keys: ['Delete'],
      run: () => ask('remove'),
    }),
    changing({
      id: 'scenarioUp',
      name: 'Move the scenario up',
      keys: ['Alt+ArrowUp'],
      run: () => actions.move(-1),
    }),
    changing({
      id: 'scenarioDown',
      name: 'Move the scenario down',
      keys: ['Alt+ArrowDown'],
      run: () => actions.move(1),
    }),
    ofActive({
      id: 'exportScenario',
      name: 'Export the scenario as a file',
      run: actions.exportActive,
    }),
    ofWritable({
      id: 'importScenario',
      name: 'Import a scenario from a file',
      run: actions.importOne,
    }),
    command({
      id: 'onlyChanged',
      name: 'Only what the scenarios change',
      keys: ['C'],
      run: () => useScenarioView.setState(({ onlyChanged }) => ({ onlyChanged: !onlyChanged })),
    }),
  ])
}
