/**
 * How often the letters beyond ASCII stand in texts of a language: a letter and its weight, in lower
 * case. Only the weights of one language are compared with each other.
 */
const LETTERS = {
  german: 'ü35 ä32 ö18 ß12 é2 à1',
  french: 'é58 è13 à10 ê6 ç4 ô3 û2 î2 â2 ù1 ë1 ï1 œ1',
  spanish: 'ó30 í25 á18 é13 ñ8 ú6 ü1 ¿1 ¡1',
  italian: 'à35 è28 ù12 ò12 é8 ì5',
  portuguese: 'ã22 ç20 é12 á12 í10 ó8 õ4 ê5 ú4 â3 ô3 à3 ü1',
  catalan: 'ó25 é20 à20 è15 í10 ç5 ò5 ú4 ï3 ü1 ·2',
  swedish: 'ä42 å32 ö25 é1',
  danish: 'ø38 å35 æ26 é1',
  finnish: 'ä85 ö14 å1',
  dutch: 'ë55 é25 ï12 ö4 ü4 è2',
  icelandic: 'á16 ð18 í16 ö10 é8 ó10 ú8 þ8 æ8 ý4',
  czech: 'í20 á16 é10 ě9 ř10 č10 ž9 š9 ý8 ů5 ú2 ó1 ť1 ď1 ň1',
  slovak: 'á20 í14 é8 č10 š10 ž9 ý9 ú8 ľ4 ť5 ň3 ô3 ď2 ä1 ó1 ĺ1 ŕ1',
  polish: 'ł22 ą13 ę13 ó12 ż11 ś10 ć6 ń6 ź2',
  hungarian: 'á28 é27 ö9 ó10 ő8 í6 ü6 ú3 ű3',
  croatian: 'č32 š28 ž24 ć12 đ4',
  romanian: 'ă34 î16 ş15 ţ15 â12 ș5 ț5',
  turkish: 'ı40 ü15 ş15 ç10 ğ10 ö8 İ4 â1',
  lithuanian: 'ė22 š16 ų14 į9 ž12 ū8 č6 ą9 ę4',
  latvian: 'ā38 ī18 ē17 š9 ū6 ž4 ņ5 ļ4 ķ2 ģ1 č2',
  estonian: 'ä40 õ28 ü24 ö8 š1 ž1',
  vietnamese:
    'đ10 à8 á8 ư8 ạ6 ế5 ô7 ê6 ơ5 â5 ă4 ả4 ộ4 ó4 í3 ì3 ú3 ù2 ò3 è2 é2 ý1 ấ3 ị3 ệ3 ữ2 ợ2 ớ3 ờ2',
  russian:
    'о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ1 ё2 №1',
  ukrainian:
    'о94 а84 н68 и62 і57 т55 в52 р48 е47 с42 л36 к36 у33 д32 м30 п29 я22 з21 ь19 б17 г16 ч14 й13 х11 ц9 ж8 ю8 ї7 ш7 є6 щ5 ф4 ґ1 №1',
  bulgarian:
    'а118 и90 о87 е86 н73 т70 р50 в46 с45 л35 д34 к32 п28 м24 з21 я19 г16 ъ15 у15 ч14 б13 ц7 ж6 й6 щ5 х5 ш4 ф3 ю1 ь1 №1',
  greek:
    'α100 ο80 ι75 τ80 ε70 ν65 σ45 η45 ρ42 π40 κ38 μ30 λ28 υ35 ς40 ω18 γ17 δ17 θ12 ό22 ί28 ά25 έ20 ή18 ύ12 ώ9 χ11 φ8 β7 ξ4 ζ3 ψ2',
  hebrew:
    'י110 ו105 ה85 ל75 א65 ר60 ת55 מ60 ש50 ב50 נ40 ם30 ד28 ק25 ח25 ע30 כ25 פ25 ט15 צ15 ג15 ן15 ס20 ז12 ך6 ץ3 ף3',
  arabic:
    'ا150 ل110 ي75 م65 و60 ن60 ر55 ت50 ة40 ب35 ع35 د35 س30 ه28 ك25 ف25 ق25 ح20 ج15 أ20 ى10 ش12 ص12 ط12 خ10 ض8 إ8 ذ6 ث5 ز8 غ5 ء5 ئ4 ظ3 ؤ2 آ2',
  thai: 'า90 น60 ร60 อ55 ก50 เ50 ง45 ่60 ม35 ย30 ล35 ว30 ด30 ท30 ส30 ต25 ้45 ั40 ี30 ิ30 ์20 ุ20 ะ20 ค25 ข15 ป20 บ25 จ15 ไ15 แ20 พ20 ห20 โ10 ช12 ผ8 ู12 ื12 ึ8 ำ8 ใ8 ถ6 ซ5 ญ5 ธ5 ณ4 ศ6 ษ4 ฟ5 ภ4 ็5 ๆ1',
} as const

/** Languages that are written in an alphabet. */
export type Language = keyof typeof LETTERS

const CAPITAL = 0.12
const tables = new Map<Language, ReadonlyMap<string, number>>()

/** The share of each letter beyond ASCII among those of a language; capitals are rarer. */
export function lettersOf(language: Language): ReadonlyMap<string, number> {
  const kept = tables.get(language)
  if (kept) return kept
  const weights = LETTERS[language].split(' ').map((entry) => {
    const [letter = ''] = entry
    return { letter, weight: Number(entry.slice(letter.length)) }
  })
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  const shares = new Map<string, number>()
  for (const { letter, weight } of weights) {
    shares.set(letter, weight / total)
    const capital = letter.toUpperCase()
    if (capital.length === 1 && !shares.has(capital)) {
      shares.set(capital, (weight / total) * CAPITAL)
    }
  }
  tables.set(language, shares)
  return shares
}
