import { create } from 'zustand'
import type { Spares } from '../../shared/calc/explain/spares.ts'
import type { ExportFormat, PaperFormat } from '../../shared/ipc/contract.ts'
import { entriesOf, type PaperKind } from '../../shared/paper/forms.ts'
import type { Given } from '../../shared/paper/given.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import type { TableReport } from '../../shared/report/table.ts'
import { caseOf, type KeptPapers } from '../../shared/workspace/papers.ts'
import { asCallError, type CallError, call } from './call.ts'
import { edit } from './edits.ts'
import { latest } from './latest.ts'
import { showProductView, useProductView } from './product-view.ts'
import { useResult } from './result.ts'
import { useScreen } from './screen.ts'
import type { ResultQuestion } from './standing.ts'
import { attempt, useWorkspace } from './workspace.ts'

/** What is open: a paper, or the list of spare parts. */
export type PaperView = PaperKind | 'spares'

/** A paper or a list as it was worked out last. */
interface Made {
  paper: Paper | null
  spares: { spares: Spares; table: TableReport; revision: number } | null
}

interface PapersStore extends Made {
  /** null: the dialog is closed. */
  view: PaperView | null
  question: ResultQuestion | null
  /** The company whose entries are shown; '': none is known. */
  company: string
  entries: Record<string, string>
  /** undefined: those that are recorded as shipped beside the product. */
  spareParts: Record<string, string> | undefined
  /** What is typed is not kept with the workspace yet. */
  isChanged: boolean
  isAsking: boolean
  writing: string | null
  written: string | null
  error: CallError | null
}

const closed = {
  view: null,
  question: null,
  company: '',
  entries: {},
  spareParts: undefined,
  paper: null,
  spares: null,
  isChanged: false,
  isAsking: false,
  writing: null,
  written: null,
  error: null,
} as const satisfies PapersStore

export const usePapers = create<PapersStore>(() => closed)

/** How long a pause in typing is, in milliseconds, after which the paper follows. */
const PAUSE = 250

const ticket = latest()
let pause: ReturnType<typeof setTimeout> | undefined

/** Opens a paper of the result that is on screen. */
export async function openPaperOnScreen(view: PaperView): Promise<void> {
  const { screen } = useScreen.getState()
  if (screen.kind !== 'product') return
  if (useProductView.getState().view === 'bom') showProductView('both')
  const { destination, method } = useResult.getState()
  await openPaper(view, { product: screen.id, destination, method })
}

/** Opens a paper of a result, with what was typed in for it before. */
export async function openPaper(view: PaperView, question: ResultQuestion): Promise<void> {
  const company = await attempt('open the paper', () => companyOf(question.product))
  if (company === undefined) return
  const { companies = {}, cases = {} } = kept() ?? {}
  const ofCase = cases[caseOf(question.product, question.destination)]
  usePapers.setState({
    ...closed,
    view,
    question,
    company,
    entries: { ...companies[company], ...ofCase?.entries },
    spareParts: ofCase?.spares,
  })
  void make()
}

/** By what the entries of the company that ships a product are kept: that company, or maker and country. */
async function companyOf(product: string): Promise<string> {
  const { products } = await call('items.read', { ids: [product] })
  const { exportedBy, madeBy, exportedFrom } = products[0] ?? {}
  return exportedBy ?? [madeBy ?? '', exportedFrom ?? ''].join(' ').trim()
}

/** Shows another of the papers of the same result; what was typed stays. */
export function showPaper(view: PaperView): void {
  usePapers.setState({ view, paper: null, spares: null, written: null, error: null })
  void make()
}

export function setEntry(id: string, text: string): void {
  usePapers.setState(({ entries }) => ({ entries: { ...entries, [id]: text }, isChanged: true }))
  follow()
}

/** How many of a spare part go along; '': none. */
export function setSpare(item: string, quantity: string): void {
  usePapers.setState(({ spareParts, spares }) => {
    const { [item]: _, ...others } = spareParts ?? goingOf(spares?.table)
    const text = quantity.trim().replace(',', '.')
    return { spareParts: text === '' ? others : { ...others, [item]: text }, isChanged: true }
  })
  follow()
}

/** Writes the paper as a file, at a place that the system's dialog asks for, and keeps what was typed. */
export async function savePaper(format: PaperFormat): Promise<void> {
  const { view, question } = usePapers.getState()
  if (view === null || view === 'spares' || !question) return
  await write(format, () =>
    call('paper.save', { ...askedOf(question), kind: view, given: givenNow(), format }),
  )
}

/** Writes the list of spare parts as a file. */
export async function saveSpares(format: ExportFormat): Promise<void> {
  const { spares, question } = usePapers.getState()
  if (!spares || !question) return
  const name = `Spare parts ${question.product} to ${question.destination}`
  const { revision, table } = spares
  const day = useWorkspace.getState().workspace?.day ?? ''
  await write(format, () => call('export.table', { revision, day, name, table, format }))
}

/** Keeps what was typed with the workspace, then closes; where it cannot be kept, it says so and stays. */
export async function closePaper(): Promise<void> {
  const error = await keep()
  usePapers.setState(error ? { error } : closed)
}

/** Closes, and what was typed since the last time is lost. */
export function dropPaper(): void {
  usePapers.setState(closed)
}

export function dismissPaperMessage(): void {
  usePapers.setState({ written: null, error: null })
}

function kept(): KeptPapers | undefined {
  return useWorkspace.getState().workspace?.settings.papers
}

function follow(): void {
  clearTimeout(pause)
  pause = setTimeout(() => void make(), PAUSE)
}

async function make(): Promise<void> {
  const { view, question } = usePapers.getState()
  if (view === null || !question) return
  const isLatest = ticket()
  usePapers.setState({ isAsking: true })
  try {
    const made = await ask(view, question)
    if (isLatest()) usePapers.setState({ ...made, isAsking: false, error: null })
  } catch (error) {
    if (isLatest()) usePapers.setState({ isAsking: false, error: asCallError(error) })
  }
}

async function ask(view: PaperView, question: ResultQuestion): Promise<Made> {
  if (view === 'spares') {
    const { spares: given } = givenNow()
    const quantity = usePapers.getState().entries.quantity?.trim() || null
    const { spares, table, revision } = await call('evaluate.spares', {
      ...question,
      quantity,
      ...(given && { spares: given }),
    })
    return { spares: { spares, table, revision }, paper: null }
  }
  const { paper } = await call('evaluate.paper', {
    ...askedOf(question),
    kind: view,
    given: givenNow(),
  })
  return { paper, spares: null }
}

/** A report names every destination that the workspace shows first, and the one on screen before them. */
function askedOf({ product, destination, method }: ResultQuestion) {
  const { view } = usePapers.getState()
  const others = useWorkspace.getState().workspace?.settings.destinations ?? []
  const destinations = view === 'report' ? [...new Set([destination, ...others])] : [destination]
  return { product, destinations, method }
}

/** What is typed, without spare parts whose number is half typed. */
function givenNow(): Given {
  const { entries, spareParts } = usePapers.getState()
  if (!spareParts) return { entries }
  const whole = Object.entries(spareParts).filter(([, text]) => isNumber(text))
  return { entries, spares: Object.fromEntries(whole) }
}

/** Whether a text is a number above zero. */
export function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && /[1-9]/.test(text)
}

/** What goes along by the list as it is. */
function goingOf(table: TableReport | undefined): Record<string, string> {
  if (!table) return {}
  const at = table.columns.findIndex(({ name }) => name === 'Goes along')
  const text = (cell: TableReport['rows'][number]['cells'][number] | undefined) =>
    typeof cell === 'string' ? cell : (cell?.text ?? '')
  return Object.fromEntries(
    table.rows.flatMap(({ cells }) => {
      const going = text(cells[at])
      return going === '' ? [] : [[text(cells[0]), going]]
    }),
  )
}

/** Writes a file; null: the user gave up. */
async function write(what: string, send: () => Promise<{ path: string } | null>): Promise<void> {
  usePapers.setState({ writing: what, written: null, error: null })
  try {
    const file = await send()
    const error = file ? await keep() : null
    usePapers.setState({ writing: null, written: file?.path ?? null, error })
  } catch (error) {
    usePapers.setState({ writing: null, error: asCallError(error) })
  }
}

/** Keeps what was typed: what holds for the company by its id, the rest by product and destination. */
async function keep(): Promise<CallError | null> {
  const { question, isChanged, company, entries, spareParts } = usePapers.getState()
  const before = kept()
  const isReadOnly = useWorkspace.getState().workspace?.readOnly != null
  if (!isChanged || !question || !before || isReadOnly) return null
  const isOfCompany = new Set(
    (['application', 'report', 'certificate'] as const)
      .flatMap(entriesOf)
      .filter((entry) => entry.kept === 'company')
      .map(({ id }) => id),
  )
  const some = (wanted: boolean) =>
    Object.fromEntries(
      Object.entries(entries).filter(
        ([id, text]) => isOfCompany.has(id) === wanted && text.trim() !== '',
      ),
    )
  const { spares = spareParts } = givenNow()
  const papers: KeptPapers = {
    companies: { ...before.companies, [company]: some(true) },
    cases: {
      ...before.cases,
      [caseOf(question.product, question.destination)]: {
        entries: some(false),
        ...(spares && { spares }),
      },
    },
  }
  try {
    await edit({ kind: 'changeSettings', set: { papers } })
    usePapers.setState({ isChanged: false })
    return null
  } catch (error) {
    return asCallError(error)
  }
}
