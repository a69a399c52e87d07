import { wholeText } from './format.ts'

/** How much of a register is left out because it came after the past revision on show; empty: nothing. */
export function laterWords(later: number, came: string): string {
  return later === 0 ? '' : ` · ${wholeText(later)} ${came} after this revision left out`
}
