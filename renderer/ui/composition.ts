/**
 * Keys that an input method composes with are its own: Enter takes what is composed and Escape drops
 * it. No field, grid or shortcut of the window sees them. Ends with what it gives.
 */
export function keepComposition(target: Window): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!event.isComposing && event.keyCode !== COMPOSED) return
    event.stopImmediatePropagation()
    // no form is sent by it either
    if (event.key === 'Enter') event.preventDefault()
  }
  for (const kind of ['keydown', 'keyup', 'keypress'] as const)
    target.addEventListener(kind, onKey, { capture: true })
  return () => {
    for (const kind of ['keydown', 'keyup', 'keypress'] as const)
      target.removeEventListener(kind, onKey, { capture: true })
  }
}

/** What the code of a key is while an input method has it. */
const COMPOSED = 229
