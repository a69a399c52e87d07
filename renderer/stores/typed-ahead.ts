/** What was typed between the key that opens the search and the moment at which it has the keyboard. */
let typed = ''

/** Keeps a key that was pressed too early: a character, Backspace or Enter. Gives whether it is one of these. */
export function typeAhead(key: string): boolean {
  if (key === 'Backspace') typed = typed.slice(0, -1)
  else if (key === 'Enter') typed += '\n'
  else if ([...key].length === 1) typed += key
  else return false
  return true
}

/** The text that was typed too early, and whether Enter came after it; it is given once. */
export function takeTypedAhead(): { text: string; isEntered: boolean } {
  const [text = '', ...rest] = typed.split('\n')
  typed = ''
  return { text, isEntered: text !== '' && rest.length > 0 }
}
