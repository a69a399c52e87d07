import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkPack } from '../../shared/rules/check.ts'
import { askedProblems } from '../../shared/rules/check-asked.ts'
import { coverage } from '../../shared/rules/coverage.ts'
import { indexPack, packOn } from '../../shared/rules/pack.ts'
import { files } from '../../shared/rules/packs/ear-2026-09-24/index.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { Destinations, PackFiles } from '../../shared/rules/schema.ts'

const pack = currentPack()

/** The pack's problems after one change to a copy of its files. */
function problemsAfter(change: (files: PackFiles) => void): string[] {
  const copy = structuredClone(files)
  change(copy)
  return checkPack(copy).map(({ path, message }) => `${path}: ${message}`)
}

/** The row of a country that holds last. */
const country = (copy: PackFiles, code: string) => {
  const row = copy.countries.countries.findLast((candidate) => candidate.code === code)
  if (!row) throw new Error(code)
  return row
}
const entry = (copy: PackFiles, eccn: string) => {
  const found = copy.eccns.flatMap((file) => file.entries).find((row) => row.eccn === eccn)
  if (!found) throw new Error(eccn)
  return found
}

/** Takes every row of an id or a code out of a list. */
function drop(rows: ({ id?: string } | { code?: string })[], name: string): void {
  const left = rows.filter((row) => ![Object(row).id, Object(row).code].includes(name))
  rows.splice(0, rows.length, ...left)
}

describe('The pack of 2026-09-24', () => {
  test('passes its own check', () => {
    expect(checkPack(files)).toEqual([])
  })

  test('models or bounds every licence row of the table', () => {
    const { licenceRows, byColumn, byProse, bounded, eccns } = coverage(pack)
    expect({ licenceRows, byColumn, byProse, bounded, eccns }).toEqual({
      licenceRows: 1552,
      byColumn: 1274,
      byProse: 275,
      bounded: 3,
      eccns: 636,
    })
  })

  test('says its coverage in the README as it is', () => {
    const { byColumn, byProse, licenceRows } = coverage(pack)
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    expect(readme).toContain(`${byColumn + byProse} of ${licenceRows}`)
  })

  test('models each prose text on as many rows as were read', () => {
    const rows = pack.eccns.flatMap((file) => file.entries.flatMap((row) => row.rows))
    for (const reading of pack.proseRules.readings) {
      const modelled = rows.filter((row) => row.prose === reading.id && row.added === undefined)
      if (reading.confidence === 'high' && reading.id !== 'P18' && reading.id !== 'P21') {
        expect([reading.id, modelled.length]).toEqual([reading.id, reading.rows])
      }
    }
  })

  test('asks every condition that its scopes name, and names no other', () => {
    const used = new Set<string>()
    for (const row of pack.eccns.flatMap((file) => file.entries)) {
      for (const limb of [...row.rows.flatMap((item) => item.scope), ...(row.gbs ?? [])]) {
        for (const condition of [limb.if, limb.unless]) if (condition) used.add(condition)
      }
    }
    for (const rule of pack.noLevel.rules) {
      for (const predicate of rule.content) {
        for (const condition of Object.keys(predicate.answers ?? {})) used.add(condition)
      }
    }
    expect([...pack.conditionById.keys()].filter((id) => !used.has(id))).toEqual([])
    expect([...used].filter((id) => !pack.conditionById.has(id))).toEqual([])
  })
})

describe('Rules that code asks the pack for', () => {
  test('each row of the pack is counted under the date of its source', () => {
    const { bySource, licenceRows, added } = coverage(pack)
    expect(bySource.map(({ source, date }) => [source, date])).toEqual(
      Object.entries(pack.header.sources).map(([tag, { date }]) => [tag, date]),
    )
    const counted = Object.fromEntries(bySource.map((row) => [row.source, row.licenceRows]))
    expect(counted).toEqual({ L: 0, G: 24, S: 1553, BIS: 0, '-': 3 })
    expect(bySource.reduce((sum, row) => sum + row.licenceRows, 0)).toBe(licenceRows + added)
  })

  test('second incorporation does not reach the 600 series and 9x515', () => {
    const families = pack.noLevel.families.filter((family) => family.secondIncorporation === false)
    expect(families.map(({ id }) => id)).toEqual(['600-series', '9x515'])
  })

  test('a technology report names the destination above a tenth', () => {
    expect(pack.levels.technologyReport).toMatchObject({ days: 30, destinationAbove: '0.10' })
  })

  test('of the Country Groups of the UAE before 2026-07-10, it knows only what they were not', () => {
    const on = (day: string) => packOn(pack, day).countryByCode.get('AE')
    expect(on('2026-07-09')).toMatchObject({
      groups: [],
      mayBeIn: ['B', 'D:3', 'D:4'],
      source: '-',
    })
    expect(on('2026-07-10')).toMatchObject({ groups: ['A:5', 'B'], source: 'G' })
    expect(on('2026-07-10')).not.toHaveProperty('mayBeIn')
  })

  test('a switch that leaves rows unknown says where', () => {
    const unknown = pack.switches.switches.flatMap(({ id, options }) =>
      options.filter((option) => option.possible).map((option) => [id, option.id]),
    )
    expect(unknown).toEqual([
      ['footnote5Rows', 'unknown'],
      ['rows3A069', 'section'],
    ])
  })
})

describe('A damaged pack is refused', () => {
  test('where a row has no citation', () => {
    const problems = problemsAfter((copy) => {
      delete (entry(copy, '3A001').rows[0] as { cite?: string }).cite
    })
    expect(problems.join()).toMatch(/eccns\.3\.entries\.0\.rows\.0\.cite/)
  })

  test('where a row names a column that the chart does not have', () => {
    const problems = problemsAfter((copy) => {
      ;(entry(copy, '3A001').rows[0] as { column: string }).column = 'NS3'
    })
    expect(problems.join()).toMatch(/rows\.0\.column/)
  })

  test('where a rule names a country that stands in no row', () => {
    const problems = problemsAfter((copy) => {
      copy.part746.rules[0]?.destinations.any.push('ZZ')
    })
    expect(problems).toEqual(['part746.rules[0].destinations: ZZ is in no row of the countries'])
  })

  test('where it lacks a list, a switch, a ground, a notice or a kind of content that every result asks for', () => {
    const { grounds, notices, levels } = pack
    const raised = notices.notices.filter(({ cites, destinations }) => !cites && !destinations)
    const without: [string, (copy: PackFiles) => void][] = [
      ['no list united-states', (copy) => drop(copy.lists.lists, 'united-states')],
      ['no switch affiliatesRule', (copy) => drop(copy.switches.switches, 'affiliatesRule')],
      ...grounds.grounds.map(({ id }): [string, (copy: PackFiles) => void] => [
        `no ground ${id},`,
        (copy) => drop(copy.grounds.grounds, id),
      ]),
      ...raised.map(({ code }): [string, (copy: PackFiles) => void] => [
        `no notice ${code},`,
        (copy) => drop(copy.notices.notices, code),
      ]),
      ...levels.contentKinds.map(({ product, content }, i): [string, (copy: PackFiles) => void] => [
        `no row for ${content} in ${product},`,
        (copy) => copy.levels.contentKinds.splice(i, 1),
      ]),
    ]
    for (const [message, change] of without) {
      const copy = { ...pack.files }
      for (const table of ['lists', 'switches', 'grounds', 'notices', 'levels'] as const)
        Object.assign(copy, { [table]: structuredClone(pack.files[table]) })
      change(copy)
      const problems = askedProblems(packOn(indexPack(copy), '2026-11-24'))
      expect(problems.map((one) => one.message).join('\n')).toContain(message)
    }
    expect(askedProblems(pack)).toEqual([])
    expect(problemsAfter((copy) => copy.levels.levels.splice(0, 1)).join()).toMatch(
      /levels.levels: has no level for .*CU/,
    )
    expect(problemsAfter((copy) => drop(copy.lists.lists, 'united-states')).join()).toContain(
      'has no list united-states, which every result asks for',
    )
  })

  test('where a list, a family or a switch is named in another place than a set, and is not there', () => {
    expect(
      problemsAfter((copy) => {
        const rule = copy.part746.rules.find(({ carveOut }) => carveOut)
        Object.assign(rule?.carveOut ?? {}, { exportedFrom: 'nowhere' })
        const fact = copy.part746.listedFacts[0]
        fact?.lists.push('no-codes')
        const noLevel = copy.noLevel.rules.find((one) => one.content.some((two) => two.families))
        Object.assign(noLevel?.content[0] ?? {}, { families: ['9x999'] })
        copy.levels.encryptionGate.looksInside.id = 'off'
      }).map((problem) => problem.replace(/^.*: /, '')),
    ).toEqual(
      expect.arrayContaining([
        'no list nowhere',
        'no list no-codes of HTS codes',
        'no family 9x999',
        'no switch off',
      ]),
    )
  })

  test('where a set names a list whose members have days, at which no set looks', () => {
    expect(
      problemsAfter((copy) => {
        const list = copy.lists.lists.find(({ id }) => id === 'computer-tier-3')
        Object.assign(list ?? {}, { since: { CN: '2026-01-01' } })
      }).join(),
    ).toContain('computer-tier-3 has days of its members')
  })

  test('where a rule names a list, a switch or a condition that is not there', () => {
    expect(
      problemsAfter((copy) => {
        copy.levels.gbs.destinations.any = ['list:nowhere']
        entry(copy, '4E091').rows[0] = { ...entry(copy, '4E091').rows[0], switch: 'off' } as never
        entry(copy, '3A991').rows[0] = {
          ...entry(copy, '3A991').rows[0],
          scope: [{ if: 'why' }],
        } as never
      }),
    ).toEqual([
      'levels.gbs.destinations: no list nowhere',
      expect.stringMatching(/rows\[0\]\.scope: no condition why$/),
      expect.stringMatching(/rows\[0\]\.switch: no switch off$/),
    ])
  })

  test.each(['column:XX', 'column:', 'column:ns2', 'NS2'])(
    'where a set of destinations names %s, which is no column',
    (member) => {
      const problems = problemsAfter((copy) => {
        copy.part746.rules[0]?.destinations.any.push(member)
      })
      const [, name = null] = /^column:(.*)$/.exec(member) ?? []
      const message =
        name === null ? `${member} is in no row of the countries` : `no column ${name}`
      expect(problems).toEqual([`part746.rules[0].destinations: ${message}`])
    },
  )

  test('where a set of destinations leaves out or adds what does not exist', () => {
    const problems = problemsAfter((copy) => {
      const { destinations } = copy.part746.rules[0] as { destinations: Destinations }
      destinations.except = [...(destinations.except ?? []), 'column:XX']
      destinations.plus = [...(destinations.plus ?? []), 'list:nowhere']
    })
    expect(problems).toEqual([
      'part746.rules[0].destinations: no column XX',
      'part746.rules[0].destinations: no list nowhere',
    ])
  })

  test('but a set of destinations may name a column of the chart', () => {
    const problems = problemsAfter((copy) => {
      copy.part746.rules[0]?.destinations.any.push('column:NS2')
    })
    expect(problems).toEqual([])
  })

  test('where a rule or a notice names an option that its switch does not have', () => {
    const problems = problemsAfter((copy) => {
      const notice = copy.notices.notices.find(({ code }) => code === 'FOOTNOTE-5')
      if (notice) notice.switch = { id: 'footnote5Rows', option: 'maybe' }
      const syria = copy.part746.rules.findIndex(({ id }) => id === '746.9-ear99')
      const rule = copy.part746.rules[syria]
      if (rule) rule.switch = { id: 'syriaSpp', option: 'perhaps' }
    })
    expect(problems).toEqual([
      expect.stringMatching(/^part746.*no option perhaps of the switch syriaSpp$/),
      expect.stringMatching(/^notices.*no option maybe of the switch footnote5Rows$/),
    ])
  })

  test('where a list of codes is empty, but not where it has one', () => {
    const withCodes = (codes: string[]) =>
      problemsAfter((copy) => {
        const [list] = copy.hts.lists
        if (list) list.codes = codes
      })
    expect(withCodes([]).join()).toMatch(/hts\.lists\.0\.codes/)
    expect(withCodes(['854231']).join()).not.toMatch(/hts/)
  })

  test('where a country is treated as one that stands in no row', () => {
    const problems = problemsAfter((copy) => {
      country(copy, 'GF').treatedAs = 'ZZ'
    })
    expect(problems.join()).toMatch(/countries\[\d+\]\.treatedAs: ZZ is in no row/)
  })

  test('where a country is no destination and does not say why', () => {
    const problems = problemsAfter((copy) => {
      delete country(copy, 'PS').refusal
    })
    expect(problems.join()).toMatch(/PS needs a refusal/)
  })

  test('where a source is not named in its header', () => {
    const problems = problemsAfter((copy) => {
      country(copy, 'DE').source = 'hearsay'
    })
    expect(problems.join()).toMatch(/no source hearsay/)
  })

  test.each([
    ['Cuba in E:1', (copy: PackFiles) => country(copy, 'CU').groups.push('E:1'), 'CU is in E:1'],
    ['Cyprus in D:5', (copy: PackFiles) => country(copy, 'CY').groups.push('D:5'), 'CY is in D:5'],
    [
      'the UAE outside A:5',
      (copy: PackFiles) => (country(copy, 'AE').groups = ['B']),
      'AE is not in A:5',
    ],
    ['Canada with NS1', (copy: PackFiles) => country(copy, 'CA').chart?.push('NS1'), 'CA has NS1'],
    [
      'a country without a column that it must have',
      (copy: PackFiles) => {
        const anchor = copy.anchors.anchors.find(({ columns }) => columns?.length)
        if (anchor) country(copy, anchor.country).chart = []
      },
      ' has no ',
    ],
    [
      'Iran with a chart row',
      (copy: PackFiles) => (country(copy, 'IR').chart = ['CB1']),
      'IR has a chart row',
    ],
  ])('where an anchor does not hold: %s', (_, change, message) => {
    expect(problemsAfter(change).join()).toContain(message)
  })

  test('where a licence row is lost', () => {
    expect(problemsAfter((copy) => entry(copy, '3A001').rows.pop())).toContain(
      'anchors.counts.licenceRows: 1552 wanted, 1551 found',
    )
  })
})

describe('The questions of the direct product rules', () => {
  const question = (files: PackFiles, id: string) => {
    const found = files.directProduct.questions?.find((one) => one.id === id)
    if (!found) throw new Error(id)
    return found
  }

  test.each<[string, (files: PackFiles) => void, RegExp]>([
    [
      'a limb asks one that is not there',
      (files) => {
        const [limb] = files.directProduct.rules[0]?.limbs ?? []
        if (limb) limb.question = 'nobody'
      },
      /no question nobody/,
    ],
    [
      'a narrower one asks about entries that the wider one does not',
      (files) => question(files, 'technology-footnote-1').inputs?.push('9D004'),
      /9D004 is not within technology-footnote-4/,
    ],
    [
      'a narrower one stands before the wider one',
      (files) => files.directProduct.questions?.reverse(),
      /is wider and stands after it/,
    ],
    [
      'one of a plant lies within one of technology',
      (files) => {
        question(files, 'plant-600-series').within = ['technology-any']
      },
      /technology-any is asked of something else/,
    ],
    [
      'no rule asks one',
      (files) => {
        question(files, 'plant-any').id = 'plant-other'
      },
      /no rule asks plant-other/,
    ],
    [
      'a certificate names a rule that is not there',
      (files) => files.directProduct.certificate?.scopes[0]?.rules.push('734.9(z)'),
      /no rule 734.9\(z\)/,
    ],
    [
      'a family is not there',
      (files) => files.directProduct.rules[1]?.families?.push('500-series'),
      /no family 500-series/,
    ],
  ])('are refused where %s', (_, change, expected) => {
    expect(problemsAfter(change).some((problem) => expected.test(problem))).toBe(true)
  })
})

test('a group that is none is refused in words, not by a pattern', () => {
  const found = problemsAfter((copy) => {
    country(copy, 'IN').groups.push('D:X' as never)
  })
  expect(found.join()).toContain('is not a Country Group such as "D:1"')
  expect(found.join()).not.toContain('pattern')
})
