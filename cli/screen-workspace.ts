import { readKeptList } from '../db/screening/kept-lists.ts'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import { WorkspaceError } from '../db/workspace-error.ts'
import { namesOf, type Party } from '../shared/model/party.ts'
import { ListScreener } from '../shared/parties/list-screener.ts'
import { STATE_WORDS } from '../shared/parties/open-why.ts'
import { Screen } from '../shared/parties/screen.ts'
import { isSettled, type Screened, type Standing, standings } from '../shared/parties/standing.ts'
import { packOfParties } from '../shared/rules/packs/index.ts'
import { type PartyFindings, partyFindings } from '../shared/rules/party-rules.ts'
import type { Shipment } from '../shared/shipment/schema.ts'
import { strangersOf } from '../shared/shipment/ways.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

interface Answer {
  party: Party
  standing: Standing
  findings: PartyFindings
}

/**
 * The parties of a workspace against the lists that lie beside it, with what was decided. Gives the exit
 * status 0 where nothing is near or each was decided to be another, 3 where one is listed or is open.
 */
export function screenWorkspace(path: string, isJson: boolean): number {
  const { pack, answers, lists, missing } = screenedRegister(path)
  if (isJson) {
    const document = {
      format: 'minimis-workspace-screening',
      version: 1,
      pack: pack.header.id,
      lists: lists.map((list) => ({ ...list, isHere: !missing.includes(list.id) })),
      screened: answers.map(({ party, standing, findings }) => ({ ...standing, party, findings })),
    }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  } else {
    const heads = lists.map(
      ({ id, asOf, parties, sha256 }) =>
        `${id} of ${asOf}: ${parties} parties, SHA-256 ${sha256}${missing.includes(id) ? '; not beside the workspace, read it again' : ''}`,
    )
    if (lists.length === 0) heads.push('No list has been read: nothing was compared.')
    process.stdout.write(`${[...heads, '', ...answers.map(textOf)].join('\n')}\n`)
  }
  return lists.length === 0 || missing.length > 0 || answers.some(isOpen) ? 3 : 0
}

/**
 * How the trade parties of a workspace stand by the lists that lie beside it, and so whom some shipments
 * name and the register does not have.
 */
export function screenedRegister(path: string, shipments: readonly Shipment[] = []) {
  try {
    const workspace = Workspace.openToRead(path, systemSession(userName()))
    try {
      const { parties: register, lists, decisions } = workspace.parties()
      const parties = [...register, ...strangersOf(register, shipments)]
      const missing: string[] = []
      const screeners = lists.flatMap(({ id, content }) => {
        const entries = readKeptList(workspace.path, content)
        if (!entries) missing.push(id)
        return entries ? [new ListScreener(id, new Screen(entries))] : []
      })
      const found = parties.map((party): Screened => {
        const [name = '', ...aliases] = namesOf(party)
        const { id, country = null, addresses = [] } = party
        const own = decisions.filter((one) => one.party === id)
        const answers = screeners.map((one) => {
          const decided = own.filter(({ list }) => list === one.list).map(({ entry }) => entry)
          return one.screen({ name, aliases, country, addresses }, decided)
        })
        return {
          party: id,
          found: answers.flatMap((one) => one.found),
          notComparable: answers.flatMap((one) => one.notComparable),
        }
      })
      const pack = packOfParties(workspace.packs().inForce)
      const sources = screeners.flatMap((one) => one.sources)
      const { choices } = workspace.settings()
      const coverage = { sources, lists: screeners.map((one) => one.list) }
      const standing = standings(pack, choices, parties, found, decisions, coverage)
      const answers = parties.map((party): Answer => {
        const own = standing.get(party.id) as Standing
        return { party, standing: own, findings: partyFindings(pack, [own.listing]) }
      })
      return { pack, answers, lists, missing, sources }
    } finally {
      workspace.close()
    }
  } catch (error) {
    if (error instanceof WorkspaceError) throw new UsageError([`${path}: ${error.message}`])
    throw error
  }
}

function isOpen({ standing: { hits, notComparable, affiliation } }: Answer): boolean {
  const isHit = hits.some((hit) => !isSettled(hit) || hit.state === 'same')
  return isHit || notComparable.length > 0 || affiliation.redFlags.length > 0
}

const COLUMNS = [
  { heading: 'alike', right: true },
  { heading: 'listed name' },
  { heading: 'list' },
  { heading: 'decided' },
  { heading: 'why' },
]

function textOf({
  party,
  standing: { hits, notComparable, affiliation, openWhy },
  findings,
}: Answer): string {
  const follows = findings.lists.filter(({ answer }) => answer === 'yes')
  const footnotes = Object.entries(findings.footnotes).filter(([, { answer }]) => answer === 'yes')
  return [
    `${party.id}: ${party.name}`,
    ...notComparable.map(
      ({ list, name, why }) => `  not settled by its name alone: ${name}, ${list}: ${why}`,
    ),
    ...(hits.length > 0
      ? [
          table(
            COLUMNS,
            hits.map(({ likeness, listed, entry, state, decision, reasons }) => [
              `${Math.floor(likeness * 100)} %`,
              listed,
              entry.source,
              STATE_WORDS[state],
              decision?.reason ?? reasons.join('; '),
            ]),
          ),
        ]
      : ['  no listed name is near. That is no clearance: lists change, and names hide.']),
    ...follows.map(({ title, reason }) => `  ${title}: ${reason.why} (${reason.cite.join('; ')})`),
    ...findings.lists.flatMap(({ list, title, answer }) => {
      const why = openWhy[list] ?? ['its roles are not known']
      return answer === 'unknown' ? [`  ${title}: open: ${why.join('; ')}`] : []
    }),
    ...footnotes.map(([footnote]) => `  Footnote ${footnote} of the Entity List`),
    ...(affiliation.redFlags.length > 0
      ? [`  Red Flag 29: the share of ${affiliation.redFlags.join(', ')} is not known`]
      : []),
  ].join('\n')
}
