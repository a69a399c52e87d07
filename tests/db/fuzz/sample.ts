import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { newOfficeKey } from '../../../db/office-key.ts'
import { Workspace } from '../../../db/workspace.ts'
import type { Model } from '../../../shared/model/schema.ts'
import type { ListedParty } from '../../../shared/model/screening.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { fileOf, questionOf } from '../../determination/support.ts'
import { checkOf } from '../checked.ts'
import { session, small } from '../support.ts'

/** A workspace file with rows in every table. */
export interface Sample {
  path: string
  bytes: Buffer
  /** The files of its determinations. */
  determinations: readonly string[]
  /** The texts of the checks of shipments that it keeps. */
  checks: readonly string[]
}

/** A model in which every column and member that is read has a value. */
function full(): Model {
  const model = small()
  const [chip, , library] = model.parts
  const [widget, sub, tool] = model.products
  const [maker] = model.entities
  if (!chip || !library || !widget || !sub || !tool || !maker) throw new Error('the sample is gone')
  const classification = {
    who: 'A. Lee',
    on: '2026-02-03',
    source: 'ruling 12',
    state: 'confirmed' as const,
    note: 'to the paragraph',
  }
  const factSources = { memory: { who: 'A. Lee', on: '2026-03-02', source: 'letter 12' } }
  const directProduct = {
    answers: {
      'plant-any': {
        answer: false,
        who: 'A. Lee',
        on: '2026-03-02',
        source: 'letter 12',
        restsOn: { question: 'Is it?', eccn: '5A991', madeBy: 'E1' },
      },
    },
    certificates: [
      {
        signedBy: 'K. Adler',
        company: 'Foundry',
        on: '2026-05-04',
        scopes: ['734.9(f)'],
        document: 'scan 7',
        note: 'by mail',
      },
    ],
  }
  const needs = {
    civilTelecom: false,
    hts6: '854231',
    foodOrMedicine: false,
    iranSupp7: false,
    russiaListed: true,
    massCommunicationSoftware: false,
    answers: { someQuestion: true },
  }
  Object.assign(maker, { headquarters: 'DE', directProduct })
  Object.assign(model.rates[0] as object, { source: 'a bank' })
  Object.assign(chip, {
    supplier: 'Northgate',
    directProduct,
    classification,
    factSources,
    facts: {
      ...needs,
      integratedCircuit: true,
      memory: false,
      semiconductor: true,
      incorporated: true,
    },
  })
  Object.assign(chip.price as object, { source: 'list', validFrom: '2026-01-01' })
  Object.assign(library, {
    name: 'Library',
    origin: 'JP',
    eccn: '5D992',
    facts: { encryption: 'b1', bundled: true },
    usContent: {
      share: '0.12',
      eccn: '3A991',
      declaredBy: 'Werk',
      declaredOn: '2026-01-02',
      validUntil: '2027-01-01',
      withdrawnOn: '2026-12-01',
      document: 'LTSD 4711',
    },
  })
  Object.assign(widget, {
    name: 'Widget',
    eccn: '5A991',
    exportedFrom: 'DE',
    exportedBy: 'E2',
    directProduct,
    classification,
    factSources,
    facts: {
      ...needs,
      computerApp: '0',
      militaryCommodity: false,
      encryptionTechnology: false,
      meets3B993f1: false,
      advancedNode: false,
      recipientMakesAdvancedNode: false,
      technologyReportFiled: '2026-01-31',
      noUsContent: false,
    },
    rowsNotTaken: [
      {
        source: 'bom.csv',
        row: 3,
        headings: ['Part'],
        cells: ['?'],
        problems: [{ column: 'Part', message: 'is no id' }],
        under: 'S',
        setAside: { who: 'A. Lee', on: '2026-03-02', why: 'a heading' },
      },
    ],
  })
  Object.assign(sub, {
    discrete: { applies: true, reason: 'sold alone' },
    price: { amount: '80', currency: 'USD', basis: 'comparable' },
  })
  Object.assign(tool, {
    kind: 'software',
    madeBy: 'E1',
    sales: {
      orders: '12000',
      forecast: '8000.50',
      currency: 'EUR',
      units: '40',
      asOf: '2026-08-31',
    },
    technologyReports: [
      {
        filed: '2026-05-04',
        destinations: ['CN'],
        state: 'contacted',
        stateOn: '2026-05-20',
        note: 'x',
      },
    ],
  })
  return model
}

const GRANTED = {
  product: 'W',
  description: 'Widget',
  eccn: '5A991',
  quantity: '10',
  unit: 'pieces',
  value: '1000',
  currency: 'USD',
}

/** Makes such a file in a folder. */
export async function sampleFile(folder: string): Promise<Sample> {
  const path = join(folder, 'sample.minimis')
  const workspace = Workspace.create(path, session(), { model: full() })
  const { line } = workspace.bom('W')[0] ?? { line: 0 }
  const details = {
    unit: 'pcs',
    note: 'a note',
    effectiveFrom: '2026-01-01',
    effectiveTo: '2026-12-31',
    alternates: ['P2'],
  }
  const scenario = {
    format: 'minimis-scenario' as const,
    version: 1 as const,
    name: 'Other origin',
    changes: [{ kind: 'setOrigin' as const, where: { part: 'P1' }, origin: 'JP' }],
  }
  workspace.apply({ kind: 'setLine', line, details })
  workspace.apply({
    kind: 'setSupplier',
    supplier: { id: 'N', name: 'North', country: 'JP', note: 'n' },
  })
  workspace.apply({
    kind: 'setPrice',
    item: 'W',
    validFrom: '2026-02-01',
    entity: 'E1',
    price: { amount: '70', currency: 'USD', basis: 'arms-length' },
  })
  workspace.apply({
    kind: 'classify',
    item: 'P1',
    eccn: '3A991',
    source: 's',
    on: '2026-02-02',
    note: 'n',
  })
  workspace.apply({ kind: 'attach', item: 'P1', title: 't', reference: 'r' })
  workspace.apply({ kind: 'freezeBom', product: 'W', label: 'A', note: 'n' })
  workspace.apply({
    kind: 'changeSettings',
    set: {
      destinations: ['CN', 'RU'],
      destinationSets: [{ name: 'Sales', destinations: ['CN'] }],
      choices: { foreignContentUndeclared: 'unknown' },
      warnAffiliatePrices: false,
      papers: {
        companies: { DE1: { exporterCity: 'Kiel' } },
        cases: { 'CN W': { entries: { quantity: '4' }, spares: { P1: '2' } } },
      },
    },
  })
  workspace.apply({ kind: 'rememberMapping', key: 'part|qty', mapping: { id: 'part' } })
  for (const command of ofParties()) workspace.apply(command)
  workspace.apply({ kind: 'saveScenario', scenario })
  const [saved] = workspace.scenarios()
  if (!saved) throw new Error('the scenario is gone')
  workspace.applyScenario(saved.id, {
    day: '2026-11-24',
    packs: [currentPack().header.id],
    skipUnfit: false,
  })
  workspace.apply({
    kind: 'saveLicence',
    licence: {
      reference: 'L-1',
      type: 'reexport',
      destinations: ['CN'],
      specialPurpose: 'Parts and Components',
      resubmits: 'Z1',
      replaces: 'D1',
      endUse: 'a network',
      parties: [
        { role: 'applicant', name: 'Werk', country: 'DE', address: 'a street', party: '1' },
      ],
      items: [GRANTED],
      note: 'a note',
    },
    events: [
      {
        kind: 'issued',
        day: '2026-11-01',
        number: 'D2',
        expires: '2030-10-31',
        period: 'four-years',
        inPart: false,
        items: [GRANTED],
        conditions: [{ text: 'tell', tell: ['Werk'], acknowledge: true }],
        noTolerance: true,
      },
    ],
  })
  const [licence] = workspace.licences()
  workspace.apply({
    kind: 'recordLicence',
    licence: licence?.id ?? 0,
    event: {
      kind: 'shipped',
      day: '2026-11-02',
      who: 'Anna',
      paper: 'an invoice',
      reason: 'an order',
      shipment: 'S-1',
      items: [{ item: 1, quantity: '1', value: '1', currency: 'USD' }],
      check: 'x',
    },
  })
  workspace.apply({ kind: 'changePart', id: 'P3', set: { name: 'Gone' } })
  workspace.undo()
  workspace.apply({ kind: 'changePart', id: 'P2', set: { origin: 'KR' } })
  const determinations = [await issueIn(workspace, 'D-1'), await issueIn(workspace, 'D-2')]
  const checks = [await checkOf(workspace, 'S-1')]
  for (const text of checks) workspace.keepCheck(text)
  workspace.close()
  const database = new Database(path)
  const bytes = database.serialize()
  database.close()
  return { path, bytes, determinations, checks }
}

/** Issues a determination of W with a paper and an event, and gives its file. */
async function issueIn(workspace: Workspace, number: string): Promise<string> {
  const origin = { file: 'sample.minimis', revision: workspace.revision(), scenarios: [] }
  const text = await fileOf(questionOf(workspace.model(), { origin }), {
    statement: { number },
    previous: workspace.lastDetermination(),
  })
  const content = Buffer.from(`the drawing of ${number}`)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const { hash } = workspace.keepDetermination(text, { papers: [{ sha256, content }] })
  workspace.recordEvent(
    { determination: hash, kind: 'held', note: 'asked', on: '2026-11-24', by: 'Anna' },
    { user: 'anna', machine: 'desk' },
    newOfficeKey(),
  )
  return text
}

/** Commands that keep a party with an owner, a list and a decision, each with all its members. */
function ofParties(): SingleCommand[] {
  const entry: ListedParty = {
    id: 'e1',
    source: 'Entity List',
    name: 'Kite Works',
    alternates: ['Kite'],
    type: 'Entity',
    addresses: [{ text: '1 Road', country: 'CN' }],
    programs: ['p'],
    licenseRequirement: 'all items',
    licensePolicy: 'denial',
    federalRegisterNotice: '1 FR 1',
    startDate: '2026-01-01',
    remarks: 'r',
  }
  const reading = {
    file: 'csl.json',
    sha256: 'a'.repeat(64),
    content: 'b'.repeat(64),
    asOf: '2026-11-20',
    readOn: '2026-11-24',
    parties: 1,
    names: 2,
    notRead: 0,
  }
  return [
    { kind: 'setParty', party: { id: 'O-1', name: 'Holding', roles: ['owner'] } },
    {
      kind: 'setParty',
      party: {
        id: 'C-1',
        name: 'Kite Works Ltd',
        otherNames: ['KW'],
        country: 'CN',
        addresses: ['1 Road'],
        roles: ['end-user'],
        owners: [{ party: 'O-1', percent: '60' }],
        ownersKnown: true,
        documents: [{ reference: 'K-1', on: '2026-10-01' }],
        note: 'n',
      },
    },
    { kind: 'setScreeningList', list: { id: 'CSL', ...reading, before: reading } },
    {
      kind: 'decideScreening',
      decision: {
        party: 'C-1',
        list: 'CSL',
        entry: 'e1',
        answer: 'same',
        reason: 'register',
        footnotes: [4],
        restsOn: { names: ['Kite Works Ltd', 'KW'], entry },
      },
    },
  ]
}
