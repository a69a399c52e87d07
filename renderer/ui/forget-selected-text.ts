/**
 * Gives up a selection of text that a double click has left. While one stands the browser looks for its
 * ends in every frame, through all that is drawn.
 */
export function forgetSelectedText(): void {
  const selection = getSelection()
  // to say of which type it is the browser would lay the window out
  if (selection && selection.rangeCount > 0) selection.removeAllRanges()
}
