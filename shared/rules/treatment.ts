import { type Answer, all, is } from './answer.ts'
import type { Content, Finding, Setting } from './content.ts'
import { isAmong } from './destination.ts'
import { EAR99, type Eccn, isUsml } from './eccn.ts'
import { licenceNeed } from './licence.ts'
import { type Choices, chosen, type RulePack } from './pack.ts'

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
  notices: string[]
}

const NEVER: Finding = { answer: 'no', because: [], cite: [], missing: [] }

/**
 * Judges content for a destination: jurisdiction, kind (Supp. 2(a)(1)), origin, the encryption gate
 * (734.4(b)) and the licence need. Content of unknown origin is judged as if it were of US origin,
 * and what would follow is unknown.
 */
export function treat(
  pack: RulePack,
  choices: Choices,
  content: Content,
  setting: Setting,
): Treatment {
  const outside = outsideTheTest(pack, content)
  const isContent = contentOf(pack, content, setting)
  const kindNotice = isContent === 'no' ? notContentNotice(pack, content, setting) : null
  const plain: Treatment = {
    counts: NEVER,
    isContent,
    gateFails: NEVER,
    needsLicence: 'no',
    openEccn: false,
    outside,
    notices: kindNotice && content.origin !== 'foreign' ? [kindNotice] : [],
  }
  if (content.origin === 'foreign')
    return { ...plain, counts: { ...NEVER, because: ['not of US origin'] } }
  if (outside)
    return {
      ...plain,
      counts: {
        ...NEVER,
        answer: 'unknown',
        because: ['outside the de minimis test'],
        missing: ['jurisdiction'],
      },
    }
  if (isContent === 'no')
    return {
      ...plain,
      counts: { ...NEVER, because: [notContentReason(content)], cite: ['734 Supp. 2(a)(1)'] },
    }
  const { eccn } = content
  if (!eccn || !canJudge(pack, eccn)) {
    const missing = content.origin === 'unknown' ? ['origin', 'eccn'] : ['eccn']
    return {
      ...plain,
      counts: { ...NEVER, answer: 'unknown', because: ['ECCN not known'], missing },
      needsLicence: 'unknown',
      openEccn: true,
    }
  }
  return weighOrigin(content, judged(pack, choices, { ...content, eccn }, setting, plain))
}

function judged(
  pack: RulePack,
  choices: Choices,
  content: Content & { eccn: Eccn },
  setting: Setting,
  plain: Treatment,
): Treatment {
  const gate = gateFinding(pack, content, setting)
  const gateFails = { ...gate.finding, answer: all([plain.isContent, gate.finding.answer]) }
  if (gate.notCounted) return { ...plain, gateFails, counts: gate.notCounted }
  const need = licenceNeed(pack, choices, content, setting)
  const notices = [...plain.notices]
  const bundled = setting.productKind === 'commodity' && content.kind === 'software'
  const judgedAlone = bundled && content.eccn.entry !== EAR99 && need.atOnly !== 'yes'
  if (judgedAlone) notices.push('BUNDLED-SOFTWARE')
  if (judgedAlone && chosen(pack, choices, 'bundledControlledSoftware') === 'excluded') {
    const counts = {
      ...NEVER,
      because: ['bundled software judged on its own'],
      cite: ['734.4(d)(1), notes'],
    }
    return { ...plain, gateFails, counts, needsLicence: need.answer, notices }
  }
  const missing =
    plain.isContent === 'unknown' && need.answer !== 'no'
      ? ['bundled', ...need.missing]
      : need.missing
  const counts = { ...need, answer: all([plain.isContent, need.answer]), missing }
  return { ...plain, counts, gateFails, needsLicence: need.answer, notices }
}

function weighOrigin(content: Content, treatment: Treatment): Treatment {
  if (content.origin === 'us') return treatment
  const soften = (finding: Finding): Finding =>
    finding.answer === 'no'
      ? finding
      : { ...finding, answer: 'unknown', missing: ['origin', ...finding.missing] }
  return { ...treatment, counts: soften(treatment.counts), gateFails: soften(treatment.gateFails) }
}

function outsideTheTest(pack: RulePack, content: Content): Treatment['outside'] {
  if (!content.eccn) return null
  if (isUsml(content.eccn)) return 'ITAR'
  if (content.origin === 'foreign') return null
  return pack.entryByEccn.get(content.eccn.entry)?.status === 'other-agency' ? 'OTHER-AGENCY' : null
}

/** Whether the pack has rules for the ECCN; a pointer entry only says "classify elsewhere". */
function canJudge(pack: RulePack, eccn: Eccn): boolean {
  return eccn.entry === EAR99 || pack.entryByEccn.get(eccn.entry)?.status === 'listed'
}

function contentOf(pack: RulePack, content: Content, setting: Setting): Answer {
  if (content.facts.incorporated === false) return 'no'
  switch (contentKindRule(pack, content, setting)) {
    case 'always':
      return 'yes'
    case 'ifBundled':
      return is(content.facts.bundled, true)
    case 'never':
      return 'no'
  }
}

function contentKindRule(pack: RulePack, content: Content, setting: Setting) {
  const rule = pack.levels.contentKinds.find(
    (row) => row.product === setting.productKind && row.content === content.kind,
  )
  if (!rule)
    throw new RangeError(
      `the rule pack does not say whether ${content.kind} is content of ${setting.productKind}`,
    )
  return rule.counts
}

function notContentNotice(pack: RulePack, content: Content, setting: Setting): string {
  if (content.facts.incorporated === false) return 'NOT-INCORPORATED'
  if (contentKindRule(pack, content, setting) === 'ifBundled') return 'SOFTWARE-ALONE'
  return content.kind === 'technology' ? 'TECHNOLOGY' : 'CROSS-KIND'
}

function notContentReason(content: Content): string {
  if (content.facts.incorporated === false) return 'shipped beside the product, not part of it'
  return `${content.kind} is not content of this product`
}

function gateFinding(
  pack: RulePack,
  content: Content & { eccn: Eccn },
  setting: Setting,
): { finding: Finding; notCounted: Finding | null } {
  const gate = pack.levels.encryptionGate
  const pass = { finding: NEVER, notCounted: null }
  if (!gate.eccns.includes(content.eccn.entry)) return pass
  const recorded = content.facts.encryption
  const open = (missing: string): Finding => ({
    answer: 'unknown',
    because: ['encryption path not known'],
    cite: [gate.cite],
    missing: [missing],
  })
  if (recorded == null) return { finding: open('encryption'), notCounted: null }
  const fails = (why: string, cite: string) => ({
    finding: { answer: 'yes' as const, because: [why], cite: [cite], missing: [] },
    notCounted: null,
  })
  if (recorded === 'none')
    return fails(
      `${content.eccn.text} without a classification or publication that passes the gate`,
      gate.cite,
    )
  const path = gate.paths.find(
    (row) => row.path === recorded && row.eccns.includes(content.eccn.entry),
  )
  if (!path) return { finding: open('encryption'), notCounted: null }
  if (!isAmong(pack, setting.destination, path.destinations)) {
    return fails(
      `${content.eccn.text} of path ${path.path} to ${setting.destination.code}`,
      path.cite,
    )
  }
  if (path.counted) return pass
  const notCounted: Finding = {
    answer: 'no',
    because: ['published encryption source code'],
    cite: [path.cite],
    missing: [],
  }
  return { finding: NEVER, notCounted }
}
