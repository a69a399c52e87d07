import { LiveEvaluation } from '../../../shared/calc/evaluation.ts'
import { checkModel } from '../../../shared/model/read.ts'
import type { Model } from '../../../shared/model/schema.ts'
import type { PaperKind } from '../../../shared/paper/forms.ts'
import type { Given } from '../../../shared/paper/given.ts'
import { makePaper } from '../../../shared/paper/make.ts'
import type { Paper, PaperPiece } from '../../../shared/paper/paper.ts'
import { paperText } from '../../../shared/paper/paper-text.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import { DAY, demo } from '../report/support.ts'

export interface PaperTest {
  kind?: PaperKind
  product: string
  to?: string[]
  model?: Model
  entries?: Record<string, string>
  spares?: Record<string, string>
  day?: string
}

const evaluations = new Map<Model, LiveEvaluation>()

/** The demo, or another model, ready to be asked. */
export function evaluationOf(model: Model = demo, day = DAY): LiveEvaluation {
  if (day !== DAY) return LiveEvaluation.of(model, { pack: currentPack(), choices: {}, day })
  const known = evaluations.get(model)
  if (known) return known
  const evaluation = LiveEvaluation.of(model, { pack: currentPack(), choices: {}, day })
  evaluations.set(model, evaluation)
  return evaluation
}

export function paperOf(asked: PaperTest): Paper {
  const {
    kind = 'application',
    product,
    to = ['CN'],
    model = demo,
    entries = {},
    day = DAY,
  } = asked
  const given: Given = { entries, ...(asked.spares && { spares: asked.spares }) }
  const basis = { evaluation: evaluationOf(model, day), pack: currentPack(), choices: {}, day }
  return makePaper(basis, { kind, product, destinations: to, method: 'look-through', given })
}

export function textOf(paper: Paper): string {
  const record = { workspace: 'x', revision: null, who: null, generated: '', appVersion: null }
  return paperText(paper, record)
}

/** The pieces of a block. */
export function block(paper: Paper, id: string): PaperPiece[] {
  const found = paper.blocks.find((one) => one.id === id)
  if (!found) throw new Error(`no block ${id}`)
  return found.pieces
}

/** All figures of a block by their names. */
export function figures(paper: Paper, id: string): Record<string, string> {
  const all = block(paper, id).flatMap((piece) => (piece.kind === 'figures' ? piece.figures : []))
  return Object.fromEntries(all.map(({ name, text }) => [name, text]))
}

export function words(paper: Paper, id: string): string {
  return block(paper, id)
    .map((piece) => (piece.kind === 'text' || piece.kind === 'missing' ? piece.text : ''))
    .join(' ')
}

export const missingOf = (paper: Paper): string[] => paper.missing.map(({ what }) => what)

/** A model made of some members, which must be a good one. */
export function modelOf(members: object): Model {
  const read = checkModel({ format: 'minimis-model', version: 1, currency: 'USD', ...members })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}
