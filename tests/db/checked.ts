import { cryptography } from '../../db/cryptography.ts'
import { packHash } from '../../db/pack-hash.ts'
import type { Workspace } from '../../db/workspace.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { checkDraft, freeze } from '../../shared/shipment/frozen.ts'
import { shipmentSchema } from '../../shared/shipment/schema.ts'

const pack = currentPack()

/** The text of a check of some product of the workspace, as it would be kept next. */
export async function checkOf(workspace: Workspace, reference: string): Promise<string> {
  const model = workspace.model()
  const shipment = shipmentSchema.parse({
    reference,
    destination: 'CN',
    lines: [{ product: model.products[0]?.id, quantity: '1' }],
  })
  const draft = checkDraft({
    ...{ model, pack, choices: {}, on: '2026-11-24', method: 'look-through' },
    ...{ laterPrices: [], licences: workspace.licences(), asked: shipment, shipment },
  })
  const made = { at: '2026-11-24T08:00:00Z', by: 'Anna', machine: 'desk', engine: 'minimis' }
  const { text } = await freeze(
    draft,
    {
      packHash: packHash(pack),
      origin: { file: 'w.minimis', revision: workspace.revision() },
      made,
      previous: workspace.lastCheck(),
    },
    cryptography,
  )
  return text
}
