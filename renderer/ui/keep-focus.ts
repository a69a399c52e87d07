import { useScreen } from '../stores/screen.ts'

/** What can take the keyboard in the place of something that is gone: a part of a screen, and no field or button. */
const PLACES =
  'section, form, fieldset, li, article, footer, main, [data-pane], [role="region"], [role="tabpanel"], [tabindex]'

/** What moves the keyboard itself where one of its parts goes. */
const OWN = '[role="grid"], [role="treegrid"], [role="listbox"], [role="menu"], [role="tree"]'

/** So long, in milliseconds, whoever took something away may say where the keyboard goes. */
const FIRST = 50

/** The element that had the keyboard last, and what it lay in then. */
interface Held {
  element: HTMLElement
  around: readonly Element[]
  /** Its place among all that are alike. */
  at: number
  screen: string
  /** It could not be used for a while, and lost the keyboard by that. */
  wasDisabled: boolean
}

/**
 * Where the element that has the keyboard goes away, such as a button with what it was pressed for,
 * the keyboard stays beside it: at what is alike in the same place, or at that place as a whole. One
 * that could not be used for a while has it again afterwards.
 */
export function keepFocus(window: Window): void {
  const { document } = window
  let held: Held | null = null
  let timer: number | undefined
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof HTMLElement && target !== document.body)
        held = {
          ...{ element: target, around: [...ancestorsOf(target)], screen: screenNow() },
          at: alikeTo(target, document).indexOf(target),
          wasDisabled: false,
        }
    },
    true,
  )
  const look = () => {
    if (!held || !isNowhere(document)) return
    const { element, wasDisabled } = held
    // One that is still there and was left on purpose is not entered again.
    if (element.isConnected) {
      if (wasDisabled && !element.matches(':disabled')) element.focus({ preventScroll: true })
    } else placeAfter(held)?.focus({ preventScroll: true })
  }
  new MutationObserver(() => {
    if (!held || !isNowhere(document)) return
    if (held.element.isConnected && held.element.matches(':disabled')) {
      held.wasDisabled = true
      return
    }
    clearTimeout(timer)
    timer = window.setTimeout(look, FIRST)
  }).observe(document, {
    ...{ childList: true, subtree: true },
    ...{ attributes: true, attributeFilter: ['disabled'] },
  })
}

/** Whether the keyboard is nowhere, though the window has it. */
function isNowhere(document: Document): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

function screenNow(): string {
  const { screen, panel } = useScreen.getState()
  return JSON.stringify([screen, panel])
}

function* ancestorsOf(element: Element): Generator<Element> {
  for (let up = element.parentElement; up; up = up.parentElement) yield up
}

/** Where the keyboard goes from an element that is gone; null: whoever took it away says so. */
function placeAfter({ element, around, at, screen }: Held): HTMLElement | null {
  if (screen !== screenNow() || around.some((one) => one.matches(OWN))) return null
  const dialog = around.find((one) => one.matches('[role="dialog"]'))
  if (dialog && !dialog.isConnected) return null
  const from = around.findIndex((one) => one.isConnected)
  if (from < 0) return null
  const place = around.slice(from).find((one) => one.matches(PLACES))
  if (!(place instanceof HTMLElement)) return null
  const alike = alikeTo(element, document)
  const next = alike[Math.min(at, alike.length - 1)]
  if (next && place.contains(next) && !next.matches(':disabled')) return next
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  return place
}

/** What does the same as an element, each beside something else. */
function alikeTo({ dataset: { testid } }: HTMLElement, document: Document): HTMLElement[] {
  if (testid === undefined) return []
  return [...document.querySelectorAll<HTMLElement>(`[data-testid="${CSS.escape(testid)}"]`)]
}
