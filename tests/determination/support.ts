import { generateKeyPairSync, sign } from 'node:crypto'
import type { Signer } from '../../shared/determination/cryptography.ts'
import {
  type Draft,
  draftOf,
  hashOfPack,
  issue,
  type Question,
} from '../../shared/determination/determine.ts'
import { noticesOf } from '../../shared/determination/notices.ts'
import type { Statement } from '../../shared/determination/schema.ts'
import { hexOf, webCryptography } from '../../shared/determination/web-cryptography.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import type { RulePack } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { type Case, DAY, files } from '../golden/cases.ts'
import { expand } from '../golden/expand.ts'

const encoder = new TextEncoder()

export const cryptography = webCryptography(crypto.subtle, (text) => encoder.encode(text))

/** A key of an office, made for a test. */
export function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return {
    key: Buffer.from(x, 'base64url').toString('hex'),
    sign: async (text) => hexOf(sign(null, Buffer.from(text), privateKey)),
  }
}

/** A question about a model, with the ordinary answers to all that a test does not ask. */
export function questionOf(model: Model, more: Partial<Question> = {}): Question {
  return {
    model,
    pack: currentPack(),
    product: 'W',
    destinations: ['CN'],
    on: DAY,
    method: 'look-through',
    choices: {},
    origin: { file: 'model.json', revision: null, scenarios: [] },
    ...more,
  }
}

/** A statement that ticks every notice off. */
export function statementOf({ result }: Draft, more: Partial<Statement> = {}): Statement {
  return {
    number: 'D-2026-001',
    rationale: 'The bill of materials was checked against the drawings of revision C.',
    notices: noticesOf(result).map((notice) => ({ ...notice, note: 'Looked at; nothing found.' })),
    preparer: 'Anna Example',
    approver: 'Ben Example',
    validUntil: null,
    supersedes: null,
    attachments: [],
    ...more,
  }
}

const packHashes = new Map<RulePack, Promise<string>>()

/** The text of the file of a determination of this question. */
export async function fileOf(
  question: Question,
  {
    signer = null,
    previous = null,
    statement = {},
  }: {
    signer?: Signer | null
    previous?: string | null
    statement?: Partial<Statement>
  } = {},
): Promise<string> {
  const draft = draftOf(question)
  const packHash = packHashes.get(question.pack) ?? hashOfPack(question.pack, cryptography)
  packHashes.set(question.pack, packHash)
  const issued = await issue(
    draft,
    {
      statement: statementOf(draft, statement),
      made: { at: '2026-11-24T10:00:00Z', by: 'anna', machine: 'desk', engine: 'minimis 0.1.0' },
      previous,
      packHash: await packHash,
      signer,
    },
    cryptography,
  )
  if (!issued.ok) throw new Error(JSON.stringify(issued.problems))
  return issued.value.text
}

/** Every golden case with the question that it asks. */
export function goldenQuestions(): { one: Case; question: Question }[] {
  return files.flatMap(({ content }) =>
    content.cases.map((one) => {
      const { model, product } = expand(one, content.bases)
      const read = checkModel(model)
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      const { method = 'look-through', switches = {}, to, on = DAY } = one
      const asked = { product, destinations: [to], on, method, choices: switches }
      return { one, question: questionOf(read.value, asked) }
    }),
  )
}
