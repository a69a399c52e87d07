/**
 * Gives up a selection of text that a double click has left. While one stands the browser looks for its
 * ends in every frame, through all that is drawn.
 */
export function forgetSelectedText(): void {
  const selection = getSelection()
  if (selection && selection.type !== 'None') selection.removeAllRanges()
}
