import type { RulePack } from '../../../shared/rules/pack.ts'
import { meantCountry, suggestCountries } from './countries.ts'
import type { Offer } from './picking.ts'
import { suggestEccns } from './suggest-eccns.ts'
import { suggestNothing } from './suggest-nothing.ts'
import { meantValue, suggestValues } from './suggest-values.ts'
import type { Suggestion } from './suggestion.ts'

/** For what is typed as free text. */
export const NO_OFFER: Offer = { suggest: suggestNothing }

/** Countries, or destinations: the beginning of one name is enough for Enter. */
export function countryOffer(
  choices: readonly Suggestion[],
): Offer & Required<Pick<Offer, 'meant'>> {
  return {
    suggest: (text) => suggestCountries(choices, text),
    meant: (text) => meantCountry(choices, text),
  }
}

/** A list that has everything that can be said, such as kinds or currencies. */
export function closedOffer(values: () => readonly Suggestion[]): Offer {
  return {
    suggest: (text) => suggestValues(values(), text),
    meant: (text) => meantValue(values(), text),
  }
}

/** A list beside which other things can be said, or in which names are easily mistaken. */
export function openOffer(values: () => readonly Suggestion[]): Offer {
  return { suggest: (text) => suggestValues(values(), text) }
}

/** ECCNs: a shorter one is never completed to a longer one unasked. */
export function eccnOffer(pack: RulePack): Offer {
  return { suggest: (text) => suggestEccns(pack, text) }
}
