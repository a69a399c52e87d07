import type Database from 'better-sqlite3'
import { EVENT_WORDS } from '../shared/licences/stages.ts'
import type { Command } from '../shared/workspace/commands.ts'

/** One line for the change log and the Undo menu; asks the database before the command is written. */
export function describe(database: Database.Database, command: Command): string {
  switch (command.kind) {
    case 'setPart':
      return `${verb('part', command.part.id)} part ${command.part.id}`
    case 'changePart':
      return `Set ${members(command.set)} of part ${command.id}`
    case 'turnIntoProduct':
      return `Make ${command.part} a sub-assembly`
    case 'removePart':
      return `Remove part ${command.id}`
    case 'setProduct':
      return `${verb('product', command.product.id)} product ${command.product.id}`
    case 'changeProduct':
      return `Set ${members(command.set)} of product ${command.id}`
    case 'removeProduct':
      return `Remove product ${command.id}`
    case 'setEntity':
      return `${verb('entity', command.entity.id)} company ${command.entity.id}`
    case 'changeEntity':
      return `Set ${members(command.set)} of company ${command.id}`
    case 'removeEntity':
      return `Remove company ${command.id}`
    case 'setSupplier':
      return `${verb('supplier', command.supplier.id)} supplier ${command.supplier.id}`
    case 'removeSupplier':
      return `Remove supplier ${command.id}`
    case 'setParty':
      return `${verb('party', command.party.id)} party ${command.party.id}`
    case 'changeParty':
      return `Set ${members(command.set)} of party ${command.id}`
    case 'removeParty':
      return `Remove party ${command.id}`
    case 'decideScreening':
      return `Decide ${command.decision.party} and ${command.decision.restsOn.entry.name}: ${ANSWERS[command.decision.answer]}`
    case 'takeDecisionBack':
      return `Take back what was decided of ${command.party} and an entry of ${command.list}`
    case 'setScreeningList':
      return `Read ${command.list.id} of ${command.list.asOf} (${command.list.parties} parties)`
    case 'removeScreeningList':
      return `Remove list ${command.id}`
    case 'setRate':
      return `Set rate ${command.rate.from} to ${command.rate.to}, ${command.rate.asOf}: ${command.rate.rate}`
    case 'removeRate':
      return `Remove rate ${command.from} to ${command.to}, ${command.asOf}`
    case 'addLine':
      return `Add ${command.line.quantity} × ${command.line.item} to ${command.product}`
    case 'setLine':
      return setLine(command)
    case 'moveLine':
      return `Move ${line(command.line)}${command.to === undefined ? '' : ` to ${command.to}`}`
    case 'removeLine':
      return `Remove ${line(command.line)}`
    case 'keepRows':
      return `Keep ${command.rows.length} rows of ${command.rows[0]?.source} with ${command.product}`
    case 'setRowAside':
      return `Set ${keptRow(command.row)} aside`
    case 'takeRowBack':
      return `Take ${keptRow(command.row)} back`
    case 'removeRow':
      return `Remove ${keptRow(command.row)}`
    case 'setPrice':
      return price(command)
    case 'classify':
      return `Classify ${command.item} as ${command.eccn ?? 'not known'}`
    case 'attach':
      return `Attach ${command.title} to ${command.item}`
    case 'answerDirectProduct':
      return answerDirectProduct(command)
    case 'setCertificates':
      return `Set model certificates of ${command.id}`
    case 'detach':
      return `Detach attachment ${command.attachment}`
    case 'freezeBom':
      return `Freeze ${command.product} as revision ${command.label}`
    case 'setCurrency':
      return `Report in ${command.currency}`
    case 'changeSettings':
      return `Change settings: ${members(command.set)}`
    case 'adoptPack':
      return command.what ?? `Adopt rules ${command.pack}`
    case 'nameRevision':
      return command.name === null
        ? `Take the name of revision ${command.revision} away`
        : `Name revision ${command.revision} "${command.name}"`
    case 'rememberMapping':
      return 'Remember the columns of a file'
    case 'saveScenario':
      return saveScenario(command)
    case 'removeScenario':
      return `Remove scenario ${scenario(command.id)}`
    case 'moveScenario':
      return `Move scenario ${scenario(command.id)}`
    case 'saveLicence':
      return `${command.id === undefined ? 'Add' : 'Change'} licence ${command.licence.reference}`
    case 'removeLicence':
      return `Remove licence ${licence(command.id)}`
    case 'recordLicence':
      return `Licence ${licence(command.licence)}: ${EVENT_WORDS[command.event.kind]}`
    case 'batch':
      return command.what
    case 'replaceModel':
      return `Replace the model (${command.model.products.length} products, ${command.model.parts.length} parts)`
  }

  function setLine({ line: id, item, quantity }: Extract<Command, { kind: 'setLine' }>): string {
    if (item !== undefined) return `Put ${item} in the place of ${line(id)}`
    return quantity === undefined
      ? `Change ${line(id)}`
      : `Set quantity of ${line(id)} to ${quantity}`
  }

  function price(command: Extract<Command, { kind: 'setPrice' }>): string {
    const { item, validFrom, destination, entity } = command
    const where = destination ? ` at ${destination}` : entity ? ` for ${entity}` : ''
    const from = validFrom ? ` from ${validFrom}` : ''
    return `${command.price ? 'Set' : 'Remove'} price of ${item}${where}${from}`
  }

  function saveScenario({ id, scenario: { name } }: Extract<Command, { kind: 'saveScenario' }>) {
    if (id === undefined) return `Add scenario ${name}`
    const before = scenario(id)
    return before === name ? `Change scenario ${name}` : `Rename scenario ${before} to ${name}`
  }

  function answerDirectProduct({
    ids,
    question,
    answer,
  }: Extract<Command, { kind: 'answerDirectProduct' }>): string {
    const [first] = ids
    const whose = ids.length === 1 ? first : `${first} and ${ids.length - 1} more`
    if (answer === null) return `Take back the answer ${question} of ${whose}`
    const said = answer.answer === null ? 'not known' : answer.answer ? 'yes' : 'no'
    return `Answer ${question} of ${whose}: ${said}`
  }

  function scenario(id: number): string {
    const name = database.prepare('SELECT name FROM scenario WHERE id = ?').pluck().get(id)
    return name === undefined ? String(id) : String(name)
  }

  function licence(id: number): string {
    const name = database.prepare('SELECT reference FROM licence WHERE id = ?').pluck().get(id)
    return name === undefined ? String(id) : String(name)
  }

  function keptRow(id: number): string {
    const row = database
      .prepare('SELECT source, row, product FROM row_not_taken WHERE id = ?')
      .get(id) as { source: string; row: number; product: string } | undefined
    return row ? `row ${row.row} of ${row.source} in ${row.product}` : `row ${id}`
  }

  function line(id: number): string {
    const row = database.prepare('SELECT item, product FROM bom_line WHERE id = ?').get(id) as
      | { item: string; product: string }
      | undefined
    return row ? `${row.item} in ${row.product}` : `line ${id}`
  }

  function verb(
    table: 'part' | 'product' | 'entity' | 'supplier' | 'party',
    id: string,
  ): 'Change' | 'Add' {
    return database.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) ? 'Change' : 'Add'
  }
}

const ANSWERS = { same: 'the same', 'not-same': 'not the same', unsure: 'not sure' }

const MEMBERS: Record<string, string> = {
  eccn: 'ECCN',
  usContent: 'declared US content',
  madeBy: 'maker',
  exportedFrom: 'country of export',
  exportedBy: 'exporter',
  directProduct: 'direct product answers',
  technologyReports: 'technology reports',
  factSources: 'sources of facts',
  otherNames: 'other names',
  prices: 'prices by destination',
  choices: 'switches',
  destinationSets: 'destination sets',
  warnAffiliatePrices: 'price policy',
  adoptions: 'rules in force',
  rulesAgeLimit: 'days that the rules may be old',
  versions: 'names of revisions',
  papers: "entries of the regulator's papers",
}

/** The members that a change sets, in words. */
function members(set: object): string {
  return Object.keys(set)
    .map((name) => MEMBERS[name] ?? name)
    .join(', ')
}
