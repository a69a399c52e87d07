/** What Enter presses: a button, a link, or the form that a field lies in. */
const PRESSED = 'button, summary, a, input, select, [role="button"]'

/**
 * Enter presses only what it went down on. Where it moves the keyboard to a button, or is held until
 * it gets there, the button is not pressed by it. Ends with what it gives.
 */
export function keepEnterWhereItBegan(target: EventTarget): () => void {
  let began: EventTarget | null = null
  const onKey = (event: Event) => {
    const { key, repeat, type } = event as KeyboardEvent
    if (key !== 'Enter') return
    if (type === 'keydown' && !repeat) {
      began = event.target
      return
    }
    const at = event.target as Partial<Element> | null
    if ((repeat || at !== began) && at?.closest?.(PRESSED)) event.preventDefault()
  }
  for (const kind of ['keydown', 'keypress'])
    target.addEventListener(kind, onKey, { capture: true })
  return () => {
    for (const kind of ['keydown', 'keypress'])
      target.removeEventListener(kind, onKey, { capture: true })
  }
}
