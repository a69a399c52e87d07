import { describe, expect, test } from 'vitest'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { Destinations, LicenceRow, Limb } from '../../shared/rules/schema.ts'

/** What a corrected row says: its reason, its scope, and its column or where it applies. */
type Expected = [
  reason: string,
  scope: Limb[],
  to: string | Destinations,
  exportedFrom?: Destinations,
]

const ALL: Limb[] = [{}]
const BUT_Y: Limb[] = [{ except: ['y'] }]
const Y: Limb[] = [{ in: ['y'] }]
const UN_LIST: Destinations = { any: ['list:un-arms-embargo'] }
const CN_RU_VE: Destinations = { any: ['CN', 'RU', 'VE'] }
const for3E001 = (id: string): Limb[] => [{ if: `3E001/${id}` }]

/** Whole entries whose rows were read in the text of 2026-09-24. */
const ENTRIES: Record<string, Expected[]> = {
  '0D606': [
    ['NS', BUT_Y, 'NS1'],
    ['RS', BUT_Y, 'RS1'],
    ['RS', Y, CN_RU_VE],
    ['AT', ALL, 'AT1'],
    ['UN', BUT_Y, UN_LIST],
  ],
  '0D614': [
    ['NS', ALL, 'NS1'],
    ['RS', ALL, 'RS1'],
    ['AT', ALL, 'AT1'],
    ['UN', ALL, UN_LIST],
  ],
  '2B352': [
    ['CB', ALL, 'CB2'],
    ['AT', ALL, 'AT1'],
  ],
  '3E001': [
    ['NS', for3E001('for-ns-items'), 'NS1'],
    ['MT', for3E001('for-mt-items'), 'MT1'],
    ['NP', for3E001('for-np-items'), 'NP1'],
    [
      'RS',
      for3E001('for-3A090-by-macau-or-d5-entity'),
      { any: ['ALL'], except: ['A:5', 'A:6'] },
      { any: ['MO', 'D:5'] },
    ],
    ['RS', for3E001('for-a-level'), { any: ['ALL'] }],
    [
      'RS',
      for3E001('for-b-level'),
      { any: ['D:1', 'D:4', 'D:5'], except: ['A:5', 'A:6'], plus: ['list:named-742.6'] },
    ],
    ['RS', for3E001('for-3A090.c'), { any: ['MO', 'D:5'] }],
    ['RS', for3E001('for-rs2-items'), 'RS2'],
    ['AT', ALL, 'AT1'],
  ],
  '3E002': [
    ['NS', ALL, 'NS1'],
    ['AT', ALL, 'AT1'],
  ],
}

/** Single rows of entries whose other rows were not corrected. */
const ROWS: [eccn: string, source: string, ...Expected][] = [
  [
    '9A610',
    'G',
    'MT',
    [{ in: ['t', 'u', 'v', 'w'] }, { in: ['a'], if: '9A610/unmanned-300-km' }],
    'MT1',
  ],
  ['0A501', 'G', 'NOTE', [{ in: ['y.7'] }], { any: ['CN'] }],
  ['1C350', '-', 'CW', [{ in: ['b', 'c'] }], { any: ['list:cwc-non-parties'] }],
  ['1C355', '-', 'CW', ALL, { any: ['list:cwc-non-parties'] }],
  ['1C395', '-', 'CW', ALL, { any: ['list:cwc-non-parties'] }],
]

const pack = currentPack()

function saidBy(row: LicenceRow): Expected {
  const to = row.column ?? row.destinations ?? row.possible ?? ''
  const { reason, scope, exportedFrom } = row
  return exportedFrom ? [reason, scope, to, exportedFrom] : [reason, scope, to]
}

describe('Rows that an older text had otherwise', () => {
  test('those that name a country of 742.6(a)(6)(iii)(B) name the United Arab Emirates', () => {
    expect(pack.lists.lists.find(({ id }) => id === 'named-742.6')?.members).toEqual(['AE'])
  })

  test.each(Object.entries(ENTRIES))('%s has its rows of 2026-09-24', (eccn, expected) => {
    const entry = pack.entryByEccn.get(eccn)
    expect(entry?.rows.map(saidBy)).toEqual(expected)
    expect(entry?.rows.map(({ source }) => source ?? entry.source)).toEqual(expected.map(() => 'G'))
  })

  test.each(ROWS)('%s has its row from source %s: %s', (eccn, source, ...expected) => {
    const rows = pack.entryByEccn.get(eccn)?.rows ?? []
    const ofReason = rows.filter(({ reason }) => reason === expected[0])
    expect(ofReason.map(saidBy)).toEqual([expected])
    expect(ofReason.map((row) => row.source)).toEqual([source])
  })

  test('Possible non-parties to the Chemical Weapons Convention have Taiwan and Kosovo', () => {
    expect(pack.listById.get('cwc-non-parties')?.members).toEqual([
      'EG',
      'IL',
      'KP',
      'SS',
      'TW',
      'XK',
    ])
    const row = pack.entryByEccn.get('1E355')?.rows.find(({ reason }) => reason === 'CW')
    expect(row?.possible).toEqual({ any: ['list:cwc-non-parties'], except: ['IL', 'TW'] })
  })

  test('The content of 0A919.a.1 was read in the text of 2026-09-24', () => {
    const rule = pack.noLevel.rules.find(({ id }) => id === '734.4(a)(5)')
    expect(rule?.source).toBe('G')
    expect(pack.header.sources.G?.date).toBe('2026-09-24')
  })
})
