import { describe, expect, test } from 'vitest'
import { dayAfter } from '../../shared/model/calendar-day.ts'
import { type Difference, differencesOf } from '../../shared/rules/difference.ts'
import { lawEvents } from '../../shared/rules/law-clock.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { LicenceRow, PackFiles } from '../../shared/rules/schema.ts'
import { type Given, widget } from './widget.ts'

const pack = currentPack()

function changed(change: (files: PackFiles) => void): PackFiles {
  const copy = structuredClone(pack.files)
  change(copy)
  return copy
}
const says = (change: (files: PackFiles) => void) =>
  packChanges(pack.files, changed(change)).map(({ text, decides }) => [text, decides])
const entryOf = (files: PackFiles, eccn: string) => {
  const entry = files.eccns.flatMap(({ entries }) => entries).find((one) => one.eccn === eccn)
  if (!entry) throw new Error(eccn)
  return entry
}
const countryOf = (files: PackFiles, code: string) => {
  const row = files.countries.countries.find((one) => one.code === code)
  if (!row) throw new Error(code)
  return row
}
const ROW: LicenceRow = {
  reason: 'RS',
  scope: [{ in: ['z'] }],
  column: 'RS2',
  cite: '742.6(z); 774 Supp. 1, 3A001',
}

describe('What two packs say differently', () => {
  test('is nothing where they are the same, in whatever order members stand', () => {
    expect(packChanges(pack.files, structuredClone(pack.files))).toEqual([])
    const turned = JSON.parse(JSON.stringify(pack.files), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(differencesOf(pack.files, turned)).toEqual([])
  })

  test('is there where one side alone has a table', () => {
    const { productNeed, ...older } = pack.files
    expect(productNeed).toBeDefined()
    const tables = (found: Difference[]) => found.map(({ table, decides }) => [table, decides])
    expect(tables(differencesOf(older, pack.files))).toEqual([['productNeed', true]])
    expect(tables(differencesOf(pack.files, older))).toEqual([['productNeed', true]])
  })

  test.each<[string, (files: PackFiles) => void, unknown]>([
    [
      'a country in another group',
      (files) => countryOf(files, 'KZ').groups.push('D:5'),
      [['Kazakhstan entered D:5.', true]],
    ],
    [
      'a country out of a group and into one',
      (files) => {
        const row = countryOf(files, 'CN')
        row.groups = [...row.groups.filter((group) => group !== 'D:5'), 'A:6']
      },
      [[expect.stringMatching(/^China.* entered A:6 and left D:5\.$/), true]],
    ],
    [
      'another mark in the chart',
      (files) => countryOf(files, 'CA').chart?.push('NS1'),
      [['Canada: marked in the chart under NS1.', true]],
    ],
    [
      'a licence row more',
      (files) => entryOf(files, '3A001').rows.push(ROW),
      [['3A001.z: RS row added (column RS2).', true]],
    ],
    [
      'a licence row less',
      (files) => entryOf(files, '7A103').rows.splice(0, 1),
      [[expect.stringMatching(/^7A103.*: MT row removed \(column MT1\)\.$/), true]],
    ],
    [
      'a licence row in other words',
      (files) =>
        Object.assign(entryOf(files, '7A103').rows[0] as object, { note: 'As read anew.' }),
      [[expect.stringMatching(/MT row in other words/), false]],
    ],
    [
      'another level',
      (files) => Object.assign(files.levels.levels[0] as object, { level: '0.05' }),
      [[expect.stringMatching(/from "0\.10?" to "0\.05"/), true]],
    ],
    [
      'a member of a list',
      (files) => files.lists.lists.find(({ id }) => id === 'partners-746')?.members.push('MX'),
      [['List "Partner countries of Part 746": members added MX.', true]],
    ],
    [
      'an entry less',
      (files) => {
        for (const file of files.eccns)
          file.entries = file.entries.filter(({ eccn }) => eccn !== '0A503')
      },
      [['0A503 removed.', true]],
    ],
    [
      'another text of a notice',
      (files) => Object.assign(files.notices.notices[0] as object, { text: 'Look twice.' }),
      [['Notice, now: Look twice.', false]],
    ],
    [
      'families in another order, which rules look up by name',
      (files) => files.noLevel.families.reverse(),
      [[expect.any(String), false]],
    ],
    [
      'another order of what footnotes of the Entity List open, each looked up by its rule',
      (files) => files.partyRules?.opens.reverse(),
      [[expect.any(String), false]],
    ],
    [
      'a role of parties less, of which no result is made',
      (files) => files.partyRules?.roles.pop(),
      [[expect.any(String), false]],
    ],
    [
      'a Country Group that no rule asks for',
      (files) => countryOf(files, 'DE').groups.push('D:2'),
      [['Germany entered D:2.', false]],
    ],
    [
      'another fact by which a direct product rule turns on the parties',
      (files) => {
        const rule = files.directProduct.rules.find(({ party }) => party?.fact)
        if (rule?.party?.fact) rule.party.fact.name = 'advancedNode'
      },
      [[expect.stringMatching(/to "advancedNode"/), true]],
    ],
    [
      'another citation of a row by which a notice looks it up',
      (files) => Object.assign(entryOf(files, '0A501'), { cite: '774 Supp. 1, 0A999' }),
      [[expect.stringMatching(/^0A501: cite/), true]],
    ],
    [
      'a notice less',
      (files) => {
        files.notices.notices = files.notices.notices.filter(({ code }) => code !== 'OFAC-IRAN')
      },
      [[expect.stringMatching(/^No longer said: Iran/), true]],
    ],
    [
      'licence rows and paragraphs in another order',
      (files) => {
        entryOf(files, '3A001').rows.reverse()
        for (const row of entryOf(files, '3A001').rows)
          for (const limb of row.scope) limb.in?.reverse()
      },
      expect.not.arrayContaining([[expect.anything(), true]]),
    ],
    [
      'another order of the levels, of which the first that fits is taken',
      (files) => files.levels.levels.reverse(),
      [[expect.stringMatching(/^Level/), true]],
    ],
  ])('is told as a sentence: %s', (_, change, expected) => {
    expect(says(change)).toEqual(expected)
  })
})

test('A difference on some days alone is told with them, and a row cut in two on a day is none', () => {
  const row = (files: PackFiles) => entryOf(files, '7A103').rows
  const later = changed((files) => row(files).push({ ...ROW, scope: [{}], from: '2027-03-01' }))
  expect(packChanges(pack.files, later)).toMatchObject([
    { text: expect.stringMatching(/^7A103: RS row added/), from: '2027-03-01', until: null },
  ])
  const cut = changed((files) => {
    const [first] = row(files)
    if (!first) throw new Error('no row')
    row(files).splice(0, 1, { ...first, until: '2027-02-28' }, { ...first, from: '2027-03-01' })
  })
  expect(packChanges(pack.files, cut).filter(({ decides }) => decides)).toEqual([])
})

/** Questions that between them touch every table of the pack. */
const ASKED: [Given[], Given, string][] = [
  [[{ id: 'A', eccn: '7A103.a', price: '300' }], {}, 'CN'],
  [[{ id: 'A', eccn: '3A090.b', price: '300' }], { eccn: '3A001.a.2' }, 'SA'],
  [[{ id: 'A', eccn: '9A610.x', price: '300' }], { eccn: '9A610.x' }, 'CN'],
  [[{ id: 'A', eccn: '5A002.a', price: '300' }], { eccn: '5A002.a' }, 'FR'],
  [[{ id: 'A', eccn: 'EAR99', facts: { hts6: '850440' } }], { eccn: 'EAR99' }, 'RU'],
  [[{ id: 'A', eccn: '1C350.b', price: '90' }], { eccn: '3B001.c' }, 'IR'],
  [[{ id: 'A', eccn: '0A501.a', price: '90' }], { eccn: '4A003' }, 'GB'],
]
const essences = (files: PackFiles) => {
  const other = indexPack(files)
  return ASKED.map(([parts, product, to]) => {
    const found = widget(parts, product, { to, pack: other })
    const { outcome, rule, threshold, share, need, directProductRules } = found
    return [
      outcome,
      rule,
      threshold,
      share,
      need.state,
      directProductRules?.map(({ state }) => state),
    ]
  })
}

/** Every text member of a table's rows is changed, where it has that name and names no fact. */
function withOtherWords(table: keyof PackFiles, member: string): PackFiles {
  const files = structuredClone(pack.files)
  const visit = (data: unknown): void => {
    if (typeof data !== 'object' || data === null) return
    for (const [name, value] of Object.entries(data)) {
      if (name === member && typeof value === 'string')
        Object.assign(data, { [name]: `${value} otherwise` })
      else if (name !== 'fact') visit(value)
    }
  }
  visit(files[table])
  return files
}

describe('What a difference of words alone is', () => {
  const members = ['because', 'meaning', 'name', 'note', 'otherwise', 'title', 'unseen', 'why']
  const tables = Object.keys(pack.files) as (keyof PackFiles)[]
  const cases = tables.flatMap((table) =>
    [...members, 'question'].flatMap((member) => {
      if (table === 'directProduct' && member === 'question') return []
      const files = withOtherWords(table, member)
      const differences = differencesOf(pack.files, files)
      return differences.length > 0 ? [{ table, member, files, differences }] : []
    }),
  )
  const usual = essences(pack.files)

  test('there are some in many tables', () => {
    expect(cases.length).toBeGreaterThan(15)
  })

  test.each(cases)(
    '$member of $table decides nothing, and is said to',
    ({ files, differences }) => {
      expect(differences.filter(({ decides }: Difference) => decides)).toEqual([])
      expect(essences(files)).toEqual(usual)
    },
  )
})

describe('The days of the rules', () => {
  test('are those on which rows begin, or have ended the day before, with what turns', () => {
    const events = lawEvents(pack)
    expect(events.map(({ day }) => day)).toEqual(['2026-07-10', '2026-11-10', '2026-11-20'])
    const [uae, stay, firearms] = events
    const texts = uae?.changes.filter(({ decides }) => decides).map(({ text }) => text)
    expect(texts).toContain('United Arab Emirates entered A:5.')
    expect(texts).toContain('United Arab Emirates: read to be in B and read not to be in D:3, D:4.')
    expect(texts?.every((text) => /United Arab Emirates|AE\b|uae/.test(text))).toBe(true)
    expect(stay?.changes.every(({ decides }) => !decides)).toBe(true)
    expect(firearms?.changes[0]).toMatchObject({ isUnread: true, cite: '91 FR 46252' })
  })

  test('name what is announced as announced', () => {
    const files = changed((copy) =>
      entryOf(copy, '3A001').rows.push({
        ...ROW,
        column: undefined,
        possible: { any: ['D:5'] },
        announced: true,
        from: '2027-01-01',
      }),
    )
    const last = lawEvents({ files }).at(-1)
    expect(last?.day).toBe('2027-01-01')
    expect(last?.changes).toMatchObject([
      {
        isAnnounced: true,
        text: '3A001.z: RS row added (announced, possibly D:5, from 2027-01-01).',
      },
    ])
  })

  test('cover every day on which a verdict turns by rows', () => {
    const days = lawEvents(pack).map(({ day }) => day)
    const chip = [{ id: 'CHIP', eccn: '3A090.b', price: '400' }]
    const on = (day: string) => widget(chip, {}, { to: 'AE', day }).outcome
    for (let day = '2026-07-01'; day < '2026-12-01'; day = dayAfter(day, 1))
      if (on(day) !== on(dayAfter(day, -1))) expect(days).toContain(day)
  })
})
