import type { RulePack } from '../shared/rules/pack.ts'

/** The switches that are not at their default, a line each; none where all are. */
export function switchLines(pack: RulePack, inForce: Readonly<Record<string, string>>): string[] {
  return pack.switches.switches
    .filter(({ id, default: usual }) => (inForce[id] ?? usual) !== usual)
    .map(({ id }) => `Switch ${id}: ${inForce[id]}`)
}
