/** What comes of the second press of a double click. */
const PRESSES = ['mousedown', 'mouseup', 'click', 'dblclick'] as const

/**
 * Keeps the second press of a double click from what came in the place of what was pressed first: a row
 * that opens at once is often clicked twice, and what then lies under the pointer was never meant.
 */
export function ignoreSecondClick(page: EventTarget): void {
  let pressed: Node | null = null
  const look = (heard: Event) => {
    const event = heard as MouseEvent
    if (event.type === 'mousedown' && event.detail < 2) pressed = event.target as Node
    if (event.detail < 2 || !pressed || pressed.isConnected) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const press of PRESSES) page.addEventListener(press, look, { capture: true })
}
