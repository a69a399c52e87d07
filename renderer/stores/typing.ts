import { editsSettled } from './edits.ts'

/** What is half typed at one place, in words; null: nothing. */
type Source = () => string | null

const sources = new Set<Source>()

/** Registers a place where something half typed can lie; gives what ends that. */
export function watchTyping(source: Source): () => void {
  sources.add(source)
  return () => {
    sources.delete(source)
  }
}

/** What the fields of forms said before anybody typed into them. */
const begun = new Map<Field, string>()

type Field = HTMLInputElement | HTMLTextAreaElement

/** Follows what is typed into forms, which is written only once they are sent. */
export function followForms(): void {
  document.addEventListener(
    'focusin',
    ({ target }) => {
      for (const field of begun.keys()) if (!field.isConnected) begun.delete(field)
      if (isField(target) && target.form && !begun.has(target)) begun.set(target, target.value)
    },
    true,
  )
}

/** Ends every edit that is open, so that what can be written is, before anything else happens. */
export function endEditing(): void {
  const active = globalThis.document?.activeElement
  if (active && 'blur' in active) (active as HTMLElement).blur()
}

/** Writes what is typed where that can be; gives what is left half typed, one place each. */
export async function finishTyping(): Promise<string[]> {
  endEditing()
  // A field reads what was typed, and asks for its edit, after the event that ended it.
  await new Promise((resolve) => setTimeout(resolve, 0))
  await editsSettled()
  return [...[...sources].map((source) => source()), ...inForms()].flatMap((text) => text ?? [])
}

function inForms(): string[] {
  return [...begun].flatMap(([field, before]) => {
    if (!field.isConnected || field.value === before || field.value.trim() === '') return []
    return `${nameOf(field)}: ${field.value.trim().slice(0, 100)}`
  })
}

function nameOf(field: Field): string {
  const label = field.labels?.[0]?.textContent ?? field.getAttribute('aria-label')
  return label?.trim() || field.placeholder || field.name
}

function isField(target: EventTarget | null): target is Field {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && ['text', 'number'].includes(target.type)
}
