import { type Answer, all, not } from './answer.ts'
import type { Content, Finding, Setting } from './content.ts'
import { contentOf, notContent } from './content-kind.ts'
import type { Lapse } from './declaration.ts'
import { isAmong } from './destination.ts'
import { EAR99, type Eccn, isUsml } from './eccn.ts'
import { kindReason, ofEitherKind, otherKind } from './eccn-kind.ts'
import { encryptionGate } from './encryption-gate.ts'
import { licenceNeed } from './licence.ts'
import { type Choices, chosen, type RulePack } from './pack.ts'
import { distinct, groundOf, type Reason, reasonOf } from './reason.ts'
import type { Switch } from './schema.ts'

/** How one kind of content is treated in one kind of product for one destination. */
export interface Treatment {
  /** Whether its value enters the numerator. */
  counts: Finding
  /** Whether it is content of such a product at all (Supp. 2(a)(1): by kind, incorporated, bundled). */
  isContent: Answer
  /** Whether it fails the encryption gate of 734.4(b). */
  gateFails: Finding
  /** Whether it would need a licence if sent alone, before kind and gate are asked. */
  needsLicence: Answer
  /** US or possibly US, without an ECCN that the pack can judge: undetermined at any share. */
  openEccn: boolean
  /** Not for this test at all: a defense article, or an item of another agency. */
  outside: 'ITAR' | 'OTHER-AGENCY' | null
  notices: readonly string[]
}

const NOT_ASKED: Finding = { answer: 'no', reasons: [], missing: [] }

/**
 * Judges content for a destination: jurisdiction, kind (Supp. 2(a)(1)), origin, the encryption gate
 * (734.4(b)) and the licence need. Content of unknown origin is judged as if it were of US origin,
 * and what would follow is unknown. Content whose ECCN is of another kind than is recorded may be
 * of either.
 */
export function treat(
  pack: RulePack,
  choices: Choices,
  content: Content,
  setting: Setting,
): Treatment {
  const { eccn, kind } = content
  const other = content.origin === 'foreign' ? null : otherKind(pack, content)
  const recorded = ofKind(pack, choices, content, setting)
  if (!eccn || other === null) return recorded
  const named = ofKind(pack, choices, { ...content, kind: other }, setting)
  return ofEitherKind(recorded, named, kindReason(pack, eccn, kind))
}

function ofKind(pack: RulePack, choices: Choices, content: Content, setting: Setting): Treatment {
  const isContent = contentOf(pack, content, setting)
  const plain: Treatment = {
    counts: NOT_ASKED,
    isContent,
    gateFails: NOT_ASKED,
    needsLicence: 'no',
    openEccn: false,
    outside: outsideTheTest(pack, content),
    notices: [],
  }
  if (content.origin === 'foreign')
    return { ...plain, counts: foreign(pack, choices, content, isContent) }
  if (content.lapse && isContent !== 'no' && !plain.outside)
    return lapsed(pack, content, content.lapse, setting, plain)
  if (plain.outside) {
    const counts = because('unknown', groundOf(pack, 'outside'), ['jurisdiction'])
    return { ...plain, counts }
  }
  if (isContent === 'no') {
    const { notice, reason } = notContent(pack, content, setting)
    return { ...plain, counts: because('no', reason), notices: [notice] }
  }
  const { eccn } = content
  if (!eccn || isPointer(pack, eccn)) {
    const missing = content.origin === 'unknown' ? ['origin', 'eccn'] : ['eccn']
    const reason = eccn
      ? groundOf(pack, 'eccn-points-elsewhere', { entry: eccn.entry })
      : groundOf(pack, 'eccn-unknown')
    const counts = because('unknown', reason, missing)
    return { ...plain, counts, needsLicence: 'unknown', openEccn: true }
  }
  const treatment = judged(pack, choices, { ...content, eccn }, setting, plain)
  return content.origin === 'us' ? treatment : ifOfUsOrigin(pack, treatment)
}

/** Foreign content is free of US content, but for what may lie undeclared inside it (a switch). */
function foreign(
  pack: RulePack,
  choices: Choices,
  { isUndeclared, lapse }: Content,
  isContent: Answer,
): Finding {
  if (lapse && isContent !== 'no') return lapsedCount(pack, lapse)
  const mayHold = isUndeclared && chosen(pack, choices, 'foreignContentUndeclared') === 'unknown'
  if (!mayHold || isContent === 'no') return because('no', groundOf(pack, 'not-us-origin'))
  return because('unknown', groundOf(pack, 'foreign-undeclared'), ['usContent'])
}

/** What a declaration that no longer stands said is inside may be anything up to the whole part. */
function lapsedCount(pack: RulePack, lapse: Lapse): Finding {
  return because('unknown', groundOf(pack, `declaration-${lapse}`), ['usContent'])
}

/**
 * Content that a declaration named which no longer stands: how much it is and of which ECCN is open,
 * and what the ECCN that was declared would bring about stays possible.
 */
function lapsed(
  pack: RulePack,
  content: Content,
  lapse: Lapse,
  setting: Setting,
  plain: Treatment,
): Treatment {
  const { eccn } = content
  const counts = lapsedCount(pack, lapse)
  if (!eccn || isPointer(pack, eccn))
    return { ...plain, counts, needsLicence: 'unknown', openEccn: true }
  const { fails } = encryptionGate(pack, { ...content, eccn }, setting)
  const gateFails: Finding =
    fails.answer === 'no' ? fails : { ...fails, answer: 'unknown', missing: ['usContent'] }
  return { ...plain, counts, gateFails, needsLicence: 'unknown' }
}

function because(answer: Answer, reason: Reason, missing: readonly string[] = []): Finding {
  return { answer, reasons: [reason], missing }
}

function judged(
  pack: RulePack,
  choices: Choices,
  content: Content & { eccn: Eccn },
  setting: Setting,
  plain: Treatment,
): Treatment {
  const gate = encryptionGate(pack, content, setting)
  const gateFails = { ...gate.fails, answer: all([plain.isContent, gate.fails.answer]) }
  if (gate.published.answer === 'yes')
    return { ...plain, gateFails, counts: { ...gate.published, answer: 'no' } }
  const need = licenceNeed(pack, choices, content, setting)
  const notices = [...plain.notices]
  const bundled = setting.productKind === 'commodity' && content.kind === 'software'
  const judgedAlone = bundled && content.eccn.entry !== EAR99 && need.atOnly !== 'yes'
  if (judgedAlone) notices.push('BUNDLED-SOFTWARE')
  const bundledSwitch = pack.switchById.get('bundledControlledSoftware')
  if (judgedAlone && bundledSwitch && chosen(pack, choices, bundledSwitch.id) === 'excluded') {
    const reason = reasonOf(pack, bundledSwitch, 'bundled software judged on its own')
    const counts = because('no', reason)
    return { ...plain, gateFails, counts, needsLicence: need.answer, notices }
  }
  const open = [
    ...(plain.isContent === 'unknown' ? ['bundled'] : []),
    ...(gate.published.answer === 'unknown' ? gate.published.missing : []),
  ]
  const missing = need.answer === 'no' ? [] : [...open, ...need.missing]
  const answer = all([plain.isContent, not(gate.published.answer), need.answer])
  const reasons =
    judgedAlone && bundledSwitch && answer !== 'no'
      ? [...need.reasons, bundledReason(pack, bundledSwitch, plain.isContent, setting)]
      : need.reasons
  const counts = { answer, reasons, missing }
  return { ...plain, counts, gateFails, needsLicence: need.answer, notices }
}

/** That bundled software counts, or would if it were bundled, by the notes to the level's paragraph. */
function bundledReason(
  pack: RulePack,
  row: Switch,
  isContent: Answer,
  { destination }: Setting,
): Reason {
  const counts = isContent === 'yes' ? 'counts' : 'would count'
  const reason = reasonOf(pack, row, `bundled software ${counts} at its value`)
  const level = pack.levels.levels.find((one) => isAmong(pack, destination, one.destinations))
  const ofLevel = reason.cite.filter((cite) => level && cite.startsWith(level.cite))
  return ofLevel.length > 0 ? { ...reason, cite: ofLevel } : reason
}

/** What would follow if content of unknown origin were of US origin, as far as it is certain. */
function ifOfUsOrigin(pack: RulePack, treatment: Treatment): Treatment {
  const reason = groundOf(pack, 'origin-unknown')
  const soften = (finding: Finding): Finding =>
    finding.answer === 'no'
      ? finding
      : {
          answer: 'unknown',
          reasons: distinct([...finding.reasons, reason]),
          missing: ['origin', ...finding.missing],
        }
  return { ...treatment, counts: soften(treatment.counts), gateFails: soften(treatment.gateFails) }
}

function outsideTheTest(pack: RulePack, content: Content): Treatment['outside'] {
  if (!content.eccn) return null
  if (isUsml(content.eccn)) return 'ITAR'
  if (content.origin === 'foreign') return null
  return pack.entryByEccn.get(content.eccn.entry)?.status === 'other-agency' ? 'OTHER-AGENCY' : null
}

/** A pointer entry only says "classify elsewhere": it leaves the ECCN open. */
function isPointer(pack: RulePack, eccn: Eccn): boolean {
  return pack.entryByEccn.get(eccn.entry)?.status === 'pointer'
}
