import { describe, expect, test } from 'vitest'
import { hashOfPack } from '../../shared/determination/determine.ts'
import { packFileOf, readPackFile } from '../../shared/determination/pack-file.ts'
import { packText } from '../../shared/determination/pack-rows.ts'
import { canonicalJson } from '../../shared/model/canonical-json.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { packChanges } from '../../shared/rules/pack-changes.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { PackFiles } from '../../shared/rules/schema.ts'
import { cryptography, newSigner } from './support.ts'

const { files } = currentPack()
const signer = newSigner()
const text = await packFileOf(files, signer, cryptography)

/** What refuses a text; '' where nothing does. */
async function refusals(of: string): Promise<string> {
  const read = await readPackFile(of, cryptography)
  return read.ok ? '' : read.problems.map(({ path, message }) => `${path}: ${message}`).join('\n')
}

/** The file of other rows whose hash is theirs, as a hostile builder would make it. */
async function sealed(change: (copy: Record<string, never>) => void): Promise<string> {
  const copy = structuredClone(files)
  change(copy as never)
  return packFileOf(copy, signer, cryptography)
}

const changedText = (change: (data: Record<string, unknown>) => void) => {
  const data = JSON.parse(text)
  change(data)
  return JSON.stringify(data)
}

describe('The file of a pack', () => {
  test('gives the pack again, to the last byte, and the hash by which determinations name it', async () => {
    const read = await readPackFile(text, cryptography)
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)))
    const { files: again, hash, signedBy } = read.value
    expect(await packFileOf(again, signer, cryptography)).toBe(text)
    expect(packText(indexPack(again))).toBe(packText(currentPack()))
    expect(hash).toBe(await hashOfPack(currentPack(), cryptography))
    expect(signedBy).toBe(await cryptography.fingerprint(signer.key))
    expect(packChanges(files, again)).toEqual([])
    expect(canonicalJson(again)).toBe(canonicalJson(files))
  })

  test('need not be signed, and may be laid out otherwise', async () => {
    const bare = await packFileOf(files, null, cryptography)
    const read = await readPackFile(JSON.stringify(JSON.parse(bare), null, 2), cryptography)
    expect(read.ok && read.value.signedBy).toBe(null)
  })
})

describe('The file of a pack is refused', () => {
  test.each<[string, string, RegExp]>([
    ['nothing in it', '', /line 1/],
    ['a text cut short', text.slice(0, 100_000), /line 1, column 100001/],
    ['a list', '[]', /\(file\)|expected object/i],
    ['another format', '{"format":"minimis-model","version":1}', /format/],
    ['lists without end', '['.repeat(100_000), /line 1/],
    ['a member of none', changedText((data) => Object.assign(data, { run: 'rm' })), /run/],
    [
      'a member of __proto__',
      text.replace('{"files":', '{"__proto__":{"format":"x"},"files":'),
      /__proto__|proto/,
    ],
    ['a later version', changedText((data) => Object.assign(data, { version: 2 })), /version/],
    ['half a character', text.replace('"Germany"', '"\\ud800"'), /half a character|hash/],
    ['a changed row', text.replace('"0.25"', '"0.99"'), /^hash: is not that of the rows/],
    [
      'a signature of another key',
      changedText((data) => Object.assign(data.signature as object, { key: newSigner().key })),
      /^signature: is not one of its key/,
    ],
    [
      'a signature that is none',
      changedText((data) => Object.assign(data.signature as object, { value: 'ab' })),
      /signature\.value/,
    ],
  ])('for %s', async (_, hostile, reason) => {
    expect(await refusals(hostile)).toMatch(reason)
  })

  test('for a signature over the rows alone, which another kind of file may have', async () => {
    const value = await signer.sign(canonicalJson(files))
    const other = changedText((data) => Object.assign(data.signature as object, { value }))
    expect(await refusals(other)).toMatch(/^signature/)
  })

  test.each<[string, (copy: PackFiles) => void, RegExp]>([
    [
      'an unknown column',
      ({ countries }) => countries.countries[9]?.chart?.push('ZZ9' as never),
      /files\.countries\.countries\[9\]\.chart/,
    ],
    [
      'an unknown member of a row',
      ({ lists }) => Object.assign(lists.lists[0] as object, { script: '1' }),
      /files\.lists\.lists\[0\].*script/,
    ],
    [
      'a missing citation',
      ({ lists }) => delete (lists.lists[0] as { cite?: string }).cite,
      /files\.lists\.lists\[0\]\.cite/,
    ],
    [
      'a source that no header names',
      ({ lists }) => Object.assign(lists.lists[0] as object, { source: 'Q' }),
      /no source Q/,
    ],
    [
      'a broken anchor',
      ({ countries }) => countries.countries.find(({ code }) => code === 'CU')?.groups.push('E:1'),
      /CU is in E:1/,
    ],
    ['a lost row', ({ hts }) => hts.lists[0]?.codes.pop(), /wanted, \d+ found/],
    ['a path for an id', ({ header }) => (header.id = '../../etc/passwd'), /files\.header\.id/],
    ['an id without end', ({ header }) => (header.id = 'a'.repeat(5000)), /files\.header\.id/],
    [
      'rows that turn on days without end',
      ({ grounds }) => {
        const [first] = grounds.grounds
        for (let i = 0; first && i < 300; i += 1) {
          const day = new Date(Date.UTC(2026, 0, 1 + 2 * i)).toISOString().slice(0, 10)
          grounds.grounds.push({ ...first, id: `x${i}`, from: day, until: day })
        }
      },
      /turn on \d+ days, more than 200/,
    ],
  ])('for %s, whatever its hash and signature say', async (_, change, reason) => {
    expect(await refusals(await sealed(change as never))).toMatch(reason)
  })
})
