import { createHash } from 'node:crypto'
import { cryptography } from '../../../db/cryptography.ts'
import { unpacked } from '../../../db/determinations.ts'
import { packHash } from '../../../db/pack-hash.ts'
import { type Draft, draftOf } from '../../../shared/determination/determine.ts'
import { effectsSince } from '../../../shared/determination/effects.ts'
import type { DeterminationRecord } from '../../../shared/determination/schema.ts'
import { modelSignature } from '../../../shared/determination/signature.ts'
import {
  changedSwitches,
  inputChanges,
  rulesChanged,
  signatureToday,
  type Today,
  verdictsToday,
} from '../../../shared/determination/today.ts'
import { verify } from '../../../shared/determination/verify.ts'
import type {
  DeterminedToday,
  determinationEvaluationCalls,
} from '../../../shared/ipc/evaluation-calls/determinations.ts'
import { canonicalJson } from '../../../shared/model/canonical-json.ts'
import { stackOf } from '../../../shared/scenario/stack.ts'
import { Refusal } from '../../ipc/refusal.ts'
import { type HeldModel, NoSuchThing } from '../held-model.ts'
import type { AskedDeterminations } from '../messages.ts'
import { inTurns, type Task } from '../turns.ts'
import type { Answers } from './answer.ts'
import { overlaid } from './scenarios.ts'

/** Changes of one determination that a list is told. */
const MOST_CHANGES = 20

export const determinationAnswers: Answers<keyof typeof determinationEvaluationCalls> = {
  'evaluate.draft': (model, { product, destinations, method, scenario }) => {
    model.check([product], destinations)
    const over = scenario && overlaid(model, scenario)
    const unfit = over?.overlay.report.find(({ fits }) => !fits)
    if (unfit)
      throw new Refusal(
        'unfit',
        `Change ${unfit.index + 1} of ${unfit.scenario} does not fit: ${unfit.why}. What is determined must be what was asked for.`,
      )
    const draft = draftOf({
      model: (over?.whole ?? model.evaluation).model,
      pack: model.packs.under(over?.overlay.pack ?? null),
      product,
      destinations,
      on: model.day,
      method,
      choices: model.choices,
      origin: {
        file: 'workspace',
        revision: null,
        scenarios: scenario?.stack.ok ? scenario.stack.scenarios.map(({ name }) => name) : [],
      },
    })
    return { digest: digestOf(draft), draft }
  },

  'evaluate.determined': async (model, { job: _, determined }, { way }) => {
    const { files } = determined
    const found = await inTurns(comparing(model, determined), way(files.length))
    return { cancelled: found === null, rows: found ?? [] }
  },

  'evaluate.determinedEffects': (model, { destination, determined }) => {
    const record = recordOf(onlyOne(determined).file)
    const { today, why } = todayFor(model, record, determined)
    if (!today) throw new NoSuchThing(`There is nothing to compare with: ${why}.`)
    return { effects: effectsSince(record, today, destination) }
  },

  'evaluate.verify': async ({ packs }, { determined }) => {
    const { file, previous } = onlyOne(determined)
    const beside = previous ? { previous: unpacked(previous) } : {}
    const read = await verify(unpacked(file), cryptography, {
      findPack: packs.find,
      ...beside,
    })
    if (read.ok) return { verification: read.value }
    const [first] = read.problems
    throw new Refusal('damaged', `${first?.path}: ${first?.message}`)
  },
}

/** The content of a draft, by which the one on screen is known again. */
function digestOf({ origin, ...content }: Draft): string {
  return sha256(canonicalJson({ ...content, scenarios: origin.scenarios }))
}

function* comparing(
  model: HeldModel,
  determined: AskedDeterminations,
): Iterable<Task<DeterminedToday>> {
  for (const one of determined.files)
    yield { size: 1, run: () => comparedWithToday(model, one, determined) }
}

function comparedWithToday(
  model: HeldModel,
  { hash, file }: AskedDeterminations['files'][number],
  determined: AskedDeterminations,
): DeterminedToday {
  const head = headOf(hash, file)
  const nothing = { hash, changes: [], more: 0, changedRules: null, verdicts: null }
  const { today, why } = todayFor(model, head, determined)
  if (!today) return { ...nothing, inputs: 'gone', rules: 'same', why }
  const isSame = sha256(signatureToday(head, today)) === head.inputs
  const hasSameRules =
    head.packHash === today.packHash && changedSwitches(head.switches, today).length === 0
  if (isSame && hasSameRules) return { ...nothing, inputs: 'same', rules: 'same', why: null }
  const whole = recordOf(file)
  const changes = isSame ? [] : inputChanges(whole, today)
  const changedRules = rulesChanged(whole, today)
  return {
    hash,
    inputs: isSame ? 'same' : 'changed',
    rules: changedRules ? 'changed' : 'same',
    why: null,
    changes: changes.slice(0, MOST_CHANGES),
    more: Math.max(0, changes.length - MOST_CHANGES),
    changedRules,
    verdicts: isSame && !changedRules ? null : verdictsToday(whole, today),
  }
}

/** What is asked of a determination before its input and its rules are read. */
interface Head
  extends Pick<DeterminationRecord, 'product' | 'destinations' | 'origin' | 'switches'> {
  packHash: string
  /** SHA-256 of the signature of its input. */
  inputs: string
}

/** The heads of determinations by their hash; none ever changes. */
const heads = new Map<string, Head>()

function headOf(hash: string, file: Uint8Array): Head {
  const known = heads.get(hash)
  if (known) return known
  const { product, destinations, origin, pack, switches, model } = recordOf(file)
  const inputs = sha256(modelSignature(model))
  const head = { product, destinations, origin, switches, packHash: pack.sha256, inputs }
  heads.set(hash, head)
  return head
}

/** What holds today for a determination, its scenarios over the model; or why there is nothing. */
function todayFor(
  model: HeldModel,
  { product, origin }: Pick<DeterminationRecord, 'product' | 'origin'>,
  { scenarios }: AskedDeterminations,
): { today: Today; why: null } | { today: null; why: string } {
  const gone = (why: string) => ({ today: null, why })
  const last = origin.scenarios.at(-1)
  const stacks = origin.scenarios.map((name) => stackOf(name, scenarios))
  const broken = stacks.find((stack) => !stack.ok)
  if (broken && !broken.ok) return gone(broken.problem)
  const laid = [...new Set(stacks.flatMap((stack) => (stack.ok ? stack.scenarios : [])))]
  const over = last === undefined ? null : model.overlays.of(laid)
  const whole = over?.whole ?? model.evaluation
  if (!whole.has(product)) return gone(`there is no product ${product} any more`)
  const pack = model.packs.under(over?.overlay.pack ?? null)
  const { choices, day } = model
  const today = { evaluation: whole, pack, packHash: packHash(pack), choices, day }
  return { today, why: null }
}

function recordOf(file: Uint8Array): DeterminationRecord {
  return JSON.parse(unpacked(file)) as DeterminationRecord
}

function onlyOne({ files }: AskedDeterminations): AskedDeterminations['files'][number] {
  const [file] = files
  if (!file) throw new NoSuchThing('There is no determination of that hash that can be read.')
  return file
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
