import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Workspace } from '../../db/workspace.ts'
import { readModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { readSheets } from '../../shared/sheets/read.ts'
import { applyPlan } from '../../shared/tabular/apply.ts'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import { commandsOf } from '../../shared/tabular/commands.ts'
import { knownItems } from '../../shared/tabular/known.ts'
import { planRows } from '../../shared/tabular/plan.ts'
import { session } from './support.ts'

const boms = join(import.meta.dirname, '../../samples/boms')

const start: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'EUR',
  rates: [],
  entities: [],
  parts: [
    { id: 'BG-2000', kind: 'commodity', origin: 'DE', name: 'Hauptplatine' },
    { id: 'NT-60', kind: 'commodity', eccn: 'EAR99', facts: { memory: false } },
  ],
  products: [{ id: 'EG-310', kind: 'commodity', lines: [] }],
}

test('An import is one revision that can be undone, and gives the model that the plan says', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'minimis-import-')), 'a.minimis')
  const workspace = Workspace.create(path, session(), { model: start })
  const file = join(boms, 'sap-stueckliste.csv')
  const { sheets } = await readSheets(readFileSync(file), 'sap-stueckliste.csv')
  const rows = sheets[0]?.rows ?? []
  const before = workspace.model()
  const plan = planRows({
    rows,
    mapping: suggestMapping(rows),
    product: 'EG-310',
    known: knownItems(before),
  })
  expect(plan.counts).toEqual({ adds: 8, updates: 2, line: 0, skipped: 6, broken: 0 })
  const commands = commandsOf(plan)
  const { revision } = workspace.state()
  const after = workspace.apply({ kind: 'batch', what: 'Import EG-310', commands })
  expect(after.revision).toBe(revision + 1)
  expect(withoutTexts(workspace.model())).toEqual(withoutTexts(applyPlan(before, commands)))
  expect(workspace.bom('EG-310').map(({ item, quantity, unit }) => [item, quantity, unit])).toEqual(
    [
      ['GH-4410', '1', 'ST'],
      ['BG-2000', '1', 'ST'],
      ['NT-60', '1', 'ST'],
      ['KB-ETH-2', '2.5', 'M'],
      ['SW-FW-310', '1', 'ST'],
    ],
  )
  workspace.undo()
  expect(workspace.model()).toEqual(before)
  workspace.close()
})

/** A workspace keeps what a line says beside item and quantity apart from the model. */
function withoutTexts(model: Model): unknown {
  const read = readModel(JSON.stringify(model))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { products, parts, ...rest } = read.value
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  return {
    ...rest,
    parts: parts.sort(byId),
    products: products
      .map((product) => ({
        ...product,
        lines: product.lines.map(({ item, quantity }) => ({ item, quantity })),
      }))
      .sort(byId),
  }
}
