import { describe, expect, test } from 'vitest'
import { checkPack } from '../../shared/rules/check.ts'
import { holdsOn, turningDays } from '../../shared/rules/dated.ts'
import { findDestination, possibly, standInFor } from '../../shared/rules/destination.ts'
import { indexPack, packOn } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { LicenceRow, PackFiles } from '../../shared/rules/schema.ts'
import { type Given, widget } from './widget.ts'

const pack = currentPack()

/** The files of the pack after a change to a copy of them. */
function changed(change: (files: PackFiles) => void): PackFiles {
  const copy = structuredClone(pack.files)
  change(copy)
  return copy
}
const messagesOf = (files: PackFiles) =>
  checkPack(files).map(({ path, message }) => `${path}: ${message}`)
const rowsOf = (files: PackFiles, eccn: string) => {
  const entry = files.eccns.flatMap(({ entries }) => entries).find((one) => one.eccn === eccn)
  if (!entry) throw new Error(eccn)
  return entry.rows
}

/** A pack in which 7A103 asks for a licence everywhere on some days. */
function withRow(row: Partial<LicenceRow>) {
  return indexPack(
    changed((files) =>
      rowsOf(files, '7A103').push({
        reason: 'NS',
        scope: [{}],
        destinations: { any: ['ALL'] },
        cite: '742.4(z); 774 Supp. 1, 7A103',
        ...row,
      } as LicenceRow),
    ),
  )
}
const toCanada = (day: string, row: Partial<LicenceRow>) => {
  const { outcome, counted, unknown } = widget(
    [{ id: 'SENSOR', eccn: '7A103.a', price: '300' }],
    {},
    { to: 'CA', day, pack: withRow(row) },
  )
  return [outcome, counted.length, unknown.length]
}

describe('A dated row', () => {
  test.each([
    [{}, '0001-01-01', true],
    [{ from: '2026-07-10' }, '2026-07-09', false],
    [{ from: '2026-07-10' }, '2026-07-10', true],
    [{ until: '2026-07-09' }, '2026-07-09', true],
    [{ until: '2026-07-09' }, '2026-07-10', false],
    [{ from: '2026-07-10', until: '2026-07-10' }, '2026-07-10', true],
    [{ from: '2028-02-29' }, '2028-02-28', false],
  ])('holds from its first to its last day, both included: %j on %s', (row, day, holds) => {
    expect(holdsOn(row, day)).toBe(holds)
  })

  test('decides the verdict on its days alone', () => {
    const days = { from: '2026-10-01', until: '2026-10-31' }
    expect(toCanada('2026-09-30', days)).toEqual(['not-subject', 0, 0])
    expect(toCanada('2026-10-01', days)).toEqual(['subject', 1, 0])
    expect(toCanada('2026-10-31', days)).toEqual(['subject', 1, 0])
    expect(toCanada('2026-11-01', days)).toEqual(['not-subject', 0, 0])
  })

  test('that is announced leaves open what it may bring, and says nothing before its day', () => {
    const announced: Partial<LicenceRow> = {
      destinations: undefined,
      possible: { any: ['ALL'] },
      announced: true,
      from: '2026-12-01',
    }
    expect(toCanada('2026-11-30', announced)).toEqual(['not-subject', 0, 0])
    expect(toCanada('2026-12-01', announced)).toEqual(['undetermined', 0, 1])
  })

  test('names its days in the path of what it grounds', () => {
    const { counted } = widget(
      [{ id: 'SENSOR', eccn: '7A103.a', price: '300' }],
      {},
      { to: 'CA', day: '2026-10-01', pack: withRow({ from: '2026-10-01' }) },
    )
    expect(counted[0]?.reasons[0]?.row).toMatch(/^eccns\/7A103\/rows\//)
    expect([...pack.places.values()].map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'countries/countries/AE until 2026-07-09',
        'countries/countries/AE from 2026-07-10',
      ]),
    )
  })
})

describe('A pack on a day', () => {
  test('is the same object on all days between which nothing turns, from whatever day it is asked', () => {
    const before = packOn(pack, '2026-07-09')
    const after = packOn(pack, '2026-07-10')
    expect(before).not.toBe(after)
    expect(packOn(pack, '1999-01-01')).toBe(before)
    expect(packOn(before, '2026-07-10')).toBe(after)
    expect(packOn(after, '2026-07-09')).toBe(before)
    expect(packOn(pack, pack.header.asOf)).toBe(pack)
    expect(before.files).toBe(pack.files)
  })

  test('has one row of each country, and of lists with ids', () => {
    for (const day of ['2026-07-09', ...turningDays(pack.files)]) {
      const { countries, lists } = packOn(pack, day)
      const ids = [
        ...countries.countries.map(({ code }) => code),
        ...lists.lists.map(({ id }) => id),
      ]
      expect(ids).toHaveLength(new Set(ids).size)
      expect(countries.countries).toHaveLength(pack.countries.countries.length)
    }
  })

  test('does not tell the UAE apart from the rest once its groups are read', () => {
    const at = (day: string) => {
      const rules = packOn(pack, day)
      const uae = findDestination(rules, 'AE')
      if (!uae) throw new Error('AE')
      return { worlds: possibly(rules, uae).length, standIn: standInFor(rules, uae).code }
    }
    expect(at('2026-07-09').worlds).toBeGreaterThan(2)
    expect(at('2026-07-09').standIn).toBe('AE')
    expect(at('2026-07-10').worlds).toBe(1)
  })
})

describe('On 2026-07-09 and 2026-07-11, the UAE', () => {
  const result = (parts: Given[], day: string, product: Given = {}) =>
    widget(parts, product, { to: 'AE', day })
  const chip = { id: 'CHIP', eccn: '3A090.b', price: '400', facts: { integratedCircuit: true } }

  test('differs for items of 742.6(a)(6)(iii)(B): open, and then named', () => {
    const before = result([chip], '2026-07-09')
    expect(before.outcome).toBe('undetermined')
    expect(before.unknown[0]?.missing).toContain('Country Groups of AE until 2026-07-09')
    expect(before.notices.map(({ code }) => code)).not.toContain('UAE-APPROVED')
    const after = result([chip], '2026-07-11')
    expect(after.outcome).toBe('subject')
    expect(after.notices.map(({ code }) => code)).toContain('UAE-APPROVED')
  })

  test('differs in License Exception STA, which was not to be had and then is for approved entities', () => {
    const sta = (day: string) =>
      result([{ id: 'S', eccn: '7A103.a', price: '300' }], day, { eccn: '3A001.a.2' })
        .need.exceptions.find(({ code }) => code === 'STA')
        ?.bars.map(({ cite }) => cite.join('; '))
    expect(sta('2026-07-09')).toBeUndefined()
    expect(sta('2026-07-11')).toEqual(['740.2(a)(26); 740 Supp. 8'])
  })

  test('is the same for what turns on none of its groups', () => {
    const of = (day: string) => {
      const { outcome, share, rule } = result([{ id: 'S', eccn: '7A103.a', price: '300' }], day)
      return { outcome, share, rule }
    }
    expect(of('2026-07-09')).toEqual(of('2026-07-11'))
  })

  test('stands in row (2) of the table for Footnote 5 parties from 2026-07-10 on', () => {
    const row2 = (day: string) => packOn(pack, day).listById.get('footnote-5-row-2')?.members
    expect(row2('2026-07-09')).toEqual(['AR', 'IN', 'KR', 'TR'])
    expect(row2('2026-07-11')).toEqual(['AE', 'AR', 'IN', 'KR', 'TR'])
  })
})

describe('A pack is refused', () => {
  const uae = (files: PackFiles) =>
    files.countries.countries.filter(({ code }) => code === 'AE') as [
      PackFiles['countries']['countries'][number],
      PackFiles['countries']['countries'][number],
    ]

  test('where two rows of a country hold on one day, or none between two', () => {
    expect(messagesOf(changed((files) => (uae(files)[0].until = '2026-07-10')))).toEqual([
      'countries.countries: two rows of AE hold on one day',
    ])
    expect(messagesOf(changed((files) => (uae(files)[0].until = '2026-07-07')))).toEqual([
      'countries.countries: no row of AE holds from 2026-07-08',
    ])
    expect(messagesOf(changed((files) => delete uae(files)[1].from)).join()).toMatch(
      /two rows of AE/,
    )
  })

  test('where a row holds on no day, or a day is none', () => {
    const days = (from: string, until: string) =>
      messagesOf(
        changed((files) => Object.assign(files.levels.levels[0] as object, { from, until })),
      )
    expect(days('2026-07-10', '2026-07-09').join()).toMatch(/holds on no day/)
    expect(days('2026-02-30', '2026-07-09').join()).toMatch(/levels\.levels\.0\.from/)
  })

  test('where what is no row of a list has days', () => {
    const files = changed((copy) => Object.assign(copy.levels.gbs, { from: '2026-07-10' }))
    expect(messagesOf(files)).toEqual(['levels.gbs: has days, and is no row of a list'])
  })

  test('where a rule names a list that is not there on one day', () => {
    const files = changed((copy) => {
      const list = copy.lists.lists.find(({ id }) => id === 'enc-740')
      if (list) list.from = '2026-07-10'
      copy.part746.rules[0]?.destinations.any.push('list:enc-740')
    })
    expect(messagesOf(files).join()).toMatch(/part746\.rules\[0\].*no list enc-740/)
  })

  test('where a level would turn on groups that were not read', () => {
    const files = changed((copy) => uae(copy)[0].mayBeIn?.push('E:1'))
    expect(messagesOf(files).join()).toMatch(/levels\.levels: turns on Country Groups of AE/)
  })

  test('where an announced row would decide', () => {
    const files = changed((copy) =>
      Object.assign(rowsOf(copy, '7A103')[0] as object, { announced: true, from: '2026-12-01' }),
    )
    expect(messagesOf(files).join()).toMatch(/is announced/)
  })
})
