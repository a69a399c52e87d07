/** What the keyboard was on last in each pane. */
const last = new WeakMap<Element, HTMLElement>()

/**
 * The panes of the window, in the order in which F6 goes through them: those of the screen, the
 * navigation, and the status bar where something in it can be pressed.
 */
function panes(): HTMLElement[] {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  const aside = all('main aside')
  const own = all('main [data-pane]')
  const work = own.length > 0 ? own : all('main')
  return [...work, ...aside, ...all('nav[aria-label="Screens"]'), ...all('footer')].filter(
    (pane) => pane.checkVisibility() && firstIn(pane) !== null,
  )
}

/** Puts the keyboard on the next pane, or with -1 on the one before, where it was in it last. */
export function goToPane(by: 1 | -1): void {
  const among = panes()
  const now = paneOf(document.activeElement, among)
  if (now && document.activeElement instanceof HTMLElement) last.set(now, document.activeElement)
  const at = now ? among.indexOf(now) : by > 0 ? -1 : 0
  const next = among[(at + by + among.length) % among.length]
  if (!next) return
  const grid = next.querySelector<HTMLElement>('[data-grid]')
  const known = last.get(next)
  if (grid) grid.focus()
  else if (known?.isConnected) known.focus()
  else (next.querySelector<HTMLElement>('[aria-current="page"]') ?? firstIn(next))?.focus()
}

/** The innermost pane that holds an element. */
function paneOf(element: Element | null, among: readonly HTMLElement[]): HTMLElement | undefined {
  return among.findLast((pane) => pane.contains(element))
}

const REACHED =
  'button:enabled, input:enabled, select:enabled, a[href], [tabindex="0"], [data-grid]'

function firstIn(pane: HTMLElement): HTMLElement | null {
  const found = [...pane.querySelectorAll<HTMLElement>(REACHED)]
  return found.find((element) => element.checkVisibility()) ?? null
}
