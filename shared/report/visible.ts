/** Control characters but for line breaks, and marks that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/**
 * A text in which no character steers the screen or paper that shows it: control characters and marks
 * of direction stand there by their numbers, such as [U+001B]; line breaks stay.
 */
export function visible(text: string): string {
  return text.replace(
    INVISIBLE,
    (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}
