import type { Field } from './fields.ts'

/** Headings, in words, that never mean a field although a part of them does, and what they are instead. */
interface OtherThing {
  words: RegExp
  reason: string
}

const ORIGIN_WORDS =
  /\b(origin|coo|c o o|ursprung\p{L}*|origine|origen|origem)\b|原产|原產|原産|원산/u

/** What is said about a column that looks like a field and is another thing; null: it is none of those. */
export function otherThing(field: Field, heading: string): string | null {
  const found = (OTHER_THINGS[field] ?? []).find(({ words }) => words.test(heading))
  if (!found) return null
  const isOrigin = field === 'origin' && found !== NOT_OF_THE_PART && ORIGIN_WORDS.test(heading)
  return isOrigin ? null : found.reason
}

/** Where a wafer, an ingot or a die comes from is not where the part does. */
const NOT_OF_THE_PART: OtherThing = {
  words:
    /\b(diffusion|diffused|wafer|fab|foundry|melt|melted|pour|poured|smelt\p{L}*|die|cast|design|designed)\b|扩散|晶圆|拡散|ウェハ/u,
  reason: 'where a wafer, die or melt is from, not the part',
}

const OTHER_THINGS: Partial<Record<Field, readonly OtherThing[]>> = {
  origin: [
    NOT_OF_THE_PART,
    {
      words:
        /\b(ship\p{L}*|assembl\p{L}*|assy|export\p{L}*|vendor|supplier|seller|distributor|dest\p{L}*|deliver\p{L}*|bill\p{L}*|sold|consign\p{L}*|d[ie]spatch\p{L}*|customer|buyer|invoice|import\p{L}*|transit|hq|headquarters?|purchas\p{L}*|end use|end user|test|warehouse|forwarder|carrier|payer|receiv\p{L}*|versand\p{L}*|liefer\p{L}*|empfang\p{L}*|ausfuhr\p{L}*|exped\p{L}*|provenance|procedencia|livraison|fournisseur|proveedor|envio|spedizione|fornitore|provenienza|sold to|ship to)\b|出口|发货|出货|出貨|供应商|供應商|销售|仕入|輸出|出荷|進口|进口|目的|수출|선적/u,
      reason: 'a country, and not that of origin',
    },
  ],
  eccn: [
    {
      words:
        /\b(eu|european|uk|gb|german|germany|de|france|fr|dual use|dualuse|ausfuhrliste|al nummer|al nr|japan|jp|china|cn|canada|ca|ecl|wassenaar|munitions list|ml|export list|meti)\b|ausfuhrlistennummer|欧盟|两用|兩用|該非|外為/u,
      reason: 'not the US ECCN',
    },
    {
      words: /\b(reason|source|date|status|comment|remark|by|url|link)\b/,
      reason: 'about the ECCN',
    },
  ],
}

/** Whether a heading names the US ECCN outright, whatever else stands in it. */
export function namesUs(heading: string): boolean {
  return /\b(us|usa|u s|bis|ear|ccl|united states)\b|美国|美國|米国|미국/.test(heading)
}
