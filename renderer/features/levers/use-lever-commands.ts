import { useCommands } from '../../stores/commands.ts'
import { STUDIES, useLeversView } from '../../stores/levers-view.ts'
import { stepDestination } from '../../stores/result.ts'

/** What can be done with levers by key and from the search box, wherever the keyboard is. */
export function useLeverCommands(): void {
  const group = 'Levers'
  useCommands([
    ...STUDIES.map(({ study, name }, at) => ({
      id: `study-${study}`,
      name: study === 'levers' ? 'Ranked levers' : name,
      group,
      keys: [`Alt+${at + 1}`],
      whileTyping: true,
      run: () => useLeversView.setState({ study }),
    })),
    {
      id: 'previousDestination',
      name: 'Previous destination',
      group,
      keys: ['['],
      run: () => stepDestination(-1),
    },
    {
      id: 'nextDestination',
      name: 'Next destination',
      group,
      keys: [']'],
      run: () => stepDestination(1),
    },
  ])
}
