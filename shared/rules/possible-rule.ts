import { EAR99, type Eccn, isUsml, matchesPattern } from './eccn.ts'
import { familyPatterns } from './no-level.ts'
import type { RulePack } from './pack.ts'
import type { DirectProductRule } from './schema.ts'

/**
 * Whether a product's own ECCN leaves a direct product rule (734.9) possible; without one, all are,
 * and so is a rule that a supplement or an answer may bring the product into under this ECCN.
 */
export function isPossibleByEccn(
  pack: RulePack,
  rule: DirectProductRule,
  own: Eccn | null,
): boolean {
  if (!own) return true
  if (rule.nsControlled) return mayBeNsControlled(pack, own)
  const patterns = [...(rule.eccns ?? []), ...familyPatterns(pack, rule.families)]
  return patterns.length === 0 || mayMatch(own, patterns) || mayBeBroughtIn(rule, own)
}

function mayMatch(own: Eccn, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(own, pattern) !== 'no')
}

function mayBeBroughtIn({ orFacts = [], orQuestions = [] }: DirectProductRule, own: Eccn): boolean {
  if (isUsml(own)) return false
  return orFacts.length > 0 || orQuestions.some(({ eccns }) => !eccns || mayMatch(own, eccns))
}

/** An ECCN with an NS reason, or one that the pack does not have; EAR99 has no reason for control. */
function mayBeNsControlled(pack: RulePack, { entry }: Eccn): boolean {
  return entry !== EAR99 && (pack.entryByEccn.get(entry)?.reasons.includes('NS') ?? true)
}
