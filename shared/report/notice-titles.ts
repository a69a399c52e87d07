import type { Notice } from '../calc/result/result.ts'

/** What each notice is about, in few words; none says less than its text in what it leaves open. */
const TITLES: Record<string, string> = {
  SCOPE: 'A pass is not a clearance',
  FDP: 'Foreign direct product rules',
  AFFILIATES: 'Parties: owners of 50 percent or more',
  'FIREARMS-RULE': 'Firearms: a rule that was not read',
  'OFAC-IRAN': 'Iran: OFAC’s own test',
  'UAE-APPROVED': 'United Arab Emirates: approved entities',
  'FOOTNOTE-5': 'Footnote 5 entities',
  ITAR: 'A defense article lies in it: stop',
  'OTHER-AGENCY': 'Jurisdiction of another agency',
  'BUNDLED-SOFTWARE': 'Bundled software: judge it on its own too',
  'SOFTWARE-ALONE': 'Software that is not bundled: judge it on its own',
  TECHNOLOGY: 'US technology is subject by itself',
  'CROSS-KIND': 'US items of another kind: judge them on their own',
  'KIND-AND-ECCN': 'ECCN and kind do not agree',
  'NOT-INCORPORATED': 'Shipped beside it: judge it on its own',
  'NO-LEVEL': 'A case without a level',
  'FOREIGN-UNDECLARED': 'Foreign parts without a declaration count as free',
  'INSIDE-US-MADE': 'Inside a sub-assembly of US make',
  'NOT-LOOKED-INTO': 'A sub-assembly without a bill of materials',
  'PRICE-OF-COUNTRY': 'The price is that for another country',
  SALES: 'The share is over all sales',
  'NO-US-CONTENT': 'That nothing is inside rests on a record',
  'SUPPLEMENT-6': 'Supplement 6: lists without codes',
  'AFFILIATE-PRICE': 'Prices between affiliates',
  'NO-RATE': 'An exchange rate lacks',
  'NO-BASIS': 'How prices were found is not recorded',
  'DISCRETE-REASON': 'A discrete product without a reason',
  'TECHNOLOGY-DESTINATION': 'The report must name the destination',
  'RULES-DATE': 'The rules are of another day',
  AMENDED: 'Rules that the office amended',
}

/** The title of a notice; its code where it has none. */
export function noticeTitle({ code }: Pick<Notice, 'code'>): string {
  return TITLES[code] ?? code
}

/** Whether a notice leaves lines open, or asks to look at something. */
export function noticeState({ open, caught }: Pick<Notice, 'open' | 'caught'>): string {
  if (caught?.length) return 'caught'
  return open?.length ? 'open' : 'check'
}
