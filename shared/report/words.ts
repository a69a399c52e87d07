import type { Method, Outcome, Step } from '../calc/result/result.ts'
import type { RulePack } from '../rules/pack.ts'
import type { Reason } from '../rules/reason.ts'

/** A verdict as a word, and what completes it. */
export const VERDICT_WORDS: Record<Outcome, { word: string; meaning: string }> = {
  'not-subject': { word: 'not subject', meaning: 'by reason of de minimis' },
  subject: { word: 'subject', meaning: 'to the EAR' },
  undetermined: { word: 'undetermined', meaning: 'until more is known' },
  'report-required': { word: 'report required', meaning: 'before de minimis' },
}

export const METHOD_WORDS: Record<Method, string> = {
  'look-through': 'look-through',
  'second-incorporation': 'second incorporation',
}

export const STEP_WORDS: Record<Step['step'], string> = {
  jurisdiction: 'Jurisdiction',
  'no-level': 'No level',
  'encryption-gate': 'Encryption gate',
  percentage: 'Percentage',
  'technology-report': 'Technology report',
}

export const ANSWER_WORDS: Record<Step['answer'], string> = {
  applies: 'applies',
  'does-not-apply': 'does not apply',
  'does-not-help': 'does not help',
  open: 'open',
}

/** A reason with its own citation. */
export function reasonText({ why, cite }: Reason): string {
  return `${why} (${cite.join('; ')})`
}

/** How a fair market value was found (734 Supp. 2(a)(2)-(3)). */
export function basisWords(basis: string | null): string {
  return basis === null ? 'not recorded' : basis
}

/** The names of facts as people say them. */
const FACTS: Record<string, string> = {
  eccn: 'ECCN',
  kind: 'whether it is a commodity, software or technology',
  origin: 'country of origin',
  paragraph: 'paragraph of the ECCN',
  madeBy: 'maker',
  'madeBy of the sub-assembly': 'maker of the sub-assembly',
  exportedFrom: 'country it is exported from',
  headquarters: 'headquarters of the company that ships it',
  exportedBy: 'company that ships it',
  lines: 'bill of materials',
  units: 'copies that the sales stand for',
  usContent: 'declaration of the US content inside it',
  hts6: 'HTS code',
  bundled: 'whether it is bundled',
  incorporated: 'whether it is incorporated',
  encryption: 'how the encryption is classified',
  integratedCircuit: 'whether it is an integrated circuit',
  semiconductor: 'whether it is a semiconductor',
  memory: 'whether it is memory',
  civilTelecom: 'whether it is civil telecommunications equipment',
  foodOrMedicine: 'whether it is food or medicine',
  iranSupp7: 'whether Supplement 7 to Part 746 lists it',
  russiaListed: 'whether a list for Russia names it',
  militaryCommodity: 'whether it is a military commodity',
  encryptionTechnology: 'whether it is encryption technology',
  computerApp: 'performance in weighted TeraFLOPS',
  meets3B993f1: 'whether it meets 3B993.f.1',
  advancedNode: 'whether it is for advanced-node integrated circuits',
  recipientMakesAdvancedNode: 'whether the recipient makes advanced-node logic or DRAM with it',
  technologyReportFiled: 'when the one-time report was filed',
}

/** What is missing, in words: a fact, or a question of the pack; other names stay as they are. */
export function missingWords(name: string, pack?: RulePack): string {
  return FACTS[name] ?? pack?.conditionById.get(name)?.question ?? name
}
