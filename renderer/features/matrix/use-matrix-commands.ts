import type { RefObject } from 'react'
import { useCommands } from '../../stores/commands.ts'
import { matrixFloors } from '../../stores/floors.ts'
import { stopMatrix, useMatrix } from '../../stores/matrix.ts'
import { toggleComparison, toggleFloors, togglePicture } from '../../stores/matrix-view.ts'

interface Parts {
  destinations: RefObject<HTMLInputElement | null>
  products: RefObject<HTMLInputElement | null>
  canEdit: boolean
  copy: () => unknown
  editSets: () => void
}

/** What can be done with the matrix by key and from the search box, wherever the keyboard is. */
export function useMatrixCommands({ destinations, products, canEdit, copy, editSets }: Parts) {
  const group = 'Matrix'
  useCommands([
    {
      id: 'find',
      name: 'Filter the destinations',
      group,
      keys: ['F', 'Ctrl+F'],
      run: () => goInto(destinations),
    },
    {
      id: 'filterProducts',
      name: 'Filter the products',
      group,
      keys: ['/'],
      run: () => goInto(products),
    },
    {
      id: 'matrixMethods',
      name: 'Mark where the other method decides differently',
      group,
      keys: ['D'],
      run: toggleComparison,
    },
    { id: 'matrixMap', name: 'Map or table', group, keys: ['M'], run: togglePicture },
    {
      id: 'matrixFloors',
      name: 'Lowest prices or shares',
      group,
      keys: ['P'],
      run: toggleFloors,
    },
    { id: 'matrixCopy', name: 'Copy the matrix', group, keys: ['Ctrl+Shift+C'], run: copy },
    {
      id: 'matrixSets',
      name: 'Sets of destinations',
      group,
      isAvailable: () => canEdit,
      run: editSets,
    },
    {
      id: 'stopMatrix',
      name: 'Stop working out verdicts and lowest prices',
      group,
      keys: ['Escape'],
      isAvailable: () =>
        useMatrix.getState().progress !== null || matrixFloors.useQuestion.getState().job !== null,
      run: () => {
        stopMatrix()
        matrixFloors.stop()
      },
    },
  ])
}

/** Puts the keyboard into a filter; what is typed takes the place of what stands there. */
function goInto(filter: RefObject<HTMLInputElement | null>): void {
  filter.current?.focus()
  filter.current?.select()
}
