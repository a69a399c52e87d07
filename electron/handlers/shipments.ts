import { hostname } from 'node:os'
import { basename } from 'node:path'
import { cryptography } from '../../db/cryptography.ts'
import { packHash } from '../../db/pack-hash.ts'
import type { KeptCheck } from '../../db/shipment-checks.ts'
import { userName } from '../../db/user-name.ts'
import type { Workspace } from '../../db/workspace.ts'
import type { Method } from '../../shared/calc/result/result.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { KeptLicence } from '../../shared/licences/schema.ts'
import { writeXlsx } from '../../shared/sheets/xlsx.ts'
import { ANSWER_WORDS } from '../../shared/shipment/answer.ts'
import type { ShipmentAnswer } from '../../shared/shipment/check.ts'
import { type CheckDraft, freeze } from '../../shared/shipment/frozen.ts'
import type { CheckHead } from '../../shared/shipment/frozen-schema.ts'
import {
  type OrderAnswer,
  orderLines,
  orderTable,
  orderTemplate,
  readOrders,
  type UnreadOrder,
} from '../../shared/shipment/orders.ts'
import { checkable } from '../../shared/shipment/problems.ts'
import type { Shipment } from '../../shared/shipment/schema.ts'
import { shippedBy } from '../../shared/shipment/today.ts'
import { verifyCheck } from '../../shared/shipment/verify.ts'
import { screenedBy } from '../../shared/shipment/ways.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { fileName } from '../shell/file-name.ts'
import { today } from '../shell/today.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'
import { ask } from './evaluate.ts'
import { keptBy, shownPast } from './kept-by.ts'
import { registerWay } from './screened-register.ts'

type KeptRow = Output<'shipments.list'>['rows'][number]

/** Shipments: what they are answered, which checks are kept, and order books. */
export function shipmentsHandlers(context: Context): HandlersOf<'shipments'> {
  const { workspace, dialogs, sheets, screener, evaluator } = context
  /** What the order book that was read last was answered. */
  let book: { file: string; answers: OrderAnswer[]; unread: UnreadOrder[] } | null = null
  return {
    'shipments.check': async ({ job, shipment, method }) => {
      const found = await drafted(context, job, shipment, method)
      return { revision: found.revision, answer: found.draft?.answer ?? null }
    },
    'shipments.keep': async ({ job, shipment, method, revision, on, confirm }) => {
      const file = requireFile(context)
      const { draft, revision: now } = await drafted(context, job, shipment, method)
      if (!draft || now !== revision || draft.on !== on || workspace.file() !== file)
        throw new Refusal(
          'overtaken',
          'The workspace or the day is another than when it was answered. Check it again.',
        )
      const drawn = confirm ? drawnBy(file, draft.answer) : null
      const { text, hash } = await frozen(context, file, draft)
      if (drawn === null) {
        workspace.add((open) => open.keepCheck(text))
        return { revision: file.revision(), hash }
      }
      const event = { ...drawn.event, check: hash }
      const { revision: after } = workspace.edit((open) =>
        open.keepAndDrawDown(text, { kind: 'recordLicence', licence: drawn.licence, event }),
      )
      return { revision: after, hash }
    },
    'shipments.confirm': async ({ job, hash }) => {
      const file = requireFile(context)
      const check = requireCheck(file, hash)
      const shipped = shippedBy(hash, file.licences())
      if (shipped)
        throw new Refusal(
          'refused',
          `It was confirmed on ${shipped.day}, under ${shipped.licence}.`,
        )
      const { draft } = await drafted(context, job, check.asked, check.method)
      if (!draft || workspace.file() !== file)
        throw new Refusal('overtaken', 'Another workspace was opened. Nothing was drawn down.')
      const { licence, event } = drawnBy(file, draft.answer)
      return workspace.edit((open) =>
        open.apply({ kind: 'recordLicence', licence, event: { ...event, check: hash } }),
      )
    },
    'shipments.list': () =>
      workspace.read((shown) => {
        const licences = shown.licences()
        const { rows, later } = checksShown(context)
        return { rows: rows.map((one) => rowOf(one, licences)), later }
      }),
    'shipments.open': ({ hash }) => {
      const file = workspace.file()
      const kept = file.checks().find((one) => one.hash === hash)
      if (!kept?.check) throw new Refusal('damaged', kept?.fault ?? 'No such check is kept.')
      const { answer, asked, made, rules, origin } = kept.check
      const row = rowOf(kept, workspace.shown().licences())
      return { row, check: { answer, asked, made, rules, origin } }
    },
    'shipments.today': async ({ job, hashes }) => {
      const shown = workspace.shown()
      const wanted = hashes && new Set(hashes)
      const checks = checksShown(context).rows.flatMap(({ hash, check }) =>
        check && (!wanted || wanted.has(hash))
          ? [{ hash, asked: check.asked, method: check.method }]
          : [],
      )
      const way = await registerWay(
        shown,
        screener,
        job,
        checks.map(({ asked }) => asked),
      )
      if (!way) return { revision: shown.revision(), cancelled: true, rows: [] }
      const pack = shown.packs().inForce
      const { revision, cancelled, answers } = await ask(context, 'evaluate.keptChecks', {
        job,
        checks: checks.map((one) => ({ ...one, asked: screenedBy([way], pack, one.asked) })),
        licences: shown.licences(),
      } as object)
      const rows = answers.map(({ answer, why }, at) => ({
        hash: checks[at]?.hash ?? '',
        answer: answer?.answer ?? null,
        why,
      }))
      return { revision, cancelled, rows }
    },
    'shipments.verify': async ({ hash }) => {
      const file = workspace.file()
      const kept = new Set(file.checks().map((one) => one.hash))
      const findPack = file.packs().find
      const read = await verifyCheck(file.checkText(hash), cryptography, { findPack, kept })
      if (!read.ok) {
        const problems = read.problems.map(({ path, message }) => `${path}: ${message}`)
        throw new Refusal('damaged', 'It cannot be read: it was changed in the file.', problems)
      }
      const { check: _, ...verification } = read.value
      return { verification }
    },
    'shipments.exportFile': async ({ hash }) => {
      const file = workspace.file()
      const text = file.checkText(hash)
      const path = await dialogs.placeForExport(
        fileName(`Check ${requireCheck(file, hash).shipment.reference}`),
        'json',
      )
      if (path === null) return null
      await writeWhole(path, text)
      return { path }
    },
    'shipments.readOrders': async ({ job, method }) => {
      const path = await dialogs.tableToImport('Read an order book')
      const read = path === null ? null : await sheets.read(path)
      if (path === null || read === null) return null
      const filled = read.sheets.find(({ rows }) =>
        rows.some((row) => row.some((cell) => cell !== '')),
      )
      const { orders, unread, problems } = readOrders(filled?.rows ?? [])
      if (problems.length > 0)
        throw new Refusal('not-readable', 'It is no order book that can be read.', problems)
      if (orders.length + unread.length === 0)
        throw new Refusal('not-readable', 'No row of the table names a shipment.')
      const shown = workspace.shown()
      const pack = shown.packs().inForce
      const found = checkable(orders, shown.model(), pack)
      const way = await registerWay(
        shown,
        screener,
        job,
        found.orders.map(({ shipment }) => shipment),
      )
      if (!way) return null
      const { revision, cancelled, answers } = await ask(context, 'evaluate.orders', {
        job,
        shipments: found.orders.map(({ shipment }) => screenedBy([way], pack, shipment)),
        method,
        licences: shown.licences(),
      } as object)
      if (cancelled) return null
      book = {
        file: basename(path),
        answers: answers.map((answer, at) => ({ rows: found.orders[at]?.rows ?? [], answer })),
        unread: [...unread, ...found.unread],
      }
      return {
        revision,
        file: book.file,
        answers: found.orders.flatMap(({ rows, shipment: asked }, at) => {
          const answer = answers[at]
          return answer ? [{ rows, asked, answer }] : []
        }),
        unread: book.unread,
      }
    },
    'shipments.exportAnswers': async () => {
      if (book === null) throw new Refusal('not-found', 'No order book was read.')
      const { file, answers, unread } = book
      const name = fileName(`${file.replace(/\.\w+$/, '')} answers`)
      const path = await dialogs.placeForExport(name, 'xlsx')
      if (path === null) return null
      const written = await writeXlsx([
        { name: 'Answers', rows: orderTable(answers, unread) },
        { name: 'Lines', rows: orderLines(answers) },
      ])
      await writeWhole(path, written)
      return { path }
    },
    'shipments.exportTemplate': async () => {
      const path = await dialogs.placeForExport('Order book', 'xlsx')
      if (path === null) return null
      const rows = orderTemplate(today())
      await writeWhole(path, await writeXlsx([{ name: 'Orders', rows }]))
      return { path }
    },
    'shipments.giveUp': ({ job }) => {
      screener.giveUp(job)
      evaluator.cancel(job)
      return undefined
    },
  }
}

/** A shipment as it is answered now, with its parties screened; null: it was given up. */
async function drafted(
  context: Context,
  job: string,
  asked: Shipment,
  method: Method,
): Promise<{ revision: number; draft: CheckDraft | null }> {
  const { workspace, screener } = context
  const shown = workspace.shown()
  const before = shown.revision()
  const way = await registerWay(shown, screener, job, [asked])
  if (!way) return { revision: before, draft: null }
  const shipment = screenedBy([way], shown.packs().inForce, asked)
  const licences = shown.licences()
  const { revision, draft } = await ask(context, 'evaluate.shipment', {
    ...{ asked, shipment, method, licences },
  } as object)
  if (revision !== before)
    throw new Refusal('overtaken', 'The workspace changed meanwhile. Check it again.')
  return { revision, draft }
}

/** The licence that an answer draws down, and the event by which. Throws a Refusal where none covers it. */
function drawnBy(file: Workspace, { licence, answer, day, reference }: ShipmentAnswer) {
  if (licence === null || answer !== 'licensed')
    throw new Refusal(
      'refused',
      `${reference} is not under a licence that covers it as it stands: ${ANSWER_WORDS[answer].word}.`,
    )
  if (day > today())
    throw new Refusal('refused', `The day of determination, ${day}, is after today, ${today()}.`)
  const found = file.licences().find((one) => one.licence.reference === licence.reference)
  if (!found) throw new Refusal('not-found', `There is no licence ${licence.reference}.`)
  const event = { kind: 'shipped' as const, day, shipment: reference, items: licence.drawn }
  return { licence: found.id, event }
}

async function frozen(
  { appVersion }: Context,
  file: Workspace,
  draft: CheckDraft,
): Promise<{ text: string; hash: string }> {
  const pack = file.packs().inForce
  if (pack.header.id !== draft.pack) throw new Error(`there is no rule pack ${draft.pack}`)
  const given = {
    packHash: packHash(pack),
    origin: { file: basename(file.path), revision: file.revision() },
    made: {
      at: new Date().toISOString(),
      by: userName(),
      machine: hostname() || 'unknown machine',
      engine: `minimis ${appVersion}`,
    },
    previous: file.lastCheck(),
  }
  return freeze(draft, given, cryptography)
}

/** The checks that were kept by what is on show, and how many were kept later. */
function checksShown({ workspace }: Context): { rows: KeptCheck[]; later: number } {
  const checks = workspace.file().checks()
  return keptBy(shownPast(workspace), checks, ({ check }) => check?.origin.revision ?? null)
}

/** The file that is open, where it is what is on show and may be written. */
function requireFile({ workspace }: Context): Workspace {
  const file = workspace.file()
  if (workspace.shown() !== file || file.state().readOnly)
    throw new Refusal('read-only', 'The workspace is open for reading.')
  return file
}

function requireCheck(file: Workspace, hash: string): CheckHead {
  const { check, fault } = file.checks().find((one) => one.hash === hash) ?? {}
  if (!check || fault) throw new Refusal('damaged', fault ?? 'No such check is kept.')
  return check
}

function rowOf({ hash, check, fault }: KeptCheck, licences: readonly KeptLicence[]): KeptRow {
  return {
    hash,
    reference: check?.shipment.reference ?? null,
    destination: check?.shipment.destination ?? null,
    on: check?.on ?? null,
    answer: check?.answer.answer ?? null,
    by: check?.made.by ?? null,
    shipped: shippedBy(hash, licences),
    fault,
  }
}
