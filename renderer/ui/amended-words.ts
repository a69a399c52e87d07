import type { RulePack } from '../../shared/rules/pack.ts'
import { count } from './format.ts'

/** How many amendments are laid over the rules of a header, such as " + 1 amendment"; '': none. */
export function amendedWords({ amended }: Pick<RulePack['header'], 'amended'>): string {
  return amended ? ` + ${count(amended.by.length, 'amendment')}` : ''
}
