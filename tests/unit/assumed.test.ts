import { describe, expect, test } from 'vitest'
import { assumedFigure, flipWords } from '../../shared/report/assumed.ts'
import { type Asked, type Given, widget } from './widget.ts'

const US1 = { id: 'US1', country: 'US' }
const DE1 = { id: 'DE1', country: 'DE', headquarters: 'DE' }
const SENSOR = { id: 'SENSOR', eccn: '7A103.a', price: '150' }
const HOUSING = { id: 'HOUSING', origin: 'JP', eccn: 'EAR99', price: '200' }
const SCREW = { id: 'SCREW', origin: 'CN', eccn: 'EAR99', price: '50' }

/** A unit without lines, by who makes it. */
const bare = (madeBy: string, facts: Given = {}): [Given[], Given, Asked] => [
  [SENSOR, { id: 'UNIT' }],
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

/** How many, what they are worth, of which share of 1000, and beyond which share of theirs it tips. */
type Amounts = [parts: number, value: string | null, share: string | null, flipsAt: string | null]

describe('What a result assumes of undeclared foreign parts', () => {
  test.each<[why: string, widget: [Given[], Given?, Asked?], amounts: Amounts | null]>([
    ['two parts that could tip it', [[SENSOR, HOUSING, SCREW]], [2, '250', '0.25', '0.4']],
    ['a part that is declared free', [[SENSOR, { ...HOUSING, usContent: { share: '0' } }]], null],
    ['no foreign part', [[SENSOR]], null],
    ['too little to tip it', [[SENSOR, SCREW]], [1, '50', '0.05', null]],
    [
      'exactly as much as reaches the level, and does not pass it',
      [[SENSOR, { ...SCREW, price: '100' }]],
      [1, '100', '0.1', null],
    ],
    ['at the level already', [[{ ...SENSOR, price: '250' }, SCREW]], [1, '50', '0.05', '0']],
    ['subject already', [[{ ...SENSOR, price: '251' }, SCREW]], [1, '50', '0.05', null]],
    [
      'a part without a price',
      [[SENSOR, HOUSING, { ...SCREW, price: null }]],
      [2, null, null, null],
    ],
    ['no selling price', [[SENSOR, SCREW], { price: null }], [1, '50', null, null]],
    [
      'undetermined: what would make it subject',
      [[{ ...SENSOR, price: '200' }, { ...SENSOR, id: 'OPEN', origin: null }, HOUSING]],
      [1, '200', '0.2', '0.25'],
    ],
    ['shipped beside', [[SENSOR, { ...SCREW, facts: { incorporated: false } }]], null],
    [
      'foreign software that is not bundled',
      [[SENSOR, { ...SCREW, kind: 'software', facts: { bundled: false } }]],
      null,
    ],
    [
      'foreign software that may be bundled',
      [[SENSOR, { ...SCREW, kind: 'software' }]],
      [1, '50', '0.05', null],
    ],
    ['a unit of foreign make without lines', bare('DE1'), [1, '300', '0.3', '1/3']],
    [
      'such a unit whose maker says that it has no US content',
      bare('DE1', { noUsContent: true }),
      null,
    ],
    ['a unit of US make without lines', bare('US1'), null],
    [
      'a product made in the United States',
      [[SENSOR, SCREW], { madeBy: 'US1' }, { model: { entities: [DE1, US1] } }],
      null,
    ],
    [
      'parts that are taken as unknown',
      [[SENSOR, SCREW], {}, { choices: { foreignContentUndeclared: 'unknown' } }],
      null,
    ],
  ])('%s', (_, given, amounts) => {
    const { assumed } = widget(...given)
    const found = assumed?.undeclaredForeign
    expect(found ? [found.parts, found.value, found.shareOfPrice, found.flipsAt] : null).toEqual(
      amounts,
    )
  })

  test('is true: US content of that share in them tips the outcome, and of no less', () => {
    const declared = (share: string) =>
      widget([SENSOR, { ...HOUSING, price: '250', usContent: { share, eccn: '7A103.a' } }]).outcome
    expect([declared('0.4'), declared('0.400001')]).toEqual(['not-subject', 'subject'])
  })

  test('is open where the value of one of them or the selling price is not known', () => {
    const open = (...given: [Given[], Given?]) => widget(...given).assumed?.undeclaredForeign
    expect(open([SENSOR, HOUSING])).not.toHaveProperty('flipIsOpen')
    expect(open([SENSOR, { ...HOUSING, price: null }])?.flipIsOpen).toBe(true)
    expect(open([SENSOR, HOUSING], { price: null })?.flipIsOpen).toBe(true)
    expect(
      open([
        { ...SENSOR, price: '251' },
        { ...HOUSING, price: null },
      ]),
    ).not.toHaveProperty('flipIsOpen')
    const result = widget([SENSOR, HOUSING], { price: null })
    expect(assumedFigure(result, 'USD')?.text).toContain('is not known')
  })

  test.each<[why: string, us: string | null, report: Given | null, flipsAt: string | null]>([
    ['no US technology and no report: any needs one', null, null, '0'],
    ['a report that names the destination', null, { destinations: ['CN'] }, '0.625'],
    ['a report for elsewhere covers a tenth', null, { destinations: ['VN'] }, '0.25'],
    ['US technology of a twentieth, reported elsewhere', '50', { destinations: ['VN'] }, '0.125'],
    ['US technology of a fifth, reported', '200', { destinations: ['CN'] }, '0.125'],
    ['US technology of a fifth without a report', '200', null, '0.125'],
  ])('knows what technology needs: %s', (_, us, report, flipsAt) => {
    const source = { id: 'SOURCE', kind: 'technology', origin: 'JP', eccn: 'EAR99', price: '400' }
    const own = { id: 'OWN', kind: 'technology', eccn: '7E101', price: us }
    const { assumed } = widget(us === null ? [source] : [source, own], {
      kind: 'technology',
      eccn: '7E994',
      facts: { encryptionTechnology: false },
      technologyReports: report ? [{ filed: '2026-01-05', ...report }] : [],
    })
    expect(assumed?.undeclaredForeign.flipsAt).toBe(flipsAt)
  })

  test('stands in the reason of a pass, and in words beside it', () => {
    const result = widget([SENSOR, HOUSING, SCREW])
    expect(result.steps.find(({ step }) => step === 'percentage')?.why).toBe(
      '15.00 % is not above 25 %, so it is not subject by reason of de minimis, assuming that 2 undeclared foreign parts hold no controlled US content',
    )
    expect(assumedFigure(result, 'USD')?.text).toBe(
      '2, worth 250.00 USD, 25.00 % of the price; with more than 40.00 % of controlled US content in them the outcome is another',
    )
    expect(flipWords('0', 'not-subject')).toContain('any controlled US content')
    expect(flipWords('1/3', 'not-subject')).toContain('33.33 %')
    expect(flipWords(null, 'not-subject')).toContain('no US content')
    expect(flipWords(null, 'subject')).toContain('whatever')
  })
})

test('a line says on how many paths its item lies, and how many of it', () => {
  const once = widget([SENSOR]).counted[0]
  expect([once?.paths, once?.quantity, once?.value]).toEqual(['1', '1', '150'])
  const lines = [
    { item: 'SENSOR', quantity: '1' },
    { item: 'SENSOR', quantity: '0.5' },
    { item: 'SENSOR', quantity: '0' },
  ]
  const twice = widget([SENSOR], { lines }).counted[0]
  expect([twice?.paths, twice?.quantity, twice?.value]).toEqual(['2', '1.5', '225'])
})
