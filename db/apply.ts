import type Database from 'better-sqlite3'
import { contradictionsOf } from '../shared/model/contradictions.ts'
import { isDestinationCode } from '../shared/model/country.ts'
import { checkModel } from '../shared/model/read.ts'
import type { Entity, Part, Product } from '../shared/model/schema.ts'
import type { Command, SingleCommand } from '../shared/workspace/commands.ts'
import { ModelRows } from './model-rows.ts'
import { moveScenario, removeScenario, saveScenario } from './scenarios.ts'
import { scalar, statement } from './statements.ts'
import { WorkspaceError } from './workspace-error.ts'

/** Who writes, and the revision that is being written. */
export interface Writing {
  who: string
  revision: number
  /** The day of which a price that has no day of its own is. */
  today: string
}

/** Writes one command as rows. Runs inside the transaction of its revision; throws a refusal that names the place. */
export function applyCommand(
  database: Database.Database,
  command: Command,
  writing: Writing,
): void {
  if (command.kind === 'batch') {
    command.commands.forEach((single, i) => {
      within(`Step ${i + 1} of ${command.commands.length}`, () =>
        applySingle(database, single, writing),
      )
    })
  } else applySingle(database, command, writing)
}

function applySingle(database: Database.Database, command: SingleCommand, writing: Writing): void {
  const rows = new ModelRows(database)
  const run = (sql: string, ...values: unknown[]) => statement(database, sql).run(...values)
  const value = (sql: string, ...values: unknown[]) => scalar(database, sql).get(...values)
  switch (command.kind) {
    case 'setPart':
      ensureType(command.part.id, 'part', () => rows.setPart(command.part, null, writing.today))
      break
    case 'changePart': {
      requireItem(command.id, 'part')
      const [part] = rows.parts(writing.today, [command.id])
      rows.setPart({ ...part, ...command.set } as Part, null, writing.today)
      break
    }
    case 'turnIntoProduct':
      turnIntoProduct(command.part)
      break
    case 'removePart':
      removeItem(command.id, 'part')
      break
    case 'setProduct':
      setProduct({ ...command.product, lines: [] } as Product)
      break
    case 'changeProduct': {
      requireItem(command.id, 'product')
      const [product] = rows.products(writing.today, [command.id])
      setProduct({ ...product, ...command.set } as Product)
      break
    }
    case 'removeProduct':
      removeItem(command.id, 'product')
      break
    case 'setEntity':
      rows.setEntity(command.entity)
      break
    case 'changeEntity': {
      const known = rows.entities().find(({ id }) => id === command.id)
      if (!known) refuse(`There is no company ${command.id}.`)
      rows.setEntity({ ...known, ...command.set } as Entity)
      break
    }
    case 'removeEntity':
      removeEntity(command.id)
      break
    case 'setSupplier': {
      const { id, name, country, note } = command.supplier
      run(
        `INSERT INTO supplier (id, position, name, country, note)
         VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM supplier), ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country, note = excluded.note`,
        id,
        name,
        country ?? null,
        note ?? null,
      )
      break
    }
    case 'removeSupplier':
      removeSupplier(command.id)
      break
    case 'setRate':
      rows.addRate(command.rate, removeRate(command.rate))
      break
    case 'removeRate':
      if (removeRate(command) === null)
        refuse(`There is no rate ${command.from} to ${command.to} of ${command.asOf}.`)
      break
    case 'addLine':
      requireItem(command.product, 'product')
      requireItem(command.line.item)
      if (command.before !== undefined) requireLine(command.before, command.product)
      for (const alternate of command.details?.alternates ?? []) requireItem(alternate)
      rows.addLine(command.product, command.line, command.details ?? {}, command.before)
      refuseCycle(command.product, command.line.item)
      refuseContradiction(command.product)
      break
    case 'setLine':
      setLine(command)
      break
    case 'moveLine':
      moveLine(command.line, command.before, command.to)
      break
    case 'removeLine':
      requireLine(command.line)
      run('DELETE FROM alternate WHERE line = ?', command.line)
      run('DELETE FROM bom_line WHERE id = ?', command.line)
      break
    case 'setPrice':
      setPrice(command)
      break
    case 'classify': {
      const type = requireItem(command.item)
      run(
        'INSERT INTO classification (item, eccn, source, classified_on, who, note) VALUES (?, ?, ?, ?, ?, ?)',
        command.item,
        command.eccn ?? null,
        command.source,
        command.on,
        writing.who,
        command.note ?? null,
      )
      run(`UPDATE ${type} SET eccn = ? WHERE id = ?`, command.eccn ?? null, command.item)
      break
    }
    case 'attach':
      requireItem(command.item)
      run(
        'INSERT INTO attachment (item, title, reference) VALUES (?, ?, ?)',
        command.item,
        command.title,
        command.reference,
      )
      break
    case 'detach':
      if (run('DELETE FROM attachment WHERE id = ?', command.attachment).changes === 0)
        refuse(`There is no attachment ${command.attachment}.`)
      break
    case 'freezeBom':
      requireItem(command.product, 'product')
      if (
        value(
          'SELECT 1 FROM bom_revision WHERE product = ? AND label = ?',
          command.product,
          command.label,
        )
      )
        refuse(`${command.product} already has a revision ${command.label}.`)
      run(
        'INSERT INTO bom_revision (product, label, revision, note) VALUES (?, ?, ?, ?)',
        command.product,
        command.label,
        writing.revision,
        command.note ?? null,
      )
      break
    case 'setCurrency':
      run('UPDATE workspace SET currency = ? WHERE id = 1', command.currency)
      break
    case 'changeSettings':
      for (const [name, given] of Object.entries(command.set))
        run(
          'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
          name,
          JSON.stringify(given),
        )
      break
    case 'rememberMapping':
      run(
        'INSERT INTO column_mapping (key, mapping) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET mapping = excluded.mapping',
        command.key,
        JSON.stringify(command.mapping),
      )
      break
    case 'saveScenario':
      saveScenario(database, command, writing.revision)
      break
    case 'removeScenario':
      removeScenario(database, command.id)
      break
    case 'moveScenario':
      moveScenario(database, command.id, command.before)
      break
    case 'replaceModel': {
      const checked = checkModel(command.model)
      if (!checked.ok) {
        const problems = checked.problems.map(({ path, message }) => `${path}: ${message}`)
        throw new WorkspaceError(
          'refused',
          `The model does not hold together: ${problems[0]}`,
          problems,
        )
      }
      rows.replace(command.model)
      break
    }
  }

  function setLine({ line, item, quantity, details }: Extract<Command, { kind: 'setLine' }>): void {
    const product = requireLine(line)
    if (item !== undefined) {
      requireItem(item)
      run('UPDATE bom_line SET item = ? WHERE id = ?', item, line)
      refuseCycle(product, item)
    }
    if (quantity !== undefined) run('UPDATE bom_line SET quantity = ? WHERE id = ?', quantity, line)
    if (!details) return
    const columns = {
      unit: 'unit',
      note: 'note',
      effectiveFrom: 'effective_from',
      effectiveTo: 'effective_to',
    } as const
    for (const [name, column] of Object.entries(columns)) {
      const given = details[name as keyof typeof columns]
      if (given !== undefined) run(`UPDATE bom_line SET ${column} = ? WHERE id = ?`, given, line)
    }
    if (details.alternates) {
      for (const alternate of details.alternates) requireItem(alternate)
      rows.setAlternates(line, details.alternates)
    }
  }

  function moveLine(line: number, before: number | null, to?: string): void {
    const from = requireLine(line)
    if (before === line) return
    const product = to ?? from
    requireItem(product, 'product')
    if (before !== null) requireLine(before, product)
    const position = before === null ? rows.endOf(product) : rows.makeRoomBefore(product, before)
    run('UPDATE bom_line SET product = ?, position = ? WHERE id = ?', product, position, line)
    if (product === from) return
    refuseCycle(product, String(value('SELECT item FROM bom_line WHERE id = ?', line)))
    refuseContradiction(product)
  }

  function setPrice(command: Extract<Command, { kind: 'setPrice' }>): void {
    const { item, validFrom, price = null, destination = '', entity = '' } = command
    const type = requireItem(item)
    if (entity !== '') requireEntity(entity, item)
    if (destination !== '' && type === 'part')
      refuse(`${item} is a part: a price by destination is for what is sold.`)
    if (destination !== '' && !isDestinationCode(destination))
      refuse(`"${destination}" is not a destination code.`)
    rows.setPrice(item, price, { destination, entity, validFrom })
    if (destination !== '') rows.keepDestination(item, destination)
  }

  /** The part's own members stay where a product has them; what only a part has is given up. */
  function turnIntoProduct(id: string): void {
    requireItem(id, 'part')
    const [part] = rows.parts(writing.today, [id])
    const { name, kind, eccn } = part as Part
    run('DELETE FROM part WHERE id = ?', id)
    run(`UPDATE item SET type = 'product' WHERE id = ?`, id)
    rows.setProduct({ id, name, kind, eccn, price: part?.price, lines: [] }, null, writing.today)
  }

  function removeItem(id: string, type: 'part' | 'product'): void {
    requireItem(id, type)
    const users = scalar(
      database,
      'SELECT DISTINCT product FROM bom_line WHERE item = ? AND product <> ? ORDER BY product',
    ).all(id, id)
    if (users.length > 0)
      refuse(`${id} is still on the bill of materials of ${list(users)}. Remove those lines first.`)
    const alternates = scalar(
      database,
      'SELECT DISTINCT product FROM alternate JOIN bom_line ON bom_line.id = line WHERE alternate.item = ? AND product <> ?',
    ).all(id, id)
    if (alternates.length > 0) refuse(`${id} is still an alternate in ${list(alternates)}.`)
    run('DELETE FROM alternate WHERE line IN (SELECT id FROM bom_line WHERE product = ?)', id)
    run('DELETE FROM bom_line WHERE product = ?', id)
    for (const table of ['price', 'classification', 'attachment'])
      run(`DELETE FROM ${table} WHERE item = ?`, id)
    run(`DELETE FROM ${type} WHERE id = ?`, id)
    run('DELETE FROM item WHERE id = ?', id)
  }

  function removeEntity(id: string): void {
    const productsBy = (column: string) =>
      scalar(database, `SELECT id FROM product WHERE ${column} = ? ORDER BY position`).all(id)
    const makes = productsBy('made_by')
    if (makes.length > 0) refuse(`${id} still makes ${list(makes)}.`)
    const exports = productsBy('exported_by')
    if (exports.length > 0) refuse(`${id} still exports ${list(exports)}.`)
    if (run('DELETE FROM entity WHERE id = ?', id).changes === 0)
      refuse(`There is no company ${id}.`)
  }

  /** The place that the rate had; null: there was none. */
  function removeSupplier(id: string): void {
    const parts = statement(database, 'SELECT id FROM part WHERE supplier = ? ORDER BY position')
      .all(id)
      .map((row) => (row as { id: string }).id)
    if (parts.length > 0) refuse(`${id} still supplies ${list(parts)}.`)
    if (run('DELETE FROM supplier WHERE id = ?', id).changes === 0)
      refuse(`There is no supplier ${id}.`)
  }

  function removeRate({ from, to, asOf }: { from: string; to: string; asOf: string }) {
    const where = 'from_currency = ? AND to_currency = ? AND as_of = ?'
    const position = value(`SELECT min(position) FROM rate WHERE ${where}`, from, to, asOf)
    run(`DELETE FROM rate WHERE ${where}`, from, to, asOf)
    return position as number | null
  }

  function setProduct(product: Product): void {
    const { id, madeBy, exportedBy, prices } = product
    for (const company of [madeBy, exportedBy]) if (company != null) requireEntity(company, id)
    for (const destination of Object.keys(prices ?? {})) {
      if (!isDestinationCode(destination))
        refuse(`${id} has a price for "${destination}", which is not a destination code.`)
    }
    ensureType(id, 'product', () => rows.setProduct(product, null, writing.today))
    refuseContradiction(id)
  }

  function refuseContradiction(id: string): void {
    const row = statement(
      database,
      `SELECT kind, sales, facts ->> '$.noUsContent' = 1 AS noUsContent,
         EXISTS (SELECT 1 FROM bom_line WHERE product = :id) AS lines
       FROM product WHERE id = :id`,
    ).get({ id }) as Record<'kind' | 'sales' | 'noUsContent' | 'lines', unknown>
    const { kind, sales, lines } = row
    const noUsContent = row.noUsContent === 1
    const [first] = contradictionsOf({ kind, sales, noUsContent, lines: Number(lines) })
    if (first) refuse(`${id}: ${CONTRADICTED[first.member]}`)
  }

  function requireEntity(id: string, item: string): void {
    if (value('SELECT 1 FROM entity WHERE id = ?', id) === undefined)
      refuse(`There is no company ${id}, which ${item} names.`)
  }

  function ensureType(id: string, type: 'part' | 'product', write: () => void): void {
    const known = value('SELECT type FROM item WHERE id = ?', id)
    if (known !== undefined && known !== type) refuse(`The id ${id} already belongs to a ${known}.`)
    write()
  }

  function requireItem(id: string, type?: 'part' | 'product'): 'part' | 'product' {
    const known = value('SELECT type FROM item WHERE id = ?', id) as 'part' | 'product' | undefined
    if (known === undefined || (type && known !== type))
      return refuse(`There is no ${type ?? 'part or product'} ${id}.`)
    return known
  }

  function requireLine(line: number, product?: string): string {
    const known = value('SELECT product FROM bom_line WHERE id = ?', line) as string | undefined
    if (known === undefined || (product && known !== product))
      return refuse(`There is no line ${line}${product ? ` in ${product}` : ''}.`)
    return known
  }

  function refuseCycle(product: string, item: string): void {
    const back = value(
      `WITH RECURSIVE below (id) AS (SELECT ? UNION SELECT bom_line.item FROM bom_line JOIN below ON bom_line.product = below.id)
       SELECT 1 FROM below WHERE id = ?`,
      item,
      product,
    )
    if (back !== undefined) refuse(`${product} would contain itself through ${item}.`)
  }
}

/** What to do about a contradiction, by the member that cannot stand. */
const CONTRADICTED = {
  sales: 'sales are recorded for software only. Take them away first.',
  'facts.noUsContent':
    'a product with lines cannot be recorded as one without US content. Take the lines or that record away first.',
} as const

/** Runs one step of many; its refusal says which it was. */
function within(place: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    throw new WorkspaceError(error.code, `${place}: ${error.message}`, error.details)
  }
}

function refuse(message: string): never {
  throw new WorkspaceError('refused', message)
}

function list(names: readonly unknown[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}
