import type { Affiliation } from '../../../shared/parties/affiliates.ts'
import { countryIn } from '../../../shared/parties/csl-rows.ts'
import type { Standing } from '../../../shared/parties/standing.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { partyFindings, partyRulesOf } from '../../../shared/rules/party-rules.ts'

/** One thing that follows from who a party is. */
export interface Consequence {
  id: string
  tone: 'fail' | 'open'
  text: string
  cite: string
}

/** What follows for a party in its usual roles, by each kind of list and each footnote. */
export function consequencesOf(
  pack: RulePack,
  { listing, openWhy }: Pick<Standing, 'listing' | 'openWhy'>,
): Consequence[] {
  const { lists, footnotes } = partyFindings(pack, [listing])
  const { opens } = partyRulesOf(pack)
  const found = [
    ...lists.flatMap(({ list, title, answer, reason }): Consequence[] => {
      const cite = reason.cite.join('; ')
      const isOutsideRoles = answer === 'no' && listing.lists[list] === 'yes'
      if (isOutsideRoles)
        return [
          {
            id: list,
            tone: 'open',
            text: `${title}: listed, and in none of the roles that the list reaches.`,
            cite,
          },
        ]
      if (answer === 'no') return []
      const text =
        answer === 'yes'
          ? `${title}: ${reason.why}.`
          : `${title}: open: ${(openWhy[list] ?? ['its roles are not known']).join('; ')}.`
      return [{ id: list, tone: answer === 'yes' ? 'fail' : 'open', text, cite }]
    }),
    ...opens.flatMap(({ footnote, rule, noLevel, cite }): Consequence[] => {
      const { answer } = footnotes[footnote]
      if (answer !== 'yes') return []
      const opened = noLevel ? `${rule} and ${noLevel}` : rule
      return [
        {
          id: `footnote ${footnote}`,
          tone: 'fail',
          text: `Footnote ${footnote} opens ${opened}.`,
          cite,
        },
      ]
    }),
  ]
  if (found.length > 0) return found
  return [
    {
      id: 'none',
      tone: 'open',
      text: 'Nothing by the lists at hand. That is no clearance.',
      cite: '',
    },
  ]
}

/** Who owns a party, as far as it is known, in sentences. */
export function affiliationWords(
  pack: RulePack,
  { answer, least, most, owners, mayOwn, redFlags, isCircle, isOpen }: Affiliation,
): string[] {
  const { affiliates } = partyRulesOf(pack)
  const share = least === most ? `${least} %` : `${least} to ${most} %`
  return [
    answer === 'no'
      ? `Listed parties own ${share} of it, less than ${affiliates.percent} %.`
      : answer === 'yes'
        ? `Listed parties own ${share} of it: ${affiliates.why} (switch ${affiliates.switch.id}).`
        : `Listed parties may own up to ${most} % of it: who owns it is not known far enough.`,
    ...(owners.length > 0 ? [`Listed owners: ${owners.join(', ')}.`] : []),
    ...(mayOwn.length > 0 ? [`Owners that may be listed: ${mayOwn.join(', ')}.`] : []),
    ...(redFlags.length > 0 ? [`${redFlags.join(', ')}: ${affiliates.redFlag}.`] : []),
    ...(isCircle ? ['It is among its own owners: a circle.'] : []),
    ...(isOpen ? ['Owners are not recorded to the end.'] : []),
  ]
}

/** An address with its country, once: many lists end the address with it. */
export function addressText(text: string, country: string | null): string {
  return country === null || text === country || countryIn(text) === country
    ? text
    : [text, country].filter(Boolean).join(', ')
}
