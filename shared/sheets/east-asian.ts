/** The platform's decoder; Node and browsers have the same one, the language's own types do not. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

export type Script = 'japanese' | 'simplified' | 'traditional' | 'korean'

/** Characters that stand in lists of parts and in most texts. */
const COMMON: Record<Script, string> = {
  japanese:
    '項番部品名数量員原産国型式単価円品目備考仕様会社個合計製造番号日本米中独英仏台湾韓制御筐体基板回路抵抗容器電源路線材料金属取引先図面定格電圧端子用大小上下左右新旧標準規格度長高温耐有無表示板組立配線受注発行年月在庫納期通貨単位水晶振動',
  simplified:
    '序号物料编码名称用量单位价元原产国地美中日德法英韩台湾香港马来西亚泰越南新加坡个只件套处理器外壳电阻容感芯片板路连接线螺丝钉模块源控制传存储晶体二三极管开关规格型描述备注供应商制造厂家封装位数层级父子币种海关出口管分类版本状态生效的是在有和为人大小上下一不了我们这他来到说要就时可以会也对生能而工之产成多经么着过发后作方面理行着同机动力量水化高度压力实物加工设计材料金属塑胶印刷标准件总合计小集继轴承散热显示屏',
  traditional:
    '項次料號品名規格用量單位價元原產國地美中日德法英韓臺台灣香港馬來西亞泰越南新加坡個只件套處理器外殼電阻容感晶片板路連接線螺絲釘模組源控制傳存儲體二三極管開關型描述備註供應商製造廠家封裝位數層級父子幣種海關出口分類版本狀態生效的是在有和為人大小上下一不了我們這他來到說要就時可以會也對能而工之成多經過發後作方面行同機動力水化高度壓實加設計材料金屬塑膠印刷標準總合計主幣別散熱繼軸承積',
  korean:
    '가각간감강개거건검격결경계고공과관광교구국규금기길김나남내년노능다단당대도동되된드들등디라래량러레려력로료루류르름리마막만매면명모목문물미민바박반발방배번법변보본부분불비사산상생서석선설성세소속수순스승시식신실심아안알압액약양어업에여역연열영예오온와외요용우운원위유율은을음의이인일임입자장재저적전절점접정제조종주중증지진질집차처체초총출치커코콘크타터테통트특티파판패포표품프플피필하학한합해행향형호화환활회후휴히단가품번수량원산지통화케저항쇄로기판넥터급열방집적회',
}

/** The rows of a double-byte table that hold the characters in everyday use, and the next ones. */
const ROWS: Record<Script, { label: string; usual: Rows; rare: Rows }> = {
  japanese: {
    label: 'euc-jp',
    usual: { lead: [0xb0, 0xcf], trails: [[0xa1, 0xfe]] },
    rare: { lead: [0xd0, 0xf4], trails: [[0xa1, 0xfe]] },
  },
  simplified: {
    label: 'gb18030',
    usual: { lead: [0xb0, 0xd7], trails: [[0xa1, 0xfe]] },
    rare: { lead: [0xd8, 0xf7], trails: [[0xa1, 0xfe]] },
  },
  traditional: {
    label: 'big5',
    usual: {
      lead: [0xa4, 0xc6],
      trails: [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    },
    rare: {
      lead: [0xc9, 0xf9],
      trails: [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    },
  },
  korean: {
    label: 'euc-kr',
    usual: { lead: [0xb0, 0xc8], trails: [[0xa1, 0xfe]] },
    rare: { lead: [0xca, 0xfd], trails: [[0xa1, 0xfe]] },
  },
}

interface Rows {
  lead: readonly [number, number]
  trails: readonly (readonly [number, number])[]
}

/** Shares of a text: of the common characters together, of the usual ones, of the rare ones. */
const SHARES = { common: 0.5, usual: 0.3, rare: 0.02 }
const KANA = 0.0025
const HALF_KANA = 0.0003
const MARK = 0.0003
const STRANGE = 5e-7

const tables = new Map<Script, ReadonlyMap<string, number>>()

/** About how often a character stands in a text of a script, as a share. */
export function shareIn(script: Script, character: string): number {
  const share = tableOf(script).get(character)
  if (share !== undefined) return share
  if (script === 'japanese' && /[\u3041-\u30FE々]/.test(character)) return KANA
  if (script === 'japanese' && /[\uFF61-\uFF9F]/.test(character)) return HALF_KANA
  return MARKS.test(character) ? MARK : STRANGE
}

/** Punctuation, full-width forms and signs that all of East Asia uses. */
const MARKS = /[\u3000-\u303F\uFF01-\uFF5E\u2010-\u203B℃Ω±×÷μ°㎜㎝㎏№Φφ①-⑳Ⅰ-Ⅹ㈱]/u

function tableOf(script: Script): ReadonlyMap<string, number> {
  const kept = tables.get(script)
  if (kept) return kept
  const { label, usual, rare } = ROWS[script]
  const table = new Map<string, number>()
  for (const [rows, share] of [
    [rare, SHARES.rare],
    [usual, SHARES.usual],
  ] as const) {
    const characters = charactersOf(label, rows)
    for (const character of characters) table.set(character, share / characters.length)
  }
  const common = new Set(COMMON[script])
  for (const character of common) table.set(character, SHARES.common / common.size)
  tables.set(script, table)
  return table
}

function charactersOf(label: string, { lead, trails }: Rows): string[] {
  const bytes: number[] = []
  for (let first = lead[0]; first <= lead[1]; first++) {
    for (const [from, to] of trails) {
      for (let second = from; second <= to; second++) bytes.push(first, second)
    }
  }
  return [...new TextDecoder(label).decode(Uint8Array.from(bytes))].filter(
    (character) => character > '\u007F' && character !== '\uFFFD',
  )
}
