import { switchesInForce } from '../calc/evaluate.ts'
import { LiveEvaluation } from '../calc/evaluation.ts'
import type { Cryptography } from '../determination/cryptography.ts'
import { hashedText } from '../determination/determine.ts'
import { subModelOfProducts } from '../determination/sub-model.ts'
import { licenceRegister } from '../licences/register.ts'
import type { KeptLicence } from '../licences/schema.ts'
import { canonicalJson } from '../model/canonical-json.ts'
import type { Model } from '../model/schema.ts'
import type { Choices, RulePack } from '../rules/pack.ts'
import type { LaterPrice } from '../scenario/floors/later-prices.ts'
import { NO_CLEARANCE } from './answer.ts'
import { checkShipment, type ShipmentAnswer } from './check.ts'
import { lastingFloors } from './floors.ts'
import type { FrozenCheck } from './frozen-schema.ts'
import type { Shipment } from './schema.ts'

/** Everything that a check is worked out from, beside the rules. */
export type CheckInput = Pick<
  FrozenCheck,
  'on' | 'method' | 'switches' | 'model' | 'laterPrices' | 'licences' | 'shipment'
>

/** A check with all that it rests on, before it is kept. */
export type CheckDraft = CheckInput & Pick<FrozenCheck, 'asked' | 'answer'> & { pack: string }

/** What is checked: a shipment as it is asked about, and with its parties screened, in a whole model. */
export interface CheckQuestion {
  model: Model
  pack: RulePack
  choices: Choices
  on: string
  method: FrozenCheck['method']
  laterPrices: readonly LaterPrice[]
  licences: readonly KeptLicence[]
  asked: Shipment
  shipment: Shipment
}

/**
 * The answer to a shipment from the part of the model and of the register that it rests on, so that it
 * can be worked out again from that alone. Throws a RangeError as `checkShipment` does.
 */
export function checkDraft(question: CheckQuestion): CheckDraft {
  const { pack, choices, on, method, shipment } = question
  const whole = subModelOfProducts(question.model, pack, {
    products: shipment.lines.map(({ product }) => product),
    destinations: [shipment.destination],
    companies: [shipment.exportedBy],
    on,
  })
  const items = new Set([...whole.parts, ...whole.products].map(({ id }) => id))
  const input = asInFile<CheckInput>({
    on,
    method,
    switches: switchesInForce(pack, choices),
    model: whole,
    laterPrices: question.laterPrices.filter(({ item }) => items.has(item)),
    licences: licencesAbout(question.licences, whole, shipment),
    shipment,
  })
  const asked = asInFile(question.asked)
  return { ...input, asked, answer: answerFrom(input, pack), pack: pack.header.id }
}

/** The answer of an input by a rule pack; the same input gives the same answer at any time. */
export function answerFrom(
  { on, method, switches, model, laterPrices, licences, shipment }: CheckInput,
  pack: RulePack,
): ShipmentAnswer {
  const basis = { pack, choices: switches, day: on }
  return asInFile(
    checkShipment(
      {
        evaluation: LiveEvaluation.of(model, basis),
        pack,
        day: on,
        method,
        licences: licenceRegister(licences, on),
        floorOf: lastingFloors(basis, laterPrices),
      },
      shipment,
    ),
  )
}

/** Data as a file gives them back: with their members sorted, and without those that are absent. */
function asInFile<T>(data: T): T {
  return JSON.parse(canonicalJson(data))
}

/** The licences that an answer may speak of: those with an item for a product, and one that is named. */
function licencesAbout(
  licences: readonly KeptLicence[],
  { products }: Model,
  { lines, licence }: Shipment,
): KeptLicence[] {
  const shipped = new Set(lines.map(({ product }) => product))
  const eccns = new Set(products.filter(({ id }) => shipped.has(id)).map(({ eccn }) => eccn))
  return licences.filter(({ licence: paper, events }) => {
    const granted = events.flatMap((event) => (event.kind === 'issued' ? event.items : []))
    return (
      paper.reference.toLowerCase() === licence?.toLowerCase() ||
      [...paper.items, ...granted].some(({ product, eccn }) =>
        product == null ? eccn != null && eccns.has(eccn) : shipped.has(product),
      )
    )
  })
}

/** How a draft becomes a check that is kept. */
export interface Freezing {
  /** SHA-256 of the whole pack. */
  packHash: string
  origin: FrozenCheck['origin']
  made: FrozenCheck['made']
  /** The hash of the check that was kept before it; null: it is the first. */
  previous: string | null
}

/** Freezes a check: the text of its file, canonical JSON to the last byte, with its hash. */
export async function freeze(
  { pack, ...draft }: CheckDraft,
  { packHash, origin, made, previous }: Freezing,
  { sha256 }: Pick<Cryptography, 'sha256'>,
): Promise<{ text: string; hash: string }> {
  const content = {
    format: 'minimis-check' as const,
    version: 2 as const,
    ...draft,
    rules: { id: pack, sha256: packHash },
    origin,
    made,
    note: NO_CLEARANCE,
    previous,
  }
  const hash = await sha256(hashedText(content))
  return { text: canonicalJson({ ...content, hash } satisfies FrozenCheck), hash }
}
