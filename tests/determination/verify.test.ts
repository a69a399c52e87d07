import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  draftOf,
  hashedText,
  hashOfPack,
  issue,
  problemsOf,
  type Question,
} from '../../shared/determination/determine.ts'
import { firstDifference } from '../../shared/determination/difference.ts'
import type { DeterminationRecord } from '../../shared/determination/schema.ts'
import { type Beside, type Verification, verify } from '../../shared/determination/verify.ts'
import { canonicalJson } from '../../shared/model/canonical-json.ts'
import { amended } from '../../shared/rules/amend.ts'
import type { Amendment } from '../../shared/rules/amendment.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { currentPack, findPack } from '../../shared/rules/packs/index.ts'
import { FULL, often, question, RUNS } from '../property/models.ts'
import {
  cryptography,
  fileOf,
  goldenQuestions,
  newSigner,
  questionOf,
  statementOf,
} from './support.ts'

const signer = newSigner()
const fingerprint = await cryptography.fingerprint(signer.key)
const asked = goldenQuestion('Exactly a quarter passes for Kazakhstan')

function goldenQuestion(name: string): Question {
  const found = goldenQuestions().find(({ one }) => one.name === name)
  if (!found) throw new Error(`no golden case ${name}`)
  return found.question
}

async function verified(text: string, beside: Beside = {}): Promise<Verification> {
  const read = await verify(text, cryptography, beside)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** The checks that fail. */
function failing({ checks }: Verification): string[] {
  return checks.filter(({ state }) => state === 'fails').map(({ check }) => check)
}

/** What somebody writes who changes a determination and hashes, and if he can signs, it anew. */
async function forged(
  text: string,
  change: (determination: DeterminationRecord) => void,
  by: typeof signer | null = null,
): Promise<string> {
  const determination = JSON.parse(text) as DeterminationRecord
  change(determination)
  if (by) determination.key = by.key
  const content = hashedText(determination)
  determination.hash = await cryptography.sha256(content)
  if (by) determination.signature = await by.sign(content)
  return canonicalJson(determination)
}

describe('A determination', () => {
  test('is valid where all holds and the office that signed it is known', async () => {
    const text = await fileOf(asked, { signer })
    const found = await verified(text, { known: [fingerprint], findPack })
    expect(found.state).toBe('valid')
    expect(found.fingerprint).toBe(fingerprint)
    expect(found.checks.map(({ check, state }) => `${check} ${state}`)).toEqual([
      'form holds',
      'hash holds',
      'signature holds',
      'chain open',
      'pack holds',
      'notices holds',
      'result holds',
    ])
  })

  test('is of an unknown office where its key was not named, and never valid', async () => {
    const text = await fileOf(asked, { signer })
    expect((await verified(text)).state).toBe('unknown-office')
    const anew = await forged(text, () => {}, newSigner())
    const found = await verified(anew, { known: [fingerprint] })
    expect([found.state, failing(found)]).toEqual(['unknown-office', []])
    expect(found.fingerprint).not.toBe(fingerprint)
  })

  test('without a signature is unsigned, and a key or a signature alone fails', async () => {
    const text = await fileOf(asked)
    expect((await verified(text, { known: [fingerprint] })).state).toBe('unsigned')
    const withKey = await forged(text, (one) => {
      one.key = signer.key
    })
    expect(failing(await verified(withKey))).toEqual(['signature'])
    const signed = await fileOf(asked, { signer })
    const stripped = await forged(signed, (one) => {
      one.signature = null
    })
    expect(failing(await verified(stripped))).toEqual(['signature'])
  })

  test('signed, then changed and hashed anew, fails by its signature', async () => {
    const text = await fileOf(asked, { signer })
    const changed = await forged(text, (one) => {
      one.rationale = 'Another reason.'
    })
    expect(failing(await verified(changed, { known: [fingerprint] }))).toEqual(['signature'])
  })

  test('with another result than its input gives names the first difference', async () => {
    const text = await fileOf(asked)
    const changed = await forged(text, (one) => {
      const [result] = one.result.results
      if (result) result.outcome = 'subject'
    })
    const found = await verified(changed)
    expect(failing(found)).toEqual(['result'])
    expect(found.difference).toEqual({
      path: 'result.results[0].outcome',
      recorded: 'subject',
      recomputed: 'not-subject',
    })
  })

  test('with terms or a pack that are not those of its result names them', async () => {
    const text = await fileOf(asked)
    const terms = await forged(text, ({ numerators: [numerator] }) => {
      if (numerator?.terms[0]) numerator.terms[0].value = '249'
    })
    expect((await verified(terms)).difference?.path).toBe('numerators[0].terms[0].value')
    const pack = await forged(text, (one) => {
      one.pack.id = 'ear-2030-01-01'
    })
    expect((await verified(pack)).difference).toEqual({
      path: 'pack.id',
      recorded: 'ear-2030-01-01',
      recomputed: currentPack().header.id,
    })
  })

  test('of which the words alone are others says that its figures are the same', async () => {
    const resultOf = async (change: (one: DeterminationRecord) => void) =>
      (await verified(await forged(await fileOf(asked), change))).checks.at(-1)?.found
    const words = await resultOf(({ result: { results } }) => {
      const [notice] = results[0]?.notices ?? []
      if (notice) notice.text = 'In other words.'
    })
    expect(words).toMatch(/outcome and figures are the same. It was made by minimis 0\.1\.0/)
    const figures = await resultOf(({ result: { results } }) => {
      if (results[0]) results[0].price = '1001'
    })
    expect(figures).not.toMatch(/the same\. It was made/)
  })

  test('with another price, number of pieces or fact differs in its result', async () => {
    const text = await fileOf(asked)
    const changes: ((one: DeterminationRecord) => void)[] = [
      ({ model }) => {
        if (model.parts[0]?.price) model.parts[0].price.amount = '250.01'
      },
      ({ model }) => {
        if (model.products[0]?.lines[0]) model.products[0].lines[0].quantity = '2'
      },
      ({ model }) => {
        if (model.parts[0]) model.parts[0].origin = 'JP'
      },
      (one) => {
        one.method = 'second-incorporation'
      },
      (one) => {
        one.on = '2025-01-01'
      },
    ]
    for (const change of changes)
      expect(failing(await verified(await forged(text, change)))).toContain('result')
  })

  test('with other rows of rules than those of the pack that is here fails by them', async () => {
    const text = await fileOf(asked)
    const changed = await forged(text, ({ pack }) => {
      for (const level of pack.rows.levels.levels) level.level = '0.99'
    })
    const found = await verified(changed, { findPack })
    expect(failing(found)).toEqual(['pack', 'result'])
    expect(found.difference?.path).toBe('result.results[0].threshold')
  })

  test('whose rules lack what is asked says so, and does not break off', async () => {
    const text = await fileOf(asked)
    const changed = await forged(text, ({ pack }) => {
      pack.rows.grounds.grounds = pack.rows.grounds.grounds.slice(0, 1)
    })
    const found = await verified(changed)
    expect(failing(found)).toEqual(['result'])
    expect(found.checks.at(-1)?.found).toContain('cannot be computed anew')
  })

  test('of which a notice was taken out, or its note blanked, does not hold', async () => {
    const text = await fileOf(asked)
    const changed = await forged(text, (one) => {
      one.notices = one.notices.slice(1)
    })
    expect(failing(await verified(changed))).toEqual(['notices'])
  })

  test('written anew in another form is found, though its content is the same', async () => {
    const text = await fileOf(asked)
    for (const other of [JSON.stringify(JSON.parse(text), null, 2), `${text}\n`])
      expect(failing(await verified(other))).toEqual(['form'])
  })

  test('in which a name stands twice is refused: which of the two is meant cannot be told', async () => {
    const text = await fileOf(asked)
    const twice = text.replace('{"destinations":', '{"destinations":["IR"],"destinations":')
    const read = await verify(twice, cryptography)
    expect(read.ok ? [] : read.problems.map(({ message }) => message)).toEqual([
      'has the name "destinations" twice',
    ])
  })

  test('stands in a chain', async () => {
    const first = await fileOf(asked, { signer })
    const { hash } = JSON.parse(first)
    const second = await fileOf(asked, { signer, previous: hash, statement: { number: 'D-2' } })
    const chainOf = async (text: string, previous: string) =>
      (await verified(text, { previous })).checks.find(({ check }) => check === 'chain')
    expect(await chainOf(second, first)).toMatchObject({ state: 'holds' })
    expect(await chainOf(second, second)).toMatchObject({ state: 'fails' })
    expect(await chainOf(first, second)).toMatchObject({ state: 'fails' })
    const changed = first.replace('D-2026-001', 'D-2026-002')
    expect(await chainOf(second, changed)).toMatchObject({
      state: 'fails',
      found: 'the earlier file: hash the content of D-2026-002 was changed',
    })
    expect(await chainOf(second, '{}')).toMatchObject({ state: 'fails' })
  })

  test('made by an older pack holds after the pack in force has changed', async () => {
    const files = structuredClone(currentPack().files)
    files.header = { ...files.header, id: 'ear-2020-01-01', asOf: '2020-01-01' }
    for (const level of files.levels.levels) level.level = '0.2'
    const older = indexPack(files)
    const text = await fileOf({ ...asked, pack: older, on: '2020-06-01' }, { signer })
    const found = await verified(text, { known: [fingerprint], findPack })
    expect(found.state).toBe('valid')
    const [result] = found.determination.result.results
    expect([result?.outcome, result?.threshold]).toEqual(['subject', '0.2'])
    expect(draftOf(asked).result.results[0]?.outcome).toBe('not-subject')
    const says = (beside: Beside) =>
      verified(text, beside).then(({ checks }) => checks.find(({ check }) => check === 'pack'))
    const { id, sha256 } = found.determination.pack
    expect(found.missingPack).toEqual({ id, sha256 })
    expect(await says({ findPack })).toMatchObject({
      state: 'open',
      found: `the pack ${id} (SHA-256 ${sha256}) is not here to compare its rows with`,
    })
    expect(await says({ findPack: () => older })).toMatchObject({ state: 'holds' })
    expect(await says({ findPack: () => currentPack() })).toMatchObject({ state: 'open' })
  })

  test('by an amended pack holds by the one beneath, and fails with rows that it does not give', async () => {
    const base = currentPack()
    const sha256 = await hashOfPack(base, cryptography)
    const groups = (country: string): Amendment => ({
      id: 'A1',
      from: '2026-11-01',
      on: '2026-11-29',
      who: 'Ada',
      why: 'A notice.',
      cite: '91 FR 1',
      says: { kind: 'groups', country, groups: ['E:1'] },
    })
    const id = `${base.header.id}-a-1`
    const files = amended({ files: base.files, sha256 }, [groups('KZ')], id)
    const pack = indexPack(JSON.parse(JSON.stringify(files)))
    const text = await fileOf({ ...asked, pack }, { signer })
    const found = await verified(text, { known: [fingerprint], findPack })
    expect([found.state, found.missingPack]).toEqual(['valid', null])
    expect(found.determination.result.results[0]?.outcome).toBe('subject')
    const packOf = async (change: (one: DeterminationRecord) => void) => {
      const { checks, missingPack } = await verified(await forged(text, change), { findPack })
      return [checks.find(({ check }) => check === 'pack')?.state, missingPack]
    }
    const named = { id, sha256: await hashOfPack(pack, cryptography) }
    const level = ({ pack: { rows } }: DeterminationRecord) => {
      for (const one of rows.levels.levels) one.level = '0.99'
    }
    expect(await packOf(level)).toEqual(['fails', null])
    const says = (by: Amendment[], beneath = { pack: base.header.id, sha256 }) =>
      packOf(({ pack: { rows } }) => {
        rows.header.amended = { ...beneath, by }
      })
    expect(await says([groups('CN')])).toEqual(['open', named])
    const strange = { ...groups('KZ'), from: '0000-01-01' }
    expect(await says(Array.from({ length: 200 }, () => strange))).toEqual(['open', named])
    const other = { pack: base.header.id, sha256: '0'.repeat(64) }
    expect(await says([groups('KZ')], other)).toEqual(['open', named])
    expect(await says([groups('KZ')], { pack: id, sha256: named.sha256 })).toEqual(['open', named])
  })

  test('holds with dated rows, by those of its own day', async () => {
    const uae = goldenQuestions().filter(({ one }) => one.on && one.to === 'AE')
    expect(uae.length).toBeGreaterThan(2)
    for (const { one, question } of uae) {
      const found = await verified(await fileOf(question, { signer }), {
        known: [fingerprint],
        findPack,
      })
      expect([one.name, found.state]).toEqual([one.name, 'valid'])
      expect(found.determination.result.results[0]?.outcome).toBe(one.expect.outcome)
      const rows = found.determination.pack.rows.countries.countries
      expect(rows.filter(({ code }) => code === 'AE')).toHaveLength(2)
    }
  })

  test('holds where its pack says by `earlier` which groups were not read', async () => {
    const files = structuredClone(currentPack().files)
    const [before, now] = files.countries.countries.filter(({ code }) => code === 'AE')
    if (!before || !now) throw new Error('no dated rows')
    now.from = undefined
    now.earlier = {
      until: '2026-07-09',
      groups: ['B', 'D:3', 'D:4'],
      cite: '740 Supp. 1',
      source: '-',
    }
    files.countries.countries = files.countries.countries.filter((row) => row !== before)
    const older = indexPack(JSON.parse(JSON.stringify(files)))
    const question = goldenQuestions().find(({ one }) => one.on === '2026-07-09')?.question
    if (!question) throw new Error('no case of that day')
    const text = await fileOf({ ...question, pack: older }, { signer })
    const found = await verified(text, { known: [fingerprint], findPack: () => older })
    expect(found.state).toBe('valid')
    expect(found.determination.result.results[0]?.outcome).toBe('undetermined')
  })
})

test('what is compared is told apart by its kind as well', () => {
  const first = (recorded: unknown, recomputed: unknown) =>
    firstDifference({ one: recorded }, { one: recomputed })?.path
  for (const [recorded, recomputed] of [
    ['1', 1],
    [0, ''],
    [false, 0],
    [null, undefined],
    [[], {}],
    [{ 0: 'a' }, ['a']],
  ])
    expect(first(recorded, recomputed), JSON.stringify(recorded)).toBe('one')
  expect(first(['a'], ['a', 'b'])).toBe('one[1]')
  expect(first(['a', 'b'], ['a'])).toBe('one[1]')
  expect(first({ a: undefined }, {})).toBeUndefined()
})

describe('What is issued', () => {
  test('has every notice ticked off, and a rationale, a number and a preparer', async () => {
    const draft = draftOf(asked)
    const statement = statementOf(draft, { rationale: ' ', number: '', preparer: ' ' })
    const [first, ...others] = statement.notices
    if (!first) throw new Error('no notice')
    const lacking = { ...statement, notices: [{ ...first, note: ' ' }, ...others] }
    const paths = problemsOf(draft, lacking).map(({ path }) => path)
    expect(paths).toEqual(['number', 'rationale', 'notices[0].note', 'preparer', 'notices'])
    const issued = await issue(
      draft,
      {
        statement: lacking,
        made: { at: '2026-11-24T10:00:00Z', by: 'a', machine: 'b', engine: 'c' },
        previous: null,
        packHash: '0'.repeat(64),
        signer: null,
      },
      cryptography,
    )
    expect(issued.ok).toBe(false)
  })
})

describe('A text that is no determination', () => {
  test.each([
    ['nothing', '', 'line 1, column 1'],
    ['a text that breaks off', '{', 'line 1, column 2'],
    ['a list', '[]', '(file)'],
    ['null', 'null', '(file)'],
    ['lists without end', '['.repeat(100_000) + ']'.repeat(100_000), 'line 1, column 65'],
    ['another format', '{"format":"minimis-model"}', 'format'],
    ['half a character', '"\\ud800"', '(file)'],
  ])('%s is refused with its place', async (_name, text, path) => {
    const read = await verify(text, cryptography)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.problems.map((one) => one.path)).toContain(path)
  })

  test('a model inside that contradicts itself is refused at its place', async () => {
    const text = await forged(await fileOf(asked), ({ model }) => {
      const [line] = model.products[0]?.lines ?? []
      if (line) line.item = 'nowhere'
    })
    const read = await verify(text, cryptography)
    expect(read.ok ? [] : read.problems).toEqual([
      {
        path: 'model.products[0].lines[0].item',
        message: 'no part or product has the id "nowhere"',
      },
    ])
  })
})

describe('For random models', () => {
  test('what is determined is verified', async () => {
    const runs = Math.ceil(RUNS / 20)
    console.info(`seed 20261202, ${runs} runs`)
    const seen = { valid: 0, subject: 0, 'not-subject': 0, undetermined: 0 } as Record<
      string,
      number
    >
    const asking = fc.asyncProperty(question(FULL), async ({ model, to }) => {
      const text = await fileOf(questionOf(model, { destinations: [to, 'CN'] }), { signer })
      const found = await verified(text, { known: [fingerprint], findPack })
      expect(found.checks.filter(({ state }) => state === 'fails')).toEqual([])
      const outcome = found.determination.result.results[0]?.outcome ?? ''
      for (const name of [found.state, outcome]) seen[name] = (seen[name] ?? 0) + 1
    })
    await fc.assert(asking, { seed: 20261202, numRuns: runs })
    expect(seen.valid).toBe(runs)
    for (const outcome of ['subject', 'not-subject', 'undetermined'])
      expect(seen[outcome]).toBeGreaterThan(often(20))
  })
})

describe('A file in which a byte is another', () => {
  const FLIPS = Math.max(2000, Number(process.env.PROPERTY_RUNS ?? 0))

  test('is found, whichever it is', async () => {
    const text = await fileOf(asked, { signer })
    const bytes = new TextEncoder().encode(text)
    let state = 20261203
    const next = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    console.info(`seed 20261203, ${FLIPS} flips of ${bytes.length} bytes`)
    const missed: string[] = []
    for (let i = 0; i < FLIPS; i++) {
      const at = next(bytes.length)
      const was = bytes[at] as number
      bytes[at] = was ^ (1 + next(255))
      if (!(await isFound(bytes))) missed.push(`byte ${at}: ${was} to ${bytes[at]}`)
      bytes[at] = was
    }
    expect(missed).toEqual([])
    expect(await isFound(bytes)).toBe(false)
  })

  /** Whether somebody who reads the bytes as UTF-8 and verifies them is told that they do not hold. */
  async function isFound(bytes: Uint8Array): Promise<boolean> {
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return true
    }
    const read = await verify(text, cryptography, { known: [fingerprint] })
    return !read.ok || read.value.state === 'broken'
  }
})
