import type { Workspace } from '../../db/workspace.ts'
import type { Scenario } from '../../shared/model/scenario.ts'
import type { Command, SingleCommand } from '../../shared/workspace/commands.ts'

type Pick = (below: number) => number

/**
 * A random edit of a workspace made from `small()`: `pick(n)` gives a number from 0 below n. Never
 * refused, whatever edits went before.
 */
export function randomEdit(workspace: Workspace, pick: Pick): Command {
  if (pick(12) > 0) return singleEdit(workspace, pick)
  return {
    kind: 'batch',
    what: `Many changes ${pick(99)}`,
    commands: unrelatedEdits(workspace, pick),
  }
}

function singleEdit(workspace: Workspace, pick: Pick): SingleCommand {
  const { parts, products, entities } = workspace.model()
  const ids = parts.map(({ id }) => id)
  const product = ['W', 'S', 'T'][pick(3)] as string
  const rows = workspace.bom(product)
  const row = rows[pick(Math.max(rows.length, 1))]
  if (pick(8) === 0) return scenarioEdit(workspace, pick)
  if (products.length > 0 && pick(8) === 0) return rowEdit(workspace, pick)
  const isProduct = (id: string) => products.some((known) => known.id === id)
  const free = ['N0', 'N1', 'N2', 'N3'].filter((id) => !isProduct(id))
  const id = free[pick(free.length)] as string
  if (!isProduct(product) || ids.length === 0)
    return { kind: 'setPart', part: { id, kind: 'commodity', name: `name ${pick(99)}` } }
  const part = ids[pick(ids.length)] as string
  const maker = entities[pick(entities.length)]?.id
  if (row && pick(2) === 0) return lineEdit(workspace, row.line, product, part, pick)
  // One id is left that is of no product, for new parts.
  const canTurn = free.length > 1 && ids.includes(id)
  return itemEdit({ product, part, id, maker, canTurn }, pick)
}

interface Chosen {
  product: string
  part: string
  /** An id of a part, which may not be there yet. */
  id: string
  maker: string | undefined
  /** Whether it is a part that may become a product. */
  canTurn: boolean
}

function itemEdit({ product, part, id, maker, canTurn }: Chosen, pick: Pick): SingleCommand {
  const price = { amount: `${1 + pick(500)}`, currency: 'USD' }
  const day = `2026-0${1 + pick(9)}-01`
  const quantity = quantityOf(pick)
  switch (pick(15)) {
    case 0:
      return { kind: 'setPart', part: { id, kind: 'commodity', name: `name ${pick(99)}` } }
    case 1:
    case 2:
      return { kind: 'addLine', product, line: { item: part, quantity } }
    case 3:
      if (maker !== undefined && pick(2))
        return { kind: 'changeEntity', id: maker, set: { country: pick(2) ? 'MX' : null } }
      return {
        kind: 'setEntity',
        entity: { id: `E${1 + pick(4)}`, name: `company ${pick(99)}`, country: 'DE' },
      }
    case 4:
      return {
        kind: 'setRate',
        rate: { from: 'USD', to: 'CNY', asOf: `2026-0${1 + pick(4)}-01`, rate: `7.${pick(99)}` },
      }
    case 5:
      return {
        kind: 'setPrice',
        item: part,
        validFrom: day,
        price: pick(3) === 0 ? null : price,
        ...(maker !== undefined && pick(3) === 0 && { entity: maker }),
      }
    case 6:
      return {
        kind: 'setPrice',
        item: product,
        validFrom: pick(2) ? day : '',
        price: pick(3) === 0 ? null : price,
        destination: ['CN', 'RU', 'IR'][pick(3)] as string,
      }
    case 7:
      return { kind: 'classify', item: part, eccn: '3A991', source: 'own', on: '2026-11-01' }
    case 8:
      return { kind: 'attach', item: part, title: `sheet ${pick(99)}`, reference: 'sheet.pdf' }
    case 9:
      return { kind: 'changePart', id: part, set: { origin: pick(2) ? 'US' : null } }
    case 10:
      return { kind: 'changePart', id: part, set: { price: pick(2) ? price : null, eccn: 'EAR99' } }
    case 11:
      return {
        kind: 'changeProduct',
        id: product,
        set: {
          name: `product ${pick(99)}`,
          madeBy: maker ?? null,
          exportedBy: pick(2) ? (maker ?? null) : null,
          technologyReports: pick(2) ? [{ filed: day, destinations: ['CN', 'MO'] }] : null,
        },
      }
    case 12:
      return canTurn
        ? { kind: 'turnIntoProduct', part: id }
        : { kind: 'setPart', part: { id, kind: 'software', price } }
    case 13:
      return {
        kind: 'changeSettings',
        set: pick(2) ? { destinations: ['CN', 'RU'] } : { choices: { spp: `${pick(9)}` } },
      }
    default:
      return asideEdit(pick)
  }
}

/** What the model does not show, or shows at its head. */
function asideEdit(pick: Pick): SingleCommand {
  switch (pick(3)) {
    case 0:
      return { kind: 'setCurrency', currency: pick(2) ? 'USD' : 'EUR' }
    case 1:
      return { kind: 'rememberMapping', key: `k${pick(3)}`, mapping: { columns: [pick(9)] } }
    default:
      return { kind: 'setSupplier', supplier: { id: `S${pick(3)}`, name: `supplier ${pick(99)}` } }
  }
}

/** A scenario is added, changed or renamed, moved, or removed where none stands on it. */
function scenarioEdit(workspace: Workspace, pick: Pick): SingleCommand {
  const rows = workspace.scenarios()
  const row = rows[pick(Math.max(rows.length, 1))]
  const names = ['A', 'B', 'C', 'D', 'E']
  const free = names.filter((name) => !rows.some(({ scenario }) => scenario.name === name))
  const fresh = free[pick(Math.max(free.length, 1))]
  const scenario = (name: string, onTopOf?: string): Scenario => ({
    format: 'minimis-scenario',
    version: 1,
    name,
    ...(onTopOf !== undefined && { onTopOf }),
    changes: [{ kind: 'setOrigin', where: { part: `P${1 + pick(3)}` }, origin: 'JP' }],
  })
  if (!row || (fresh !== undefined && pick(3) === 0))
    return {
      kind: 'saveScenario',
      scenario: scenario(fresh ?? 'A', pick(2) ? row?.scenario.name : undefined),
    }
  const { id } = row
  const { name, onTopOf } = row.scenario
  const isStoodOn = rows.some((other) => other.scenario.onTopOf === name)
  const action = pick(3)
  if (action === 0)
    return { kind: 'moveScenario', id, before: rows[pick(rows.length + 1)]?.id ?? null }
  if (action === 1 && !isStoodOn) return { kind: 'removeScenario', id }
  return { kind: 'saveScenario', id, scenario: scenario(fresh ?? name, onTopOf) }
}

/** Rows that were not taken over are kept, set aside, taken back or removed. */
function rowEdit(workspace: Workspace, pick: Pick): SingleCommand {
  const products = workspace.model().products.map(({ id }) => id)
  const product = products[pick(products.length)] as string
  const rows = workspace.rowsNotTaken(product)
  const row = rows[pick(Math.max(rows.length, 1))]?.id
  const action = pick(4)
  if (row === undefined || action === 0) {
    const told = { headings: ['Part'], cells: [`?${pick(9)}`], problems: [] }
    const fresh = Array.from({ length: 1 + pick(3) }, (_, i) => ({ row: i + 1, ...told }))
    return {
      kind: 'keepRows',
      product,
      rows: fresh.map((one) => ({ source: 'bom.csv', ...one })),
    }
  }
  if (action === 1) return { kind: 'setRowAside', row, why: `why ${pick(9)}`, on: '2026-11-01' }
  return action === 2 ? { kind: 'takeRowBack', row } : { kind: 'removeRow', row }
}

function lineEdit(
  workspace: Workspace,
  line: number,
  product: string,
  part: string,
  pick: Pick,
): SingleCommand {
  const rows = workspace.bom(product)
  switch (pick(8)) {
    case 0:
      return {
        kind: 'moveLine',
        line,
        before: pick(2) ? (rows[pick(rows.length)]?.line ?? null) : null,
      }
    case 1: {
      // A line with a part on it makes no cycle wherever it goes.
      const isPart = rows.find((row) => row.line === line)?.itemType === 'part'
      const to = ['W', 'S', 'T'][pick(3)] as string
      const isThere = workspace.products().some((known) => known.id === to)
      if (!isPart || !isThere) return { kind: 'setLine', line, quantity: quantityOf(pick) }
      return { kind: 'moveLine', line, before: null, to }
    }
    case 2:
      return rows.length > 1
        ? { kind: 'removeLine', line }
        : { kind: 'setLine', line, details: { alternates: [part] } }
    default:
      return { kind: 'setLine', line, quantity: quantityOf(pick) }
  }
}

/** Changes of which none can be refused on account of another. */
function unrelatedEdits(workspace: Workspace, pick: Pick): SingleCommand[] {
  const first = singleEdit(workspace, pick)
  const parts = workspace.model().parts.map(({ id }) => id)
  const part = parts[pick(parts.length)]
  const isGone = first.kind === 'turnIntoProduct' && first.part === part
  if (part === undefined || isGone) return [first, asideEdit(pick)]
  return [first, asideEdit(pick), { kind: 'changePart', id: part, set: { origin: 'JP' } }]
}

function quantityOf(pick: Pick): string {
  return `${pick(1000)}.${pick(10)}5`
}
