import { useCommands } from '../stores/commands.ts'

/**
 * While something that is not written yet is shown, Undo closes it: it takes back the last thing that
 * the user did, and no change of earlier. null: nothing is shown.
 */
export function useUndoCloses(close: (() => void) | null): void {
  useCommands(
    close
      ? [
          {
            id: 'undo',
            name: 'Close the preview',
            group: 'Everywhere',
            keys: ['Ctrl+Z'],
            run: close,
          },
        ]
      : [],
  )
}
