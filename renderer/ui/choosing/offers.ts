import type { RulePack } from '../../../shared/rules/pack.ts'
import { meantCountry, namesCountry, suggestCountries } from './countries.ts'
import type { Offer } from './picking.ts'
import { plain } from './rank.ts'
import { suggestEccns } from './suggest-eccns.ts'
import { suggestNothing } from './suggest-nothing.ts'
import { meantValue, suggestValues } from './suggest-values.ts'
import type { Suggestion } from './suggestion.ts'

/** For what is typed as free text. */
export const NO_OFFER: Offer = { suggest: suggestNothing }

/** Countries, or destinations: the beginning of one name is enough for Enter. */
export function countryOffer(choices: readonly Suggestion[]): Offer & {
  begun: (text: string) => string | null
} {
  return {
    suggest: (text) => suggestCountries(choices, text),
    begun: (text) => (namesCountry(choices, text) ? null : meantCountry(choices, text)),
  }
}

/** A list that has everything that can be said, such as kinds or currencies. */
export function closedOffer(values: () => readonly Suggestion[]): Offer {
  return {
    suggest: (text) => suggestValues(values(), text),
    begun: (text) => {
      const value = meantValue(values(), text)
      return value !== null && plain(value) === plain(text) ? null : value
    },
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
