import { type Answer, all, is, not } from './answer.ts'
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
  const isContent = contentOf(pack, content, setting)
  const plain: Treatment = {
    counts: NEVER,
    isContent,
    gateFails: NEVER,
    needsLicence: 'no',
    openEccn: false,
    outside: outsideTheTest(pack, content),
    notices: [],
  }
  if (content.origin === 'foreign') {
    return { ...plain, counts: { ...NEVER, because: ['not of US origin'] } }
  }
  if (plain.outside) {
    return { ...plain, counts: unknown('outside the de minimis test', ['jurisdiction']) }
  }
  if (isContent === 'no') {
    const { notice, because } = notContent(pack, content, setting)
    const counts = { ...NEVER, because: [because], cite: ['734 Supp. 2(a)(1)'] }
    return { ...plain, counts, notices: [notice] }
  }
  const { eccn } = content
  if (!eccn || isPointer(pack, eccn)) {
    const missing = content.origin === 'unknown' ? ['origin', 'eccn'] : ['eccn']
    const counts = unknown('ECCN not known', missing)
    return { ...plain, counts, needsLicence: 'unknown', openEccn: true }
  }
  return weighOrigin(content, judged(pack, choices, { ...content, eccn }, setting, plain))
}

function unknown(why: string, missing: string[], cite: string[] = []): Finding {
  return { answer: 'unknown', because: [why], cite, missing }
}

function judged(
  pack: RulePack,
  choices: Choices,
  content: Content & { eccn: Eccn },
  setting: Setting,
  plain: Treatment,
): Treatment {
  const gate = gateFinding(pack, content, setting)
  const gateFails = { ...gate.fails, answer: all([plain.isContent, gate.fails.answer]) }
  if (gate.published.answer === 'yes') {
    return { ...plain, gateFails, counts: { ...gate.published, answer: 'no' } }
  }
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
  const open = [
    ...(plain.isContent === 'unknown' ? ['bundled'] : []),
    ...(gate.published.answer === 'unknown' ? gate.published.missing : []),
  ]
  const missing = need.answer === 'no' ? [] : [...open, ...need.missing]
  const answer = all([plain.isContent, not(gate.published.answer), need.answer])
  const counts = { ...need, answer, missing }
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

/** A pointer entry only says "classify elsewhere": it leaves the ECCN open. */
function isPointer(pack: RulePack, eccn: Eccn): boolean {
  return pack.entryByEccn.get(eccn.entry)?.status === 'pointer'
}

function contentOf(pack: RulePack, content: Content, setting: Setting): Answer {
  switch (contentKindRule(pack, content, setting)) {
    case 'always':
      return content.facts.incorporated === false ? 'no' : 'yes'
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

function notContent(
  pack: RulePack,
  content: Content,
  setting: Setting,
): { notice: string; because: string } {
  switch (contentKindRule(pack, content, setting)) {
    case 'always':
      return { notice: 'NOT-INCORPORATED', because: 'shipped beside the product, not part of it' }
    case 'ifBundled':
      return { notice: 'SOFTWARE-ALONE', because: 'software that is not bundled with the product' }
    case 'never': {
      const notice = content.kind === 'technology' ? 'TECHNOLOGY' : 'CROSS-KIND'
      return { notice, because: `${content.kind} is not content of a ${setting.productKind}` }
    }
  }
}

/** The encryption gate for one item: whether it fails, and whether it is published and so not counted. */
interface Gate {
  fails: Finding
  published: Finding
}

function gateFinding(pack: RulePack, content: Content & { eccn: Eccn }, setting: Setting): Gate {
  const gate = pack.levels.encryptionGate
  const { entry, text } = content.eccn
  if (!gate.eccns.includes(entry)) return { fails: NEVER, published: NEVER }
  const paths = gate.paths.filter((row) => row.eccns.includes(entry))
  const recorded = content.facts.encryption
  const failsBecause = (why: string, cite: string): Gate => ({
    fails: { answer: 'yes', because: [why], cite: [cite], missing: [] },
    published: NEVER,
  })
  if (recorded === 'none') return failsBecause(`${text} on no path that passes the gate`, gate.cite)
  const path = paths.find((row) => row.path === recorded)
  if (!path) {
    const open = unknown('encryption path not known', ['encryption'], [gate.cite])
    return { fails: open, published: paths.some((row) => !row.counted) ? open : NEVER }
  }
  if (!isAmong(pack, setting.destination, path.destinations)) {
    return failsBecause(`${text} of path ${path.path} to ${setting.destination.code}`, path.cite)
  }
  const because = ['published encryption source code']
  const published: Finding = { answer: 'yes', because, cite: [path.cite], missing: [] }
  return { fails: NEVER, published: path.counted ? NEVER : published }
}
