import { switchesInForce } from '../calc/evaluate.ts'
import type { Method } from '../calc/result/result.ts'
import { canonicalJson } from '../model/canonical-json.ts'
import type { Problem, Read } from '../model/read.ts'
import { pathText } from '../model/read.ts'
import type { Model } from '../model/schema.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import type { Cryptography, Signer } from './cryptography.ts'
import { openNotices } from './notices.ts'
import { packRowsOf, packText } from './pack-rows.ts'
import { type Computed, computeFrom } from './recompute.ts'
import {
  type DeterminationRecord,
  type Made,
  type OriginOfModel,
  type Statement,
  statementSchema,
} from './schema.ts'
import { type Asked, subModelOf } from './sub-model.ts'

/** What is to be determined, from which model and by which rules. */
export interface Question extends Asked {
  /** A checked model. */
  model: Model
  pack: RulePack
  method: Method
  choices: Choices
  origin: OriginOfModel
}

/** A question with all that its answer rests on, and the answer. */
export type Draft = Pick<
  DeterminationRecord,
  'product' | 'destinations' | 'on' | 'method' | 'switches' | 'model' | 'origin'
> &
  Computed & { pack: Pick<DeterminationRecord['pack'], 'id' | 'rows'> }

/**
 * Answers a question from the part of the model and the rows of the pack that it rests on. The notices
 * of its result are what has to be ticked off before it is issued.
 */
export function draftOf(question: Question): Draft {
  const { product, destinations, on, pack, method, choices, origin } = question
  const model = asInFile(subModelOf(question.model, pack, question))
  const rows = asInFile(packRowsOf(pack, model))
  const switches = switchesInForce(pack, choices)
  const computed = computeFrom({ model, rows, method, switches, product, destinations, on })
  return {
    product,
    destinations: [...destinations],
    on,
    method,
    switches,
    model,
    pack: { id: pack.header.id, rows },
    origin,
    ...computed,
  }
}

/** Data as a file gives them back: with their members sorted, and without those that are absent. */
function asInFile<T>(data: T): T {
  return JSON.parse(canonicalJson(data))
}

/** What a draft lacks to be issued, each with its place; nothing where it may be issued. */
export function problemsOf(draft: Draft, statement: Statement): Problem[] {
  const parsed = statementSchema.safeParse(statement)
  const formal = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: pathText(path), message }))
  const open = openNotices(draft.result, statement.notices).map(({ code, text }) => ({
    path: 'notices',
    message: `${code} is not ticked off with a note: ${text}`,
  }))
  return [...formal, ...open]
}

/** How a draft becomes a determination. */
export interface Issue {
  statement: Statement
  made: Made
  /** The hash of the determination before it; null: it is the first. */
  previous: string | null
  /** SHA-256 of the whole pack, by `hashOfPack`. */
  packHash: string
  /** null: it is not signed. */
  signer: Signer | null
}

/** The SHA-256 of the content of a whole pack. */
export function hashOfPack(pack: RulePack, cryptography: Cryptography): Promise<string> {
  return cryptography.sha256(packText(pack))
}

/**
 * Issues a determination: gives the text of its file, which is canonical JSON to the last byte, or what
 * it lacks.
 */
export async function issue(
  draft: Draft,
  { statement, made, previous, packHash, signer }: Issue,
  cryptography: Cryptography,
): Promise<Read<{ text: string; determination: DeterminationRecord }>> {
  const problems = problemsOf(draft, statement)
  if (problems.length > 0) return { ok: false, problems }
  const content = {
    format: 'minimis-determination' as const,
    version: 1 as const,
    ...statement,
    ...draft,
    pack: { ...draft.pack, sha256: packHash },
    made,
    previous,
    key: signer?.key ?? null,
  }
  const hashed = canonicalJson(content)
  const hash = await cryptography.sha256(hashed)
  const signature = signer ? await signer.sign(hashed) : null
  const determination: DeterminationRecord = { ...content, hash, signature }
  return { ok: true, value: { text: canonicalJson(determination), determination } }
}

/** The text that a determination's hash and signature are of. */
export function hashedText(determination: object): string {
  const { hash: _, signature: __, ...content } = determination as Record<string, unknown>
  return canonicalJson(content)
}
