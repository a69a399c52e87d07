/** Whether what has the keyboard is a field that one types into. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio'].includes(target.type) && !target.readOnly
  return target instanceof HTMLTextAreaElement
}
