import type { RulePack } from '../../shared/rules/pack.ts'
import { count } from './format.ts'

/** Rules as they were read: those of one day keep but the amendments of that day. */
interface AmendedPack {
  files: { header: Pick<RulePack['header'], 'amended'> }
}

/** How many amendments are laid over rules, such as " + 1 amendment"; '': none. */
export function amendedWords({ files }: AmendedPack): string {
  const { amended } = files.header
  return amended ? ` + ${count(amended.by.length, 'amendment')}` : ''
}
