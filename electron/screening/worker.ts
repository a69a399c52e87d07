import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { keepList, readKeptList, sha256 } from '../../db/screening/kept-lists.ts'
import { ListFileError, readListFile } from '../../db/screening/list-file.ts'
import { LARGEST_LIST } from '../../shared/bounds.ts'
import { localDay } from '../../shared/model/calendar-day.ts'
import { listChanges, type SoughtById, touchedBy } from '../../shared/parties/difference.ts'
import { ListScreener } from '../../shared/parties/list-screener.ts'
import { Screen } from '../../shared/parties/screen.ts'
import type { ThreadReply } from '../asked-thread.ts'
import type { Question, Questions, Request, Sought } from './messages.ts'

const MOST_PROBLEMS = 200

/** Parties that are looked for before others are let in, so that a question can be given up. */
const A_TURN = 50

const cancelled = new Set<string>()

/** Lists that are ready, by the hash of what they hold; those of the last question alone are kept. */
let ready = new Map<string, ListScreener>()

parentPort?.on('message', (request: Request) => {
  if (request.kind === 'cancel') cancelled.add(request.job)
  else void answer(request)
})

function say(reply: ThreadReply<Questions[Question]['found']>): void {
  parentPort?.postMessage(reply)
}

async function answer(request: Exclude<Request, { kind: 'cancel' }>): Promise<void> {
  const { id, job } = request
  try {
    say({ kind: 'answer', id, found: await found(request) })
  } catch (error) {
    if (error instanceof ListFileError)
      say({ kind: 'refused', id, code: 'not-readable', message: error.message })
    else {
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      say({ kind: 'failed', id, message, stack })
    }
  } finally {
    cancelled.delete(job)
  }
}

function found(
  request: Exclude<Request, { kind: 'cancel' }>,
): Promise<Questions[Question]['found']> {
  switch (request.question) {
    case 'read':
      return read(request.job, request.asked)
    case 'screen':
      return screen(request.job, request.asked)
    case 'difference':
      return difference(request.asked)
  }
}

async function read(
  job: string,
  { path, workspace, named, today, table }: Questions['read']['asked'],
): Promise<Questions['read']['found']> {
  const bytes = bytesOf(path)
  const file = basename(path)
  const goOn = async (done: number, total: number) => {
    say({ kind: 'progress', job, done, total })
    await setImmediate()
    return !cancelled.has(job)
  }
  const given = await readListFile(bytes, file, table, goOn)
  // What is given up leaves nothing beside the workspace.
  if (given === null || !(await goOn(1, 1))) return null
  if (given.kind === 'table') return { ...given, file }
  const { parties, problems } = given.list
  if (parties.length === 0) {
    const [first] = problems
    const why = first === undefined ? '' : `: ${first}`
    throw new ListFileError(`${file} has no party that can be read${why}.`)
  }
  return {
    kind: 'list',
    isCsl: given.isCsl,
    problems: problems.slice(0, MOST_PROBLEMS),
    reading: {
      file,
      sha256: sha256(bytes),
      content: keepList(workspace, parties, named),
      asOf: dayOf(path, today),
      readOn: today,
      parties: parties.length,
      names: parties.reduce((sum, { alternates }) => sum + 1 + alternates.length, 0),
      notRead: problems.length,
    },
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    const { size } = statSync(path)
    if (size > LARGEST_LIST)
      throw new ListFileError(`${path} is larger than ${LARGEST_LIST / 2 ** 20} MB.`)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof ListFileError) throw error
    throw new ListFileError(`${path} cannot be read: ${(error as Error).message}`)
  }
}

/** The day on which the file was written last, as the day of the list to begin with. */
function dayOf(path: string, today: string): string {
  const written = localDay(statSync(path).mtime)
  return written > today ? today : written
}

async function screen(
  job: string,
  { workspace, lists, parties }: Questions['screen']['asked'],
): Promise<Questions['screen']['found']> {
  const used = new Map<string, ListScreener>()
  const missing: string[] = []
  const screeners: ListScreener[] = []
  for (const { id, content } of lists) {
    const known = ready.get(`${id} ${content}`) ?? screenerOf(workspace, id, content)
    if (known) {
      used.set(`${id} ${content}`, known)
      screeners.push(known)
    } else missing.push(id)
    await setImmediate()
    if (cancelled.has(job)) return null
  }
  ready = used
  const screened: NonNullable<Questions['screen']['found']>['screened'] = []
  for (const [at, party] of parties.entries()) {
    const answers = screeners.map((one) => one.screen(soughtOf(party), decidedIn(party, one.list)))
    screened.push({
      party: party.id,
      found: answers.flatMap(({ found: entries }) => entries),
      notComparable: answers.flatMap(({ notComparable }) => notComparable),
    })
    if (at % A_TURN !== A_TURN - 1) continue
    say({ kind: 'progress', job, done: at + 1, total: parties.length })
    await setImmediate()
    if (cancelled.has(job)) return null
  }
  const sources = [...new Set(screeners.flatMap((one) => one.sources))]
  return { screened, sources, missing }
}

function screenerOf(workspace: string, id: string, content: string): ListScreener | null {
  const entries = readKeptList(workspace, content)
  return entries && new ListScreener(id, new Screen(entries))
}

async function difference({
  workspace,
  before,
  after,
  parties,
}: Questions['difference']['asked']): Promise<Questions['difference']['found']> {
  const was = readKeptList(workspace, before)
  const is = readKeptList(workspace, after.content)
  if (!was || !is) return null
  const changes = listChanges(was, is)
  return {
    added: changes.added.length,
    removed: changes.removed.length,
    changed: changes.changed.length,
    touched: touchedBy(changes, parties.map(soughtOf)),
  }
}

function soughtOf({ id, names: [name = '', ...aliases], country, addresses }: Sought): SoughtById {
  return { id, name, aliases, country, addresses }
}

function decidedIn({ decided }: Sought, list: string): string[] {
  return decided.filter((one) => one.list === list).map(({ entry }) => entry)
}
