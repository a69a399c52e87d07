import { describe, expect, test } from 'vitest'
import { packOn } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { type Asked, type Given, widget } from './widget.ts'

const pack = currentPack()
const RULES_DAY = pack.header.asOf

/** A widget: its parts, what differs in the product, and how it is asked. */
type Widget = [parts: Given[], product?: Given, asked?: Asked]

interface Row {
  code: string
  /** What raises it, and the items that it then names; null: it is not about items. */
  raised: [why: string, widget: Widget, items: string[] | null][]
  /** What does not raise it. */
  quiet: [why: string, widget: Widget][]
}

const SENSOR = { id: 'SENSOR', eccn: '7A103.a' }
const DEAR = { ...SENSOR, price: '300' }
const SCREW = { id: 'SCREW', eccn: 'EAR99' }
const CODE = { id: 'CODE', kind: 'software', eccn: '4D001' }
const KNOW_HOW = { id: 'KNOW-HOW', kind: 'technology', eccn: '3E991' }
const PIPE = { id: 'PIPE', eccn: 'EAR99', facts: { hts6: '970110', russiaListed: null } }
const RECIPE = { id: 'RECIPE', kind: 'technology', eccn: '7E101' }
const technology = { kind: 'technology', eccn: '7E994', facts: { encryptionTechnology: false } }
const filed = { ...technology, facts: { ...technology.facts, technologyReportFiled: '2026-01-05' } }
const from = (supplier: string, price: Given = {}) => ({
  ...SENSOR,
  supplier,
  price: { amount: '100', currency: 'USD', ...price },
})
const unit = (discrete: Given | null): Widget => [
  [{ id: 'UNIT' }, SENSOR],
  { lines: [{ item: 'UNIT', quantity: '1' }] },
  {
    model: {
      products: [
        {
          id: 'UNIT',
          kind: 'commodity',
          madeBy: 'DE1',
          price: '300',
          lines: [{ item: 'SENSOR', quantity: '1' }],
          ...(discrete && { discrete }),
        },
      ],
    },
  },
]

const POUND = { from: 'GBP', to: 'USD', rate: '1.3', asOf: '2026-11-02' }
const SOLD = { price: { amount: '1000', currency: 'USD', basis: 'arms-length' } }
const US1 = { id: 'US1', country: 'US' }
const DE1 = { id: 'DE1', country: 'DE', headquarters: 'DE' }
const PRICES = {
  CN: { amount: '900', currency: 'USD' },
  UA: { amount: '900', currency: 'USD' },
}
/** A product with one US-made unit in it, and a part inside that. */
const usUnit = (part: Given, choices: Record<string, string> = {}): Widget => [
  [{ id: 'UNIT' }, part],
  { lines: [{ item: 'UNIT', quantity: '1' }] },
  {
    choices,
    model: {
      entities: [DE1, US1],
      products: [
        {
          id: 'UNIT',
          kind: 'commodity',
          eccn: 'EAR99',
          madeBy: 'US1',
          price: '300',
          lines: [{ item: String(part.id), quantity: '1' }],
        },
      ],
    },
  },
]
/** A product with one unit in it of which no line is listed. */
const bareUnit = (madeBy: string, facts: Given = {}): Widget => [
  [{ id: 'UNIT' }],
  {},
  {
    model: {
      entities: [DE1, US1],
      products: [
        { id: 'UNIT', kind: 'commodity', eccn: 'EAR99', madeBy, price: '300', lines: [], facts },
      ],
    },
  },
]

const ROWS: Row[] = [
  {
    code: 'SCOPE',
    raised: [
      ['a product that passes', [[SENSOR]], null],
      ['technology that waits for its report', [[RECIPE], technology], null],
    ],
    quiet: [
      ['a product that is subject', [[DEAR]]],
      ['a product that is undetermined', [[{ ...SENSOR, eccn: null }]]],
    ],
  },
  {
    code: 'AFFILIATES',
    raised: [
      ['a product that passes while the rule is open', [[SENSOR]], null],
      [
        'a product that passes on the last day of the stay',
        [[SENSOR], {}, { day: '2026-11-09' }],
        null,
      ],
    ],
    quiet: [
      ['a product that is subject', [[DEAR]]],
      ['a rule that is in force', [[SENSOR], {}, { choices: { affiliatesRule: 'inForce' } }]],
      ['a rule that is stayed', [[SENSOR], {}, { choices: { affiliatesRule: 'stayed' } }]],
    ],
  },
  {
    code: 'FIREARMS-RULE',
    raised: [
      ['a firearm in it', [[{ ...SENSOR, eccn: '0A501.a' }]], ['SENSOR']],
      ['a product that is one', [[SENSOR], { eccn: '0A502' }], ['W']],
    ],
    quiet: [
      ['a day before the rule', [[{ ...SENSOR, eccn: '0A501.a' }], {}, { day: '2026-11-19' }]],
      ['other goods', [[SENSOR]]],
    ],
  },
  {
    code: 'OFAC-IRAN',
    raised: [
      ['a product that passes for Iran', [[SENSOR], {}, { to: 'IR' }], null],
      ['a product that is subject for Iran', [[DEAR], {}, { to: 'IR' }], null],
    ],
    quiet: [
      ['another country of E:1', [[SENSOR], {}, { to: 'KP' }]],
      ['China', [[SENSOR]]],
    ],
  },
  {
    code: 'UAE-APPROVED',
    raised: [
      [
        'a chip of 3A090.b for the Emirates, beside what is not under that paragraph',
        [[{ id: 'CHIP', eccn: '3A090.b' }, SENSOR], {}, { to: 'AE' }],
        ['CHIP'],
      ],
    ],
    quiet: [
      ['a sensor for the Emirates', [[SENSOR], {}, { to: 'AE' }]],
      ['a chip of 3A090.b for China', [[{ id: 'CHIP', eccn: '3A090.b' }]]],
      [
        'a foreign chip of 3A090.b for the Emirates',
        [[{ id: 'CHIP', eccn: '3A090.b', origin: 'TW' }], {}, { to: 'AE' }],
      ],
    ],
  },
  {
    code: 'ITAR',
    raised: [
      [
        'a defense article of the United States',
        [[{ id: 'GYRO', eccn: 'USML:XII(d)' }, SENSOR]],
        ['GYRO'],
      ],
      [
        'a defense article of whatever origin',
        [[{ id: 'GYRO', eccn: 'USML:XII(d)', origin: 'FR' }]],
        ['GYRO'],
      ],
    ],
    quiet: [['an item of the 600 series', [[{ id: 'GUN', eccn: '0A606.x' }]]]],
  },
  {
    code: 'OTHER-AGENCY',
    raised: [
      ['a US item of an entry of another agency', [[{ id: 'A', eccn: '1A102' }, SENSOR]], ['A']],
      [
        'an item of such an entry whose origin is not known',
        [[{ id: 'A', eccn: '1A102', origin: null }]],
        ['A'],
      ],
    ],
    quiet: [
      ['a foreign item of such an entry', [[{ id: 'A', eccn: '1A102', origin: 'FR' }]]],
      ['an entry that points elsewhere in the list', [[{ id: 'A', eccn: '1C018' }]]],
    ],
  },
  {
    code: 'BUNDLED-SOFTWARE',
    raised: [
      [
        'bundled software with a control beyond AT',
        [[{ ...CODE, facts: { bundled: true } }, SENSOR]],
        ['CODE'],
      ],
      ['such software that may be bundled', [[CODE]], ['CODE']],
      [
        'such software where the switch leaves it out of the share',
        [
          [{ ...CODE, facts: { bundled: true } }],
          {},
          { choices: { bundledControlledSoftware: 'excluded' } },
        ],
        ['CODE'],
      ],
    ],
    quiet: [
      ['AT-only software', [[{ ...CODE, eccn: '4D994', facts: { bundled: true } }]]],
      ['EAR99 software', [[{ ...CODE, eccn: 'EAR99', facts: { bundled: true } }]]],
      ['foreign software', [[{ ...CODE, origin: 'FR', facts: { bundled: true } }]]],
      ['software in software', [[CODE], { kind: 'software', eccn: '4D994' }]],
      ['a controlled commodity', [[SENSOR]]],
    ],
  },
  {
    code: 'SOFTWARE-ALONE',
    raised: [
      [
        'US software that is not bundled',
        [[{ ...CODE, facts: { bundled: false } }, SENSOR]],
        ['CODE'],
      ],
    ],
    quiet: [
      ['US software that is bundled', [[{ ...CODE, facts: { bundled: true } }]]],
      ['US software that may be bundled', [[CODE]]],
      ['foreign software that is not', [[{ ...CODE, origin: 'FR', facts: { bundled: false } }]]],
    ],
  },
  {
    code: 'TECHNOLOGY',
    raised: [['US technology in a commodity', [[KNOW_HOW, SENSOR]], ['KNOW-HOW']]],
    quiet: [
      ['foreign technology in a commodity', [[{ ...KNOW_HOW, origin: 'FR' }]]],
      ['US technology in technology', [[KNOW_HOW], technology]],
    ],
  },
  {
    code: 'CROSS-KIND',
    raised: [
      ['a US commodity in software', [[SENSOR], { kind: 'software', eccn: '7D994' }], ['SENSOR']],
      ['US software in technology', [[CODE, RECIPE], technology], ['CODE']],
    ],
    quiet: [
      ['US technology in a commodity', [[KNOW_HOW]]],
      ['foreign software in technology', [[{ ...CODE, origin: 'FR' }], technology]],
    ],
  },
  {
    code: 'NOT-INCORPORATED',
    raised: [
      [
        'a US part shipped beside the product',
        [[{ ...SENSOR, facts: { incorporated: false } }, SCREW]],
        ['SENSOR'],
      ],
    ],
    quiet: [
      ['a US part in the product', [[SENSOR]]],
      ['a foreign part beside it', [[{ ...SENSOR, origin: 'FR', facts: { incorporated: false } }]]],
    ],
  },
  {
    code: 'FOREIGN-UNDECLARED',
    raised: [
      [
        'foreign parts of which their suppliers declare nothing',
        [
          [
            { ...SENSOR, origin: 'FR' },
            { ...SCREW, origin: 'JP' },
            { id: 'US', eccn: 'EAR99' },
          ],
        ],
        ['SENSOR', 'SCREW'],
      ],
    ],
    quiet: [
      ['parts of US and unknown origin', [[SENSOR, { ...SCREW, origin: null }]]],
      [
        'a foreign part with a declaration',
        [[{ ...SENSOR, origin: 'FR', usContent: { share: '0.1', eccn: 'EAR99' } }]],
      ],
      [
        'a foreign part declared to have none',
        [[{ ...SENSOR, origin: 'FR', usContent: { share: '0' } }]],
      ],
    ],
  },
  {
    code: 'SUPPLEMENT-6',
    raised: [
      ['an HTS code looked up for Russia', [[PIPE, SENSOR], {}, { to: 'RU' }], ['PIPE']],
      ['an HTS code looked up for Belarus', [[PIPE], {}, { to: 'BY' }], ['PIPE']],
      [
        'an HTS code of a part of unknown origin',
        [[{ ...PIPE, origin: null }], {}, { to: 'RU' }],
        ['PIPE'],
      ],
    ],
    quiet: [
      ['China', [[PIPE]]],
      ['a part whose listing is recorded', [[SCREW], {}, { to: 'RU' }]],
      [
        'a code that Supplement 4 lists',
        [[{ ...PIPE, facts: { ...PIPE.facts, hts6: '831130' } }], {}, { to: 'RU' }],
      ],
      ['a foreign part', [[{ ...PIPE, origin: 'FR' }], {}, { to: 'RU' }]],
      ['a part with an ECCN', [[{ ...PIPE, eccn: '7A994' }], {}, { to: 'RU' }]],
      [
        'a part without an HTS code',
        [[{ ...SCREW, facts: { russiaListed: null } }], {}, { to: 'RU' }],
      ],
    ],
  },
  {
    code: 'KIND-AND-ECCN',
    raised: [
      [
        'US technology with an ECCN of goods',
        [[{ ...SENSOR, kind: 'technology' }, SCREW]],
        ['SENSOR'],
      ],
      [
        'software with an ECCN of technology, of unknown origin',
        [[{ ...SENSOR, kind: 'software', eccn: '7E003', origin: null }]],
        ['SENSOR'],
      ],
      ['the product itself', [[SENSOR], { eccn: '5D991' }], ['W']],
    ],
    quiet: [
      ['an ECCN of goods on a commodity', [[SENSOR]]],
      ['EAR99 technology', [[{ ...SCREW, kind: 'technology' }]]],
      ['foreign technology', [[{ ...SENSOR, kind: 'technology', origin: 'FR' }]]],
      ['no ECCN at all', [[{ ...SENSOR, kind: 'technology', eccn: null }]]],
    ],
  },
  {
    code: 'AFFILIATE-PRICE',
    raised: [
      ['a price from a company of the group', [[from('DE1'), SCREW]], ['SENSOR']],
      [
        'a price that is called arm’s length',
        [[from('DE1', { basis: 'arms-length' })]],
        ['SENSOR'],
      ],
      ['a part of unknown origin', [[{ ...from('DE1'), origin: null }]], ['SENSOR']],
    ],
    quiet: [
      ['a price from somebody else', [[from('Cascadia')]]],
      ['a comparable price', [[from('DE1', { basis: 'comparable' })]]],
      ['a price built from costs', [[from('DE1', { basis: 'cost-built' })]]],
      ['a part that does not count', [[{ ...from('DE1'), eccn: 'EAR99' }]]],
      ['a part without a price', [[{ ...SENSOR, supplier: 'DE1', price: null }]]],
    ],
  },
  {
    code: 'NO-RATE',
    raised: [
      [
        'a part in a currency of which no rate is there',
        [[from('X', { currency: 'GBP' })]],
        ['SENSOR'],
      ],
      [
        'a selling price in such a currency',
        [[SENSOR], { price: { amount: '1', currency: 'GBP' } }],
        ['W'],
      ],
      [
        'a rate of a later day',
        [
          [from('X', { currency: 'GBP' })],
          {},
          { model: { rates: [{ ...POUND, asOf: '2026-12-01' }] } },
        ],
        ['SENSOR'],
      ],
    ],
    quiet: [
      ['a rate', [[from('X', { currency: 'GBP' })], {}, { model: { rates: [POUND] } }]],
      ['a part without a price', [[{ ...SENSOR, price: null }]]],
      ['a part that does not count', [[{ ...from('X', { currency: 'GBP' }), eccn: 'EAR99' }]]],
    ],
  },
  {
    code: 'NO-BASIS',
    raised: [
      ['a part whose price has no basis', [[from('X')], SOLD], ['SENSOR']],
      ['a selling price without a basis', [[from('X', { basis: 'comparable' })]], ['W']],
    ],
    quiet: [
      ['prices with a basis', [[from('X', { basis: 'comparable' })], SOLD]],
      ['a part that does not count', [[{ ...from('X'), eccn: 'EAR99' }], SOLD]],
      ['a part without a price', [[{ ...SENSOR, price: null }], SOLD]],
    ],
  },
  {
    code: 'DISCRETE-REASON',
    raised: [
      ['a claim without a reason', unit({ applies: true }), ['UNIT']],
      ['a claim with an empty reason', unit({ applies: true, reason: ' ' }), ['UNIT']],
    ],
    quiet: [
      ['a claim with a reason', unit({ applies: true, reason: 'sold alone' })],
      ['a claim that is given up', unit({ applies: false })],
      ['no claim', unit(null)],
    ],
  },
  {
    code: 'TECHNOLOGY-DESTINATION',
    raised: [
      [
        'reported technology above a tenth',
        [[{ ...RECIPE, price: '100.01' }], filed, { to: 'CN' }],
        null,
      ],
      [
        'technology above a tenth that waits for its report',
        [[{ ...RECIPE, price: '150' }], technology],
        null,
      ],
      [
        'technology that may be above a tenth',
        [[RECIPE, { ...RECIPE, id: 'OTHER', origin: null }], filed],
        null,
      ],
    ],
    quiet: [
      ['technology of exactly a tenth', [[RECIPE], filed]],
      ['technology that is subject', [[{ ...RECIPE, price: '300' }], filed]],
      ['a commodity above a tenth', [[{ ...SENSOR, price: '150' }]]],
    ],
  },
  {
    code: 'FOOTNOTE-5',
    raised: [
      ['deposition equipment for China', [[{ id: 'TOOL', eccn: '3B993.b' }, SENSOR]], ['TOOL']],
    ],
    quiet: [
      ['the same for Thailand', [[{ id: 'TOOL', eccn: '3B993.b' }], {}, { to: 'TH' }]],
      [
        'a reading by which the rows are unknown',
        [[{ id: 'TOOL', eccn: '3B993.b' }], {}, { choices: { footnote5Rows: 'unknown' } }],
      ],
    ],
  },
  {
    code: 'INSIDE-US-MADE',
    raised: [
      [
        'a US-made unit with a part of the 600 series inside',
        usUnit({ id: 'GUN', eccn: '0A606.x' }),
        ['GUN'],
      ],
      [
        'a US-made unit with encryption on no path inside',
        usUnit({ id: 'CRYPT', eccn: '5A002.a', facts: { encryption: 'none' } }),
        ['CRYPT'],
      ],
    ],
    quiet: [
      ['a US-made unit with a sensor inside', usUnit(SENSOR)],
      ['a part of the 600 series of the product itself', [[{ id: 'GUN', eccn: '0A606.x' }]]],
      [
        'a reading that looks inside',
        usUnit({ id: 'GUN', eccn: '0A606.x' }, { usMadeAssembliesElsewhere: 'lookInside' }),
      ],
    ],
  },
  {
    code: 'NOT-LOOKED-INTO',
    raised: [
      ['a unit of foreign make without lines', bareUnit('DE1'), ['UNIT']],
      ['a unit of US make without lines', bareUnit('US1'), ['UNIT']],
    ],
    quiet: [
      [
        'a unit without lines whose maker says that it has no US content',
        bareUnit('DE1', { noUsContent: true }),
      ],
      ['a unit with lines', unit(null)],
    ],
  },
  {
    code: 'PRICE-OF-COUNTRY',
    raised: [
      [
        'a price for China, asked for Hong Kong',
        [[SENSOR], { prices: PRICES }, { to: 'HK' }],
        null,
      ],
    ],
    quiet: [
      ['a price for China, asked for China', [[SENSOR], { prices: PRICES }]],
      [
        'a price for Ukraine, which is none for Crimea',
        [[SENSOR], { prices: PRICES }, { to: 'UA-CRIMEA' }],
      ],
      ['one price for all', [[SENSOR], {}, { to: 'HK' }]],
    ],
  },
  {
    code: 'SALES',
    raised: [
      [
        'software measured over its sales',
        [
          [{ ...CODE, price: '1' }],
          {
            kind: 'software',
            eccn: '5D991',
            sales: { orders: '600', forecast: '400', currency: 'USD', units: '10' },
          },
        ],
        null,
      ],
    ],
    quiet: [['software at a price', [[CODE], { kind: 'software', eccn: '5D991' }]]],
  },
  {
    code: 'NO-US-CONTENT',
    raised: [
      ['a product without lines, by record', [[], { facts: { noUsContent: true } }], null],
      [
        'the same, with who says so',
        [
          [],
          {
            facts: { noUsContent: true },
            factSources: { noUsContent: { who: 'A. Berg', on: '2026-03-01' } },
          },
        ],
        null,
      ],
    ],
    quiet: [
      ['a product with lines', [[SENSOR]]],
      ['a product without lines and record', [[]]],
    ],
  },
  {
    code: 'RULES-DATE',
    raised: [
      ['a determination of a later day', [[SENSOR], {}, { day: '2026-09-25' }], null],
      ['a determination of an earlier day', [[SENSOR], {}, { day: '2026-09-23' }], null],
    ],
    quiet: [['a determination of the day of the rules', [[SENSOR], {}, { day: RULES_DAY }]]],
  },
]

const raisedBy = (code: string, [parts, product, asked]: Widget) =>
  widget(parts, product, asked).notices.filter((notice) => notice.code === code)

describe.each(ROWS)('$code', ({ code, raised, quiet }) => {
  test.each(raised)('is raised by %s', (_, given, items) => {
    const { notices: rows } = packOn(pack, given[2]?.day ?? '2026-11-24').notices
    const row = rows.find((notice) => notice.code === code)
    const notices = raisedBy(code, given)
    expect(notices).toMatchObject([{ cite: row?.cite }])
    // Words in braces are filled in; the rest is the pack's to the letter.
    for (const words of row?.text.split(/\{\w+\}/) ?? []) expect(notices[0]?.text).toContain(words)
    expect(notices[0]?.text).not.toMatch(/[{}]/)
    expect(notices[0]?.items?.toSorted() ?? null).toEqual(items?.toSorted() ?? null)
  })

  test.each(quiet)('is not raised by %s', (_, given) => {
    expect(raisedBy(code, given)).toEqual([])
  })
})

test('every notice of the pack stands in a table here', () => {
  const told = new Set([...ROWS.map(({ code }) => code), 'FDP'])
  const codes = pack.files.notices.notices.map(({ code }) => code)
  expect(codes.filter((code) => !told.has(code))).toEqual([])
})

describe('NO-LEVEL', () => {
  const tool = { eccn: '3B001.d.1' }
  const lithography = { eccn: '3B993.f.1', facts: { meets3B993f1: true, advancedNode: true } }
  const cites = (given: Widget) => raisedBy('NO-LEVEL', given).map(({ cite }) => cite)
  const chip = { id: 'CHIP', eccn: '3A991', facts: { integratedCircuit: true } }
  const malaysia = { model: { entities: [{ id: 'DE1', country: 'MY', headquarters: 'MY' }] } }
  const china = { model: { entities: [{ id: 'DE1', country: 'DE', headquarters: 'CN' }] } }

  const thailand = { ...malaysia, to: 'TH' }
  const facility = { advancedNode: true, recipientMakesAdvancedNode: true }

  test.each<[string, Widget, string[]]>([
    ['a tool that 734.4(a)(8) reaches', [[chip], tool, malaysia], ['734.4(a)(8)']],
    ['such a tool, whatever lies in it', [[SCREW], tool, malaysia], ['734.4(a)(8)']],
    ['such a tool of a Chinese group', [[chip], tool, china], ['734.4(a)(8)']],
    [
      'another tool for an advanced-node facility',
      [[chip], { eccn: '3B001.e', facts: facility }, malaysia],
      ['734.4(a)(9)'],
    ],
    [
      'lithography equipment of 734.4(a)(3) without US content',
      [[{ ...SCREW, origin: 'KR' }], lithography, thailand],
      ['734.4(a)(3)'],
    ],
  ])('is raised by %s', (_, given, expected) => {
    expect(cites(given)).toEqual(expected)
  })

  test.each<[string, Widget]>([
    ['a tool that the exclusion takes out', [[chip], tool]],
    ['another product', [[chip]]],
    ['a destination outside D:5', [[chip], tool, thailand]],
    ['lithography equipment with US content', [[SCREW], lithography, thailand]],
  ])('is not raised by %s', (_, given) => {
    expect(cites(given)).toEqual([])
  })
})

describe('The direct product rules (734.9)', () => {
  /** By the parties, for any item and destination: Entity List, footnotes 1, 4 and 3. */
  const PARTIES = ['734.9(e)(1)', '734.9(e)(2)', '734.9(g)']
  const rules = (eccn: string | null, to: string) => {
    const kind = eccn?.[1] === 'E' ? 'technology' : 'commodity'
    const [notice, ...more] = raisedBy('FDP', [[], { eccn, kind }, { to }])
    expect(more).toEqual([])
    return notice?.text.match(/734\.9(\(\w+\))+/g)?.toSorted()
  }

  test.each<[string, string, string[]]>([
    ['3B001.a.4', 'CN', ['(b)', '(i)', '(k)']],
    ['3B001.e', 'CN', ['(b)', '(e)(3)', '(i)']],
    ['3B001.a.4', 'DE', []],
    ['3B993', 'DE', ['(e)(3)']],
    ['5A991', 'CN', ['(i)']],
    ['5A991', 'IR', ['(j)']],
    ['5A991', 'DE', []],
    ['9A515.a', 'CN', ['(b)', '(c)', '(i)']],
    ['9A515.a', 'VN', ['(b)']],
    ['0A606.a', 'VN', ['(b)', '(d)']],
    ['0A919', 'CN', ['(d)', '(i)']],
    ['3A991', 'RU', ['(f)']],
    ['3A991', 'BY', ['(f)']],
    ['3A090.a', 'DE', ['(h)']],
    ['3A090', 'DE', ['(h)']],
    ['4E091', 'FR', ['(l)']],
  ])('that may reach %s to %s are named, and no others', (eccn, to, expected) => {
    const all = [...PARTIES, ...expected.map((paragraph) => `734.9${paragraph}`)]
    expect(rules(eccn, to)).toEqual(all.toSorted())
  })

  test('are all named that the destination leaves where the ECCN is not known', () => {
    const expected = ['b', 'c', 'd', 'e)(3', 'h', 'i', 'k', 'l'].map((rule) => `734.9(${rule})`)
    expect(rules(null, 'CN')).toEqual([...PARTIES, ...expected].toSorted())
  })

  test('that may reach EAR99 to Russia are those of Russia and of the parties', () => {
    expect(rules('EAR99', 'RU')).toEqual([...PARTIES, '734.9(f)'].toSorted())
  })
})

test('A pass that rests on a record alone names who made it, or that nobody is named', () => {
  const text = (factSources?: Given) =>
    widget([], { facts: { noUsContent: true }, ...(factSources && { factSources }) }).notices.find(
      ({ code }) => code === 'NO-US-CONTENT',
    )?.text
  expect(text()).toContain('nobody is recorded who says so')
  const by = { who: 'A. Berg', on: '2026-03-01', source: 'letter 7' }
  expect(text({ noUsContent: by })).toContain('(A. Berg, 2026-03-01, letter 7)')
})

test('A missing rate is named, and not called a missing price', () => {
  const { notices, unknown } = widget([from('X', { currency: 'GBP' })])
  const notice = notices.find(({ code }) => code === 'NO-RATE')
  expect(notice?.text).toContain('There is no rate GBP to USD')
  expect(unknown.find(({ path }) => path.length > 1)?.missing).toEqual(['rate GBP to USD'])
})
