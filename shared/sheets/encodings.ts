/** The platform's decoder; Node and browsers have the same one, the language's own types do not. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string }

/** The encodings that tables come in beside Unicode, by the labels of the Encoding Standard. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const

/** Text from bytes by one encoding; null: the bytes are no such text. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A way to decode bytes, and how much the text is like what people write, from 0 to 1. */
export interface Plausible {
  encoding: string
  likeness: number
}

const SAMPLE = 64_000

/**
 * The encodings by which bytes that are no Unicode may be read, the likeliest first: those by which
 * the bytes decode without an error, weighed by how common the characters are that come out.
 */
export function plausibleEncodings(bytes: Uint8Array): Plausible[] {
  const sample = wholeLines(bytes, SAMPLE)
  return JUDGES.flatMap(({ encoding, likeness }) => {
    const text = decodeStrictly(sample, encoding)
    if (text === null) return []
    const strange = [...text].filter((character) => character > '\u007F')
    if (strange.some((character) => ODD.test(character))) return []
    return strange.length === 0 ? [] : [{ encoding, likeness: likeness(text, strange) }]
  }).sort((a, b) => b.likeness - a.likeness)
}

/** Controls and private characters, which nobody types. */
const ODD = /[\u0080-\u009F\uE000-\uF8FF\uFFFD]/

/** The beginning of a text up to the end of a line, so that no character is cut. */
function wholeLines(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length <= size) return bytes
  const end = bytes.lastIndexOf(0x0a, size)
  return bytes.subarray(0, end > 0 ? end + 1 : bytes.length)
}

type Likeness = (text: string, strange: readonly string[]) => number

function shareOf(characters: readonly string[], fits: (character: string) => boolean): number {
  return characters.filter(fits).length / characters.length
}

/** Characters of one script, and those that are common in it. */
function cjk(common: ReadonlySet<string>, script: RegExp): Likeness {
  return (_, strange) => {
    const ofScript = shareOf(strange, (character) => script.test(character) || isMark(character))
    const isCommon = shareOf(strange, (character) => common.has(character))
    return ofScript * (0.35 + 0.65 * Math.min(1, isCommon * 1.5))
  }
}

/** Punctuation and full-width forms that all of East Asia uses. */
function isMark(character: string): boolean {
  return /[\u3000-\u303F\uFF01-\uFF5E\u2010-\u203B\u00B0-\u00D7℃Ω±×÷μ㎜]/u.test(character)
}

/**
 * Letters of a script with accents stand alone among plain ones; a run of them is a text in another
 * encoding. Common ones count in full.
 */
function latin(common: string): Likeness {
  const known = new Set(common)
  return (text, strange) => {
    const runs = text.match(/[\u0080-\uFFFF]{3,}/g)?.join('').length ?? 0
    const alone = 1 - runs / strange.length
    return alone * (0.25 + 0.65 * shareOf(strange, (character) => known.has(character)))
  }
}

/** Words of a script of its own: unmixed, capitals first, of its common letters. */
function alphabetic(letters: RegExp, common: string): Likeness {
  const known = new Set(common)
  return (text, strange) => {
    const words = text.match(/[\u0370-\u04FF]+/g) ?? []
    const mixed = text.match(/[A-Za-z][\u0370-\u04FF]|[\u0370-\u04FF][A-Za-z]/g)?.length ?? 0
    const wild = words.filter((word) => /\p{Ll}\p{Lu}/u.test(word)).length + mixed
    if (words.length === 0) return 0
    const ofScript = shareOf(strange, (character) => letters.test(character))
    const isCommon = shareOf(strange, (character) => known.has(character.toLowerCase()))
    return ofScript * Math.max(0, 1 - wild / words.length) * (0.4 + 0.5 * isCommon)
  }
}

const KANA = [...range('\u3041', '\u3096'), ...range('\u30A1', '\u30FC')].join('')

/** Characters that stand in lists of parts and in most texts, beside kana. */
const JAPANESE = new Set(
  `${KANA}項番部品名数量員原産国型式単価円品目備考仕様会社個合計製造番号日本米中国独英仏台湾韓制御筐体基板回路抵抗容器電源路線材料金属取引先図面定格電圧端子用大小上下左右新旧標準規格度長高温耐有無表示板組立配線受注発行年月在庫納期`,
)
const SIMPLIFIED = new Set(
  '序号物料编码名称用量单位价元原产国地美中日德法英韩台湾香港马来西亚泰越南新加坡个只件套处理器外壳电阻容感芯片板路连接线螺丝钉模块源控制传存储晶体二三极管开关规格型描述备注供应商制造厂家封装位数层级父子币种海关出口管分类版本状态生效的是在有和为人大小上下一不了我们这他来到说要就时可以会也对生能而工之产成多经么着过发后作方面理行着同机动力量水化高度压力实物加工设计材料金属塑胶印刷标准件总合计小',
)
const TRADITIONAL = new Set(
  '項次料號品名規格用量單位價元原產國地美中日德法英韓臺台灣香港馬來西亞泰越南新加坡個只件套處理器外殼電阻容感晶片板路連接線螺絲釘模組源控制傳存儲體二三極管開關型描述備註供應商製造廠家封裝位數層級父子幣種海關出口分類版本狀態生效的是在有和為人大小上下一不了我們這他來到說要就時可以會也對能而工之成多經過發後作方面行同機動力水化高度壓實加設計材料金屬塑膠印刷標準總合計主',
)
const CZECH_AND_POLISH =
  'áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽąćęłńśźżĄĆĘŁŃŚŹŻőűŐŰăâîşţĂÂÎŞŢäöüßÄÖÜôľĺŕđĐ€°±µ×–—„“”…'
const WESTERN = 'äöüßÄÖÜéèêëÉÈÊàâÀÂçÇîïôÔûùÛñÑáíóúÁÍÓÚ¿¡ãõÃÕåæøÅÆØìòœŒ€£°±µ×²³½–—„“”‘’…®™©§«»·Ω'
const TURKISH = 'çÇğĞıİöÖşŞüÜâîû€°±µ×'

const JUDGES: readonly { encoding: string; likeness: Likeness }[] = [
  { encoding: 'windows-1252', likeness: latin(WESTERN) },
  { encoding: 'windows-1250', likeness: latin(CZECH_AND_POLISH) },
  { encoding: 'windows-1254', likeness: latin(TURKISH) },
  {
    encoding: 'windows-1251',
    likeness: alphabetic(/[\u0400-\u04FF№«»]/, 'оеаинтсрвлкмдпуяьыгзбч'),
  },
  { encoding: 'windows-1253', likeness: alphabetic(/[\u0370-\u03FF]/, 'αοιετσνηρπκμλςόίάέήώύδγ') },
  { encoding: 'shift_jis', likeness: cjk(JAPANESE, /[\u3041-\u30FC\u4E00-\u9FFF々〇]/) },
  { encoding: 'euc-jp', likeness: cjk(JAPANESE, /[\u3041-\u30FC\u4E00-\u9FFF々〇]/) },
  { encoding: 'gb18030', likeness: cjk(SIMPLIFIED, /[\u4E00-\u9FFF]/) },
  { encoding: 'big5', likeness: cjk(TRADITIONAL, /[\u4E00-\u9FFF]/) },
  { encoding: 'euc-kr', likeness: cjk(new Set(range('\uAC00', '\uD7A3')), /[\uAC00-\uD7A3]/) },
]

function range(from: string, to: string): string[] {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)]
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i))
}
