import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cryptography } from '../../db/cryptography.ts'
import { packHash } from '../../db/pack-hash.ts'
import type { Context } from '../../electron/handlers/context.ts'
import { shipmentsHandlers } from '../../electron/handlers/shipments.ts'
import { answer } from '../../electron/ipc/answer.ts'
import type { Handlers } from '../../electron/ipc/handlers.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { checkDraft, freeze } from '../../shared/shipment/frozen.ts'
import { shipmentSchema } from '../../shared/shipment/schema.ts'
import { small } from '../db/support.ts'

const pack = currentPack()

function opened(): OpenWorkspace {
  const workspace = new OpenWorkspace(() => {})
  workspace.create(join(mkdtempSync(join(tmpdir(), 'minimis-kept-')), 'w.minimis'), small())
  onTestFinished(() => workspace.closeFiles())
  return workspace
}

/** Keeps a check of the first product as the workspace stands. */
async function keepCheck(workspace: OpenWorkspace, reference: string): Promise<void> {
  const file = workspace.file()
  const model = file.model()
  const shipment = shipmentSchema.parse({
    reference,
    destination: 'CN',
    lines: [{ product: model.products[0]?.id, quantity: '1' }],
  })
  const draft = checkDraft({
    ...{ model, pack, choices: {}, on: '2026-11-24', method: 'look-through' },
    ...{ laterPrices: [], licences: [], asked: shipment, shipment },
  })
  const given = {
    packHash: packHash(pack),
    origin: { file: 'w.minimis', revision: file.revision() },
    made: { at: '2026-11-24T08:00:00Z', by: 'Anna', machine: 'desk', engine: 'minimis' },
    previous: file.lastCheck(),
  }
  const { text } = await freeze(draft, given, cryptography)
  workspace.add((open) => open.keepCheck(text))
}

test('of a past revision only the checks that were kept by then are listed', async () => {
  const workspace = opened()
  const handlers = shipmentsHandlers({ workspace } as unknown as Context)
  const listed = async () => {
    const told = await answer(handlers as Handlers, 'shipments.list', undefined, () => undefined)
    if (!told.ok) throw new Error(JSON.stringify(told.failure))
    const { rows, later } = told.value as Output<'shipments.list'>
    return [rows.map(({ reference }) => reference), later]
  }
  await keepCheck(workspace, 'S-1')
  workspace.edit((open) => open.apply({ kind: 'changePart', id: 'P2', set: { origin: 'US' } }))
  await keepCheck(workspace, 'S-2')
  expect(await listed()).toEqual([['S-1', 'S-2'], 0])
  workspace.openPast(1)
  expect(await listed()).toEqual([['S-1'], 1])
  workspace.openPresent()
  expect(await listed()).toEqual([['S-1', 'S-2'], 0])
})
