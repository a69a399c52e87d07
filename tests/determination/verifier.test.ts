import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashedText, type Question } from '../../shared/determination/determine.ts'
import type { DeterminationRecord } from '../../shared/determination/schema.ts'
import { verify } from '../../shared/determination/verify.ts'
import { canonicalJson } from '../../shared/model/canonical-json.ts'
import { FULL, question, RUNS } from '../property/models.ts'
import { cryptography, fileOf, goldenQuestions, newSigner, questionOf } from './support.ts'
import { contentOf, PAGE, type PageFinding, verifierOfPage } from './verifier-page.ts'

const verifyBytesByPage = verifierOfPage()
const verifyByPage = (text: string, options?: Parameters<typeof verifyBytesByPage>[1]) =>
  verifyBytesByPage(new TextEncoder().encode(text), options)
const signer = newSigner()
const fingerprint = await cryptography.fingerprint(signer.key)
const known = { knownKeys: [fingerprint] }
const golden = goldenQuestions()

function failing({ checks }: PageFinding): string[] {
  return checks
    .filter(({ state }) => state === 'fails')
    .map(({ name, found }) => `${name}: ${found}`)
}

/** Whether the page judged the outcome by the share. */
function isJudged({ checks }: PageFinding): boolean {
  return checks.some(({ name, state }) => name.endsWith(': outcome') && state === 'holds')
}

/** A determination that somebody changed and hashed anew. */
async function forged(
  question: Question,
  change: (one: DeterminationRecord) => void,
): Promise<string> {
  const one = JSON.parse(await fileOf(question)) as DeterminationRecord
  change(one)
  one.hash = await cryptography.sha256(hashedText(one))
  return canonicalJson(one)
}

describe('The verifier that needs no Minimis', () => {
  test.each(golden.map(({ one, question }) => [one.name, question] as const))(
    'agrees with the core: %s',
    async (_name, asked) => {
      const text = await fileOf(asked, { signer })
      const byPage = await verifyByPage(text, known)
      const byCore = await verify(text, cryptography, { known: [fingerprint] })
      expect(failing(byPage)).toEqual([])
      expect(byPage.state).toBe(byCore.ok && byCore.value.state)
      expect(byPage.fingerprint).toBe(fingerprint)
      const [result] = JSON.parse(text).result.results
      const bySomethingElse = result.threshold === null || result.outcome === 'undetermined'
      expect(isJudged(byPage)).toBe(!bySomethingElse)
    },
  )

  test('agrees with the core for random models', async () => {
    const runs = Math.ceil(RUNS / 20)
    console.info(`seed 20261204, ${runs} runs`)
    const agrees = fc.asyncProperty(question(FULL), fc.boolean(), async ({ model, to }, looks) => {
      const method = looks ? 'look-through' : 'second-incorporation'
      const asked = questionOf(model, { destinations: [to, 'RU'], method })
      expect(failing(await verifyByPage(await fileOf(asked)))).toEqual([])
    })
    await fc.assert(agrees, { seed: 20261204, numRuns: runs })
  })

  test('finds another outcome, share, price, sum, quantity, value or level', async () => {
    const asked = golden.find(({ one }) => one.name === 'Exactly a quarter passes for Kazakhstan')
    if (!asked) throw new Error('no such case')
    const first = (one: DeterminationRecord) => {
      const [result] = one.result.results
      const [numerator] = one.numerators
      const [line] = result?.counted ?? []
      if (!result || !numerator || !line) throw new Error('nothing is counted')
      return { result, numerator, line }
    }
    const changes: [string, (one: DeterminationRecord) => void][] = [
      ['KZ: outcome', (one) => Object.assign(first(one).result, { outcome: 'subject' })],
      ['KZ: outcome', (one) => Object.assign(first(one).result, { threshold: '0.3' })],
      ['KZ: outcome', (one) => Object.assign(first(one).result, { threshold: null })],
      ['KZ: share', (one) => Object.assign(first(one).result.share, { high: '0.2' })],
      ['KZ: price', (one) => Object.assign(first(one).result, { price: '1001' })],
      ['KZ: sum', (one) => Object.assign(first(one).result.controlled, { low: '249' })],
      ['KZ: sum', (one) => Object.assign(first(one).numerator, { terms: [] })],
      ['KZ: sum', (one) => Object.assign(first(one).numerator, { isListed: false })],
      ['KZ: lines', (one) => Object.assign(first(one).line, { value: '25' })],
      ['KZ: lines', (one) => Object.assign(first(one).line, { quantity: '2', value: '500' })],
      ['KZ: lines', (one) => Object.assign(first(one).line, { path: ['W', 'X'] })],
      ['question', (one) => Object.assign(one, { destinations: ['KZ', 'CN'] })],
      ['question', (one) => Object.assign(one, { on: '2020-01-01' })],
      ['result', (one) => Object.assign(first(one).result.share, { low: 'a quarter' })],
      ['result', (one) => Object.assign(one, { product: 'NONE' })],
    ]
    for (const [name, change] of changes) {
      const found = await verifyByPage(await forged(asked.question, change))
      const names = found.checks.filter(({ state }) => state === 'fails').map(({ name }) => name)
      expect(names, change.toString()).toContain(name)
      expect(found.state).toBe('broken')
    }
  })

  test('finds a byte that is another, whichever it is', async () => {
    const [one] = golden
    if (!one) throw new Error('no case')
    const bytes = new TextEncoder().encode(await fileOf(one.question, { signer }))
    const flips = Math.max(300, Number(process.env.PROPERTY_RUNS ?? 0))
    const stateOf = (changed: Uint8Array) =>
      verifyBytesByPage(changed, known).then(
        ({ state }) => state,
        () => 'unreadable',
      )
    expect(await stateOf(bytes)).toBe('valid')
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
    const found = fc.asyncProperty(flip, async ([at, mask]) => {
      const changed = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ mask : byte))
      expect(['broken', 'unreadable']).toContain(await stateOf(changed))
    })
    console.info(`seed 20261205, ${flips} flips`)
    await fc.assert(found, { seed: 20261205, numRuns: flips })
  })

  test('says unknown office of a key that was not named, and unsigned of none', async () => {
    const [one] = golden
    if (!one) throw new Error('no case')
    const text = await fileOf(one.question, { signer })
    expect((await verifyByPage(text)).state).toBe('unknown-office')
    expect((await verifyByPage(text, { knownKeys: ['0'.repeat(64)] })).state).toBe('unknown-office')
    expect((await verifyByPage(await fileOf(one.question), known)).state).toBe('unsigned')
    const changed = text.replace('D-2026-001', 'D-2026-002')
    const found = await verifyByPage(changed, known)
    expect(failing(found).map((words) => words.split(':')[0])).toEqual(['hash', 'signature'])
    const after = await fileOf(one.question, { previous: JSON.parse(text).hash })
    const previous = (before: string) => ({ previous: new TextEncoder().encode(before) })
    expect((await verifyByPage(after, previous(text))).state).toBe('unsigned')
    expect((await verifyByPage(after, previous(changed))).state).toBe('broken')
  })

  test('says so where the browser has no Ed25519, and calls nothing valid then', async () => {
    const [one] = golden
    if (!one) throw new Error('no case')
    const subtle = {
      digest: crypto.subtle.digest.bind(crypto.subtle),
      importKey: () => Promise.reject(new DOMException('none', 'NotSupportedError')),
    }
    const text = await fileOf(one.question, { signer })
    const found = await verifierOfPage({ subtle })(new TextEncoder().encode(text), known)
    expect(found.state).toBe('unknown-office')
    expect(found.checks.find(({ name }) => name === 'signature')).toMatchObject({ state: 'open' })
  })

  test('refuses bytes that are no determination', async () => {
    for (const text of ['', '{}', 'null', '['.repeat(100_000)])
      await expect(verifyByPage(text)).rejects.toThrow()
  })
})

describe('Its page', () => {
  test('lets nothing run or load but its own script and style', () => {
    const hashOf = (text: string) => createHash('sha256').update(text).digest('base64')
    const page = readFileSync(PAGE, 'utf8')
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${hashOf(contentOf('script'))}'`,
      `style-src 'sha256-${hashOf(contentOf('style'))}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(page).not.toMatch(
      /https?:|<link|<img|<iframe|\bfetch\b|XMLHttpRequest|innerHTML|\son\w+=/,
    )
  })
})
