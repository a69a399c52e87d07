import type { ListedParty } from '../../shared/parties/list.ts'

/** A number below `most`, the same ones in each run. */
export function randomNumbers(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

/** Parts of names of many tongues, so that three letters say about as much as they do in real lists. */
const SYLLABLES =
  'abd adam agha ahm akh al aleks alm amin an andr ang anton ar arash asad ash aziz bad bakh bao bash bek bel ben berg bin bog bor bra bud bur car cas ceb chan chen cheng chi chong chul corp cruz dal dam dar dav del den di dmit dong dor duk dun el em erd esf eva fad fah fang far fed feng fir fla fon fu gal gan geb ger ghaz gig go gor grig gu gul had haf ham han has hei hez hir hong hos hua hub hus ibra igor il im ing is iv izm jab jal jan jaw jer jia jin jos jun kab kad kal kam kar kash kaz kha khal khor kim kir kob kor kov kra kul kur kya lan laz leb leon li lin lo lud lun mag mah mal man mar mas mat mehr mei mek mem mer mik mil min mir mof mog moh mor mos mou muk mur mus nab nad naj nas nav naz nek ner nik nim nod nor nov nu ob ogl ok ol om or os oz pak pal par pav ped per pet pho pin pol por pri pro qad qas qi qing qom rab rad raf rah ram ras rav raz reb ren rez rin rod rom ros rub rus sab sad saf sah sal sam san sar sat say seb sem ser sha shar shi shu sid sil sim sin sok sol son spir stan su sul sun sur svet tab tad tah tai tal tam tang tar tek tem ter tian tik tim tol tom tor tri tsin tur ub ul um un ur us ut vag val van var vas ven ver vik vil vin vit vlad vol vor wad wah wan war wei wen wu xi xiang xin xu yah yak yan yar yas yev yi yin yong yu yul yur zab zad zah zak zam zan zar zel zha zhen zhi zhong zhou zim zin zor zub'.split(
    ' ',
  )
const TRADES =
  'Aviation Chemical Construction Dynamics Electronics Energy Engineering Export Industrial Import Instruments Logistics Machinery Marine Metals Micro Optics Petroleum Precision Research Satellite Science Semiconductor Shipping Systems Technology Telecom Trading'.split(
    ' ',
  )
const FORMS =
  'Co., Ltd.|LLC|Limited|GmbH|JSC|OOO|FZE|Inc.|S.A.|Pte. Ltd.|PJSC|Institute|University'.split('|')
const COUNTRIES = 'CN RU IR AE TR HK PK SY BY MY SG DE VE IN'.split(' ')

/**
 * A list as large as the Consolidated Screening List of 2026-07-31: 25,921 parties with 57,174 names.
 * Names are made and stand for nobody.
 */
export function madeList(parties = 25_921, names = 57_174): ListedParty[] {
  const pick = randomNumbers(7)
  const word = () =>
    Array.from({ length: 2 + pick(3) }, () => SYLLABLES[pick(SYLLABLES.length)])
      .join('')
      .replace(/^./, (letter) => letter.toUpperCase())
  const company = () =>
    [
      ...Array.from({ length: 1 + pick(3) }, word),
      ...Array.from({ length: pick(3) }, () => TRADES[pick(TRADES.length)]),
      ...(pick(4) > 0 ? [FORMS[pick(FORMS.length)]] : []),
    ].join(' ')
  const person = () => Array.from({ length: 2 + pick(3) }, word).join(' ')
  let left = names - parties
  return Array.from({ length: parties }, (_, i): ListedParty => {
    const isPerson = pick(3) === 0
    const own = isPerson ? person : company
    const share = Math.min(left, i === parties - 1 ? left : pick(3) === 0 ? pick(8) : pick(2))
    left -= share
    return {
      id: `P${i}`,
      source: [
        'Entity List (EL) - Bureau of Industry and Security',
        'Specially Designated Nationals (SDN)',
      ][pick(2)] as string,
      name: own(),
      alternates: Array.from({ length: share }, own),
      type: isPerson ? 'Individual' : 'Entity',
      addresses: [
        {
          text: `${pick(900)} ${word()} Road, ${word()}`,
          country: COUNTRIES[pick(COUNTRIES.length)] as string,
        },
      ],
      programs: [],
      licenseRequirement: null,
      licensePolicy: null,
      federalRegisterNotice: null,
      startDate: null,
      remarks: null,
    }
  })
}
