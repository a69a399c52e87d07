import type { Choices, RulePack } from '../../../shared/rules/pack.ts'

/** The choices with one option taken; a default is not kept as a choice. */
export function withOption(pack: RulePack, choices: Choices, id: string, option: string): Choices {
  const { [id]: _before, ...others } = choices
  return pack.switchById.get(id)?.default === option ? others : { ...others, [id]: option }
}
