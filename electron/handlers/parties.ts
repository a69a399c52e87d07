import { hasList } from '../../db/screening/kept-lists.ts'
import type { Workspace } from '../../db/workspace.ts'
import type { ListMapping } from '../../shared/model/screening.ts'
import { shipmentsOf } from '../../shared/shipment/ways.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import type { Sought } from '../screening/messages.ts'
import { today } from '../shell/today.ts'
import type { Context } from './context.ts'
import { keptBy, shownPast } from './kept-by.ts'
import { soughtOf } from './screened-register.ts'

/** Parties to transactions, and the lists that they are screened against. */
export function partiesHandlers({ workspace, dialogs, screener }: Context): HandlersOf<'parties'> {
  /** The file that the user chose last as a list: the window names no path. */
  let chosen: string | null = null
  const read = (job: string, table: { mapping: ListMapping; source: string } | null) => {
    const file = workspace.file()
    if (file.state().readOnly) throw new Refusal('read-only', 'The workspace is open for reading.')
    if (chosen === null) return Promise.resolve(null)
    const named = file
      .parties()
      .lists.flatMap(({ content, before }) => [content, ...(before ? [before.content] : [])])
    const asked = { path: chosen, workspace: file.path, named, today: today(), table }
    return screener.ask(job, 'read', asked)
  }
  return {
    'parties.list': () => {
      const { path } = workspace.shown()
      return workspace.read((shown) => {
        const { parties, lists, decisions } = shown.parties()
        return {
          parties,
          decisions,
          lists: lists.map((list) => ({ ...list, isHere: hasList(path, list.content) })),
        }
      })
    },
    'parties.screen': async ({ job }) => {
      const shown = workspace.shown()
      const revision = shown.revision()
      const lists = shown.parties().lists.map(({ id, content }) => ({ id, content }))
      const asked = { workspace: shown.path, lists, parties: soughtIn(shown) }
      const found = await screener.ask(job, 'screen', asked)
      return found
        ? { revision, cancelled: false, ...found }
        : { revision, cancelled: true, screened: [], sources: [], missing: [] }
    },
    'parties.chooseList': async ({ job }) => {
      chosen = await dialogs.listToRead()
      return read(job, null)
    },
    'parties.readTable': ({ job, mapping, source }) => read(job, { mapping, source }),
    'parties.difference': async ({ job, list: id }) => {
      const shown = workspace.shown()
      const list = shown.parties().lists.find((one) => one.id === id)
      if (!list?.before) return null
      const found = await screener.ask(job, 'difference', {
        workspace: shown.path,
        before: list.before.content,
        after: { id, content: list.content },
        parties: soughtIn(shown),
      })
      return found && { ...found, shipments: touchedIn(shown, shownPast(workspace), found.touched) }
    },
    'parties.giveUp': ({ job }) => {
      screener.giveUp(job)
      return undefined
    },
  }
}

/** The checks that are kept of shipments which touched parties take part in, or those that these own. */
function touchedIn(shown: Workspace, past: number | null, touched: readonly { party: string }[]) {
  const { rows } = keptBy(past, shown.checks(), ({ check }) => check?.origin.revision ?? null)
  const kept = rows.flatMap(({ hash, check }) => (check ? [{ ...check, hash }] : []))
  const ids = new Set(touched.map(({ party }) => party))
  return shipmentsOf(shown.parties().parties, ids, kept).map(({ shipment, parties }) => ({
    hash: shipment.hash,
    reference: shipment.asked.reference,
    destination: shipment.asked.destination,
    answer: shipment.answer.answer,
    parties,
  }))
}

function soughtIn(shown: Workspace): Sought[] {
  const { parties, decisions } = shown.parties()
  return soughtOf(parties, decisions)
}
