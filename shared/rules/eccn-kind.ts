import type { Kind } from '../model/schema.ts'
import type { Answer } from './answer.ts'
import type { Content, Finding } from './content.ts'
import type { Eccn } from './eccn.ts'
import type { RulePack } from './pack.ts'
import { distinct, type Reason, reasonOf } from './reason.ts'
import type { Treatment } from './treatment.ts'

/** The kind of item that an ECCN names by its product group (738.2(b)); null: it has none. */
export function kindOfEccn(pack: RulePack, eccn: Eccn | null): Kind | null {
  const group = eccn && /^\d([A-E])\d{3}$/.exec(eccn.entry)?.[1]
  return group ? (pack.levels.productGroups.kinds[group] ?? null) : null
}

/** The kind that the ECCN of an item names where another is recorded; null: they agree. */
export function otherKind(
  pack: RulePack,
  { kind, eccn, isDeclared }: Pick<Content, 'kind' | 'eccn' | 'isDeclared'>,
): Kind | null {
  const named = isDeclared ? null : kindOfEccn(pack, eccn)
  return named === kind ? null : named
}

/** That an item is recorded as of another kind than its ECCN. */
export function kindReason(pack: RulePack, eccn: Eccn, recorded: Kind): Reason {
  const why = `${eccn.text} is an ECCN of ${kindOfEccn(pack, eccn)}, and ${recorded} is recorded`
  return reasonOf(pack, pack.levels.productGroups, why)
}

/** The treatment of an item that may be of either of two kinds: sure where both are treated alike. */
export function ofEitherKind(a: Treatment, b: Treatment, reason: Reason): Treatment {
  return {
    counts: eitherFinding(a.counts, b.counts, reason),
    isContent: agreed(a.isContent, b.isContent),
    gateFails: eitherFinding(a.gateFails, b.gateFails, reason),
    needsLicence: agreed(a.needsLicence, b.needsLicence),
    openEccn: a.openEccn || b.openEccn,
    outside: a.outside ?? b.outside,
    notices: [...new Set([...a.notices, ...b.notices, 'KIND-AND-ECCN'])],
  }
}

function eitherFinding(a: Finding, b: Finding, reason: Reason): Finding {
  if (a.answer === b.answer) return a
  const open = [a, b].filter(({ answer }) => answer !== 'no')
  return {
    answer: 'unknown',
    reasons: distinct([...open.flatMap(({ reasons }) => reasons), reason]),
    missing: [...new Set(['kind', ...a.missing, ...b.missing])],
  }
}

function agreed(a: Answer, b: Answer): Answer {
  return a === b ? a : 'unknown'
}
