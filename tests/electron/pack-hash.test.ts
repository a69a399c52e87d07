import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { packHash } from '../../db/pack-hash.ts'
import { packText } from '../../shared/determination/pack-rows.ts'
import { indexPack } from '../../shared/rules/pack.ts'
import { files } from '../../shared/rules/packs/ear-2026-09-24/index.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

test('the hash is the SHA-256 over the rows of the pack', () => {
  const text = packText(currentPack())
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(files)))
  expect(packHash(currentPack())).toBe(createHash('sha256').update(text).digest('hex'))
})

test('another order of members is the same pack, and one letter of a row is another', () => {
  const turned = Object.fromEntries(Object.entries(files).reverse()) as typeof files
  expect(packHash(indexPack(turned))).toBe(packHash(currentPack()))
  const header = { ...files.header, title: `${files.header.title}.` }
  expect(packHash(indexPack({ ...files, header }))).not.toBe(packHash(currentPack()))
})
