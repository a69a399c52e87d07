import { describe, expect, test } from 'vitest'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { filled, groundOf, reasonOf } from '../../shared/rules/reason.ts'
import { widget } from './widget.ts'

const S = 'eCFR 2026-07-23'
const G = 'eCFR 2026-09-24'

/** A reason as a line: the ground, its citations, and whose text was read. */
type Told = [why: string, cite: string[], source: string]

interface Row {
  eccn: string | null
  to: string
  from?: string
  facts?: Record<string, unknown>
  kind?: string
  choices?: Record<string, string>
  reasons: Told[]
}

const cell = (country: string, column: string) => `738 Supp. 1, ${country}, ${column}`
const entry = (eccn: string) => `774 Supp. 1, ${eccn}`
const RUSSIA = 'every ECCN needs a licence for Russia and Belarus'
const IRAN = 'an ECCN with a chart column needs a licence for Iran'

/** Content of one item in a commodity, and every reason that its line gives. */
const ROWS: Row[] = [
  { eccn: '3A001.a.2', to: 'CN', reasons: [['NS2', [cell('CN', 'NS2'), entry('3A001')], S]] },
  { eccn: '3A001.a.2', to: 'HK', reasons: [['NS2', [cell('CN', 'NS2'), entry('3A001')], S]] },
  {
    eccn: '3A001.a.2',
    to: 'FR',
    reasons: [
      ['NS2 is blank for FR', [cell('FR', 'NS2'), entry('3A001')], S],
      ['AT1 is blank for FR', [cell('FR', 'AT1'), entry('3A001')], S],
    ],
  },
  {
    eccn: '3A001.a.2',
    to: 'TH',
    reasons: [['License Exception GBS', ['740.4', '734 Supp. 2(a)(1)', entry('3A001')], G]],
  },
  {
    eccn: '2B352.b.1',
    to: 'TH',
    reasons: [['CB2', [cell('TH', 'CB2'), entry('2B352')], `${S}; ${G}`]],
  },
  {
    eccn: '6A003.b.4.b',
    to: 'IN',
    reasons: [
      [
        'RS2, by a footnote of the chart',
        ['742.6(a)(4)', '738 Supp. 1, footnote 7', entry('6A003')],
        `${S}; ${G}`,
      ],
      ['RS1', [cell('IN', 'RS1'), entry('6A003')], S],
    ],
  },
  {
    eccn: '3A090.b',
    to: 'AE',
    reasons: [['RS', ['742.6(a)(6)(iii)(B)', entry('3A090')], S]],
  },
  {
    eccn: '3A991',
    to: 'RU',
    reasons: [['not counted from DE: partner country', ['746.8(a)(12)(iii)(B)'], G]],
  },
  { eccn: '3A991', to: 'RU', from: 'SG', reasons: [[RUSSIA, ['746.8(a)(1)'], G]] },
  {
    eccn: '7A103.a',
    to: 'RU',
    reasons: [
      ['MT1', [cell('RU', 'MT1'), entry('7A103')], S],
      [RUSSIA, ['746.8(a)(1)', '746.8(a)(12)(iii)(B)'], G],
    ],
  },
  {
    eccn: '3A991',
    to: 'IR',
    reasons: [[`${IRAN}: AT1`, ['746.7(a)(1)(i)', entry('3A991')], G]],
  },
  {
    eccn: '0A980',
    to: 'IR',
    reasons: [['this ECCN is named for Iran', ['746.7(a)(1)(i)'], G]],
  },
  {
    eccn: 'EAR99',
    to: 'RU',
    from: 'SG',
    facts: { russiaListed: null, hts6: '854231' },
    reasons: [
      [
        'EAR99 listed in Supplements 4, 5 or 6 needs a licence for Russia and Belarus',
        ['746.8(a)(5)-(7)', '746 Supp. 4', '746.8(a)(5)'],
        G,
      ],
    ],
  },
  {
    eccn: 'EAR99',
    to: 'KP',
    facts: { foodOrMedicine: true },
    reasons: [
      ['EAR99: the Country Chart does not speak for KP', ['732.3(d)(4)'], G],
      ['EAR99 food or medicine needs no licence for North Korea', ['746.4(a)'], G],
    ],
  },
  {
    eccn: 'EAR99',
    to: 'SY',
    facts: { foodOrMedicine: true },
    reasons: [
      ['EAR99: the Country Chart does not speak for SY', ['732.3(d)(4)'], G],
      ['EAR99 food or medicine needs no licence for Syria', ['746.9(a)'], G],
    ],
  },
  {
    eccn: 'EAR99',
    to: 'SY',
    choices: { syriaSpp: 'excluded' },
    reasons: [
      ['EAR99: the Country Chart does not speak for SY', ['732.3(d)(4)'], G],
      [
        'License Exception SPP covers EAR99 for Syria, which is taken not to count',
        ['746.9', '740.5', '734 Supp. 2(a)(1)'],
        G,
      ],
    ],
  },
  {
    eccn: 'EAR99',
    to: 'RU',
    from: 'SG',
    facts: { russiaListed: null, hts6: '970110' },
    reasons: [
      ['EAR99: the Country Chart asks for no licence', ['732.3(d)(5)'], G],
      [
        'EAR99 that no list for them names needs no licence for Russia and Belarus; its HTS code stands in neither Supplement 4 nor 5, and Supplement 6 has no codes to look it up by',
        [
          '746.8(a)(5)-(7)',
          '746 Supp. 4',
          '746.8(a)(5)',
          '746 Supp. 5',
          '746.8(a)(7)',
          '746 Supp. 6',
        ],
        G,
      ],
    ],
  },
  {
    eccn: 'EAR99',
    to: 'IR',
    facts: { iranSupp7: null, hts6: '970110' },
    reasons: [
      ['EAR99: the Country Chart does not speak for IR', ['732.3(d)(4)'], G],
      [
        'EAR99 that Supplement 7 does not list needs no licence for Iran; its HTS code does not stand in Supplement 7',
        ['746.7(a)(1)(ii)', '746 Supp. 7'],
        G,
      ],
    ],
  },
  {
    eccn: '0A501.a',
    to: 'GB',
    reasons: [['FC1, by a footnote of the chart', ['738 Supp. 1, footnote 10', entry('0A501')], S]],
  },
  {
    eccn: '3A001.b.2',
    to: 'TH',
    reasons: [
      ['NS1', [cell('TH', 'NS1'), entry('3A001')], S],
      ['NS2', [cell('TH', 'NS2'), entry('3A001')], S],
      ['RS1', [cell('TH', 'RS1'), entry('3A001')], S],
      [
        'it may not count: License Exception GBS',
        ['740.4', '734 Supp. 2(a)(1)', entry('3A001')],
        G,
      ],
    ],
  },
  {
    eccn: '5D002',
    to: 'CN',
    kind: 'software',
    facts: { encryption: 'b1' },
    reasons: [
      ['NS1', [cell('CN', 'NS1'), entry('5D002')], S],
      ['bundled software would count at its value', ['734.4(d)(1), notes'], G],
    ],
  },
  {
    eccn: '5A002.a',
    to: 'CN',
    facts: { encryption: 'published' },
    reasons: [
      ['NS1', [cell('CN', 'NS1'), entry('5A002')], S],
      ['EI', ['742.15(a)(1)', entry('5A002')], S],
      [
        'published is a path of 5D002 source code, and 5A002.a is recorded with it; its own path is open',
        ['734.4(b)(1)(i)'],
        G,
      ],
    ],
  },
  {
    eccn: '5A992.c',
    to: 'CN',
    reasons: [['AT1 is blank for CN', [cell('CN', 'AT1'), entry('5A992')], S]],
  },
  {
    eccn: '5D002',
    to: 'CN',
    kind: 'software',
    facts: { bundled: true, encryption: 'published' },
    reasons: [
      ['5D002 source code made public under 742.15(b)', ['734.4(b)(1)(i)', '742.15(b)'], G],
    ],
  },
  {
    eccn: '3E001',
    to: 'CN',
    kind: 'technology',
    reasons: [['technology is not content of a commodity', ['734 Supp. 2(a)(1)'], G]],
  },
  { eccn: null, to: 'FR', reasons: [['ECCN not known', ['734 Supp. 2(a)(1)'], G]] },
  {
    eccn: 'USML:XI(c)',
    to: 'CN',
    reasons: [['outside the de minimis test', ['734.3(b)(1)'], G]],
  },
]

describe('The line of', () => {
  test.each(ROWS)('$eccn to $to from $from gives its reasons', (row) => {
    const { eccn, to, from = 'DE', facts = {}, kind = 'commodity', choices, reasons } = row
    const part = { id: 'U', eccn, kind, price: '1', facts }
    const { counted, notCounted, unknown } = widget(
      [part],
      { exportedFrom: from },
      { to, ...(choices && { choices }) },
    )
    const line = [...counted, ...notCounted, ...unknown].find(({ path }) => path.length === 2)
    expect(line?.reasons.map(({ why, cite, source }) => [why, cite, source])).toEqual(reasons)
  })
})

/** The step of a case of 734.4(a), by the first words of its reason. */
const limb = (product: Record<string, unknown>, part: Record<string, unknown>, to: string) => {
  const result = widget([{ id: 'U', price: '1', ...part }], product, { to })
  return (rule: string) =>
    result.steps.filter((step) => step.rule === rule).map(({ answer, why }) => [answer, why])
}

describe('A case of 734.4(a) that does not apply says by which limb', () => {
  const tool = { eccn: '3B001.d.1', facts: { advancedNode: false } }
  const chip = { eccn: '3A991', facts: { integratedCircuit: true } }
  const plain = { eccn: 'EAR99' }
  const computer = (computerApp: string) => ({ eccn: '4A003.b', facts: { computerApp } })

  test.each([
    ['734.4(a)(8)', tool, plain, 'TH', 'not Macau or in Country Group D:5'],
    ['734.4(a)(8)', {}, chip, 'CN', 'not equipment of the named paragraphs of 3B001 and 3B002'],
    ['734.4(a)(8)', tool, chip, 'CN', 'shipped by a company in a country of Supplement No. 4'],
    ['734.4(a)(6)(i)', {}, plain, 'CN', 'no US 9x515 or 600-series content of paragraphs .a to .x'],
    ['734.4(a)(4)', {}, plain, 'CN', 'not technology'],
    ['734.4(a)(5)', {}, plain, 'CN', 'not a military commodity'],
    ['734.4(a)(5)', { kind: 'software', eccn: '5D991' }, plain, 'CN', 'not a commodity'],
    ['734.4(a)(1)', {}, chip, 'CN', 'not a computer of Category 4'],
    ['734.4(a)(1)', computer('70'), chip, 'CN', 'not above 70 weighted TeraFLOPS'],
    ['734.4(a)(3)', {}, plain, 'CN', 'not equipment of 3B993'],
    [
      '734.4(a)(3)',
      { eccn: '3B993.f.1', facts: { advancedNode: false } },
      plain,
      'CN',
      'not for advanced-node integrated circuits',
    ],
    ['734.4(a)(3)', { eccn: '3B993.a' }, plain, 'CN', 'not equipment of 3B993.f.1'],
    ['734.4(a)(9)', {}, chip, 'CN', 'not Category 3B equipment other than that of 734.4(a)(8)'],
    [
      '734.4(a)(9)',
      { eccn: '3B991', facts: { recipientMakesAdvancedNode: false } },
      chip,
      'CN',
      'not for a facility that makes advanced-node logic or DRAM',
    ],
  ])('%s', (rule, product, part, to, why) => {
    const [step] = limb(product, part, to)(rule)
    expect(step?.[0]).toBe('does-not-apply')
    expect(step?.[1]).toContain(why)
  })
})

describe('A case of 734.4(a)', () => {
  const computer = { eccn: '4A003.b', facts: { computerApp: '90' } }
  const chip = { id: 'U', eccn: '3A001.a.2', price: '1' }
  const facts = { semiconductor: true, memory: false }
  const first = (result: ReturnType<typeof widget>) =>
    result.steps.find(({ rule }) => rule === '734.4(a)(1)')

  test('that is open says that it may be so, in its step and on a line that counts', () => {
    const { eccn } = computer
    const result = widget([{ ...chip, facts }], { eccn, facts: {} })
    const open =
      'may be a computer above 70 weighted TeraFLOPS with a US 3A001 semiconductor other than memory, to Computer Tier 3'
    expect(first(result)).toMatchObject({ answer: 'open', why: open })
    const line = [...result.counted, ...result.unknown].find(({ path }) => path.length === 2)
    expect(line?.because).toEqual(['NS2', open])
  })

  test('that asks for content that needs a licence says so where none does', () => {
    const licensed = { computerSemiconductors: 'licensed' }
    const to = 'IN'
    const told = (choices: Record<string, string>) =>
      first(widget([{ ...chip, facts }], computer, { to, choices }))
    expect(told({})?.answer).toBe('applies')
    expect(told(licensed)?.why).toBe(
      'no US 3A001 semiconductor other than memory in it that needs a licence',
    )
  })

  test('does not say that there is none of some content in parts of which nobody said it', () => {
    const bolt = { id: 'BOLT', origin: 'JP', eccn: 'EAR99', price: '1' }
    const declared = { ...bolt, usContent: { share: '0' } }
    const whys = (part: object) =>
      widget([{ id: 'U', eccn: 'EAR99' }, part as never])
        .steps.filter(({ rule }) => ['734.4(a)(6)(i)', '734.4(b)'].includes(rule))
        .map(({ why }) => why)
    const assumed = ', assuming that 1 undeclared foreign part holds none'
    const sure = whys(declared)
    expect(sure).toEqual([
      'no US 9x515 or 600-series content of paragraphs .a to .x in it',
      'no US encryption content in it',
    ])
    expect(whys(bolt)).toEqual(sure.map((why) => `${why}${assumed}`))
  })
})

test('software is asked for its copies, and not for a selling price that is there', () => {
  const sales = { orders: '100', currency: 'USD' }
  const { unknown } = widget([{ id: 'U', eccn: '5D992.c', kind: 'software' }], {
    kind: 'software',
    eccn: '5D992.c',
    sales,
  })
  const own = unknown.find(({ path }) => path.length === 1)
  expect([own?.missing, own?.because]).toEqual([
    ['units'],
    ['how many copies the sales stand for is not known'],
  ])
})

describe('A reason names its row of the pack', () => {
  const rowsOf = (eccn: string, to: string) =>
    widget([{ id: 'U', eccn, price: '1' }], {}, { to }).counted.flatMap(({ reasons }) =>
      reasons.map(({ row }) => row),
    )

  test('by the ids that rows have, and by their place where they have none or share one', () => {
    expect(rowsOf('3A001.a.2', 'CN')).toEqual(['eccns/3A001/rows/#2'])
    expect(rowsOf('3A991', 'CU')).toEqual(['part746/rules/746.2'])
    const pack = currentPack()
    const computers = pack.noLevel.rules.filter(({ id }) => id === '734.4(a)(1)')
    expect(computers.map((rule) => reasonOf(pack, rule, '').row)).toEqual([
      'noLevel/rules/734.4(a)(1)#1',
      'noLevel/rules/734.4(a)(1)#2',
    ])
  })

  test('and is refused where the pack has no such row', () => {
    const pack = currentPack()
    expect(() => reasonOf(pack, { cite: '734.4(z)' }, 'nothing')).toThrow(/no such row: 734.4\(z\)/)
    expect(() => groundOf(pack, 'nothing')).toThrow(/no ground nothing/)
  })

  test('words that are not given stay as they are', () => {
    expect(filled('{a} and {b}', { a: 'one' })).toBe('one and {b}')
  })
})
