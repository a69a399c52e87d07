import { actOfResult, openLinesIn } from '../calc/result/act.ts'
import type { Result } from '../calc/result/result.ts'
import { ACT_WORDS } from '../report/act-words.ts'
import type { Fact } from '../report/document.ts'
import { controlledFigure, shareFigure } from '../report/figures.ts'
import { verdictParagraph } from '../report/verdict-text.ts'
import { METHOD_WORDS } from '../report/words.ts'
import { applicationBlocks, severalWarnings } from './application.ts'
import { certificateBlocks, certificateWarnings } from './certificate.ts'
import type { PaperBlockForm, PaperKind } from './forms.ts'
import type { Paper, PaperBlock, PaperPiece } from './paper.ts'
import {
  type PaperAsked,
  type PaperBasis,
  type PaperSource,
  paperSource,
  placeText,
} from './source.ts'
import { candidatesText, NEED_WORDS } from './spare-parts.ts'
import { reportBlocks } from './technology-report.ts'

const BLOCKS: Record<PaperKind, Record<string, (source: PaperSource) => PaperPiece[]>> = {
  application: applicationBlocks,
  report: reportBlocks,
  certificate: certificateBlocks,
}

/** Notices that stand against a paper of this agency. */
const OUTSIDE = ['ITAR', 'OTHER-AGENCY']

/** Why there is no such paper for a product, in words; null: there is one. */
export function paperRefusal(
  kind: PaperKind,
  product: { id: string; kind: string },
): string | null {
  if (kind !== 'report' || product.kind === 'technology') return null
  return `The one-time report is for technology, and ${product.id} is a ${product.kind} (734.4(c), (d); 734 Supp. 2(b)).`
}

/**
 * One of the regulator's papers for a product, as far as the model and what is given fill it. What is
 * missing is listed at its top and stands in its block; nothing is guessed. Throws a RangeError on a
 * product or destination that does not exist.
 */
export function makePaper(basis: PaperBasis, asked: PaperAsked): Paper {
  const source = paperSource(basis, asked)
  const { forms, pack, day, result, model } = source
  const form = forms.forms[asked.kind]
  const blocks = form.blocks.map((block) => filled(block, source))
  return {
    format: 'minimis-paper',
    version: 1,
    paper: asked.kind,
    title: form.title,
    cite: form.cite,
    product: source.product.id,
    destinations:
      asked.kind === 'certificate' ? [] : source.results.map(({ destination }) => destination),
    on: day,
    currency: model.currency,
    rules: {
      pack: pack.header.id,
      asOf: pack.header.asOf,
      form: `${forms.source.publisher} ${forms.source.date}`,
    },
    facts: factsOf(source),
    warnings: [
      ...standingWarnings(source),
      ...(asked.kind === 'application' ? severalWarnings(source) : []),
      ...(asked.kind === 'certificate' ? certificateWarnings(source) : []),
      ...result.notices
        .filter(({ code }) => OUTSIDE.includes(code))
        .map(({ text, items = [] }) => (items.length > 0 ? `${text} (${items.join(', ')})` : text)),
    ],
    missing: blocks.flatMap(({ number, title, pieces }) =>
      pieces.flatMap((piece) =>
        piece.kind === 'missing'
          ? [{ block: number === null ? title : `Block ${number}, ${title}`, what: piece.text }]
          : [],
      ),
    ),
    blocks,
    notes: form.notes,
  }
}

function filled(
  { id, number, title, cite, fixed }: PaperBlockForm,
  source: PaperSource,
): PaperBlock {
  const fill = BLOCKS[source.asked.kind][id]
  if (fixed !== undefined)
    return { id, number, title, cite, pieces: [{ kind: 'text', text: fixed }] }
  if (!fill) throw new RangeError(`nothing fills block ${id}`)
  return { id, number, title, cite, pieces: fill(source) }
}

function factsOf(source: PaperSource): Fact[] {
  const { asked, product, maker, result, pack, day, choices, scenarios = [] } = source
  const place = (code: string | null | undefined) => placeText(source, code ?? null)
  const named =
    product.name && product.name !== product.id ? `${product.id}, ${product.name}` : product.id
  const facts: Fact[] = [
    { name: 'Product', text: named },
    { name: 'ECCN', text: product.eccn ?? 'not known' },
    { name: 'Made in', text: place(maker?.country) },
    { name: 'Exported from', text: place(product.exportedFrom ?? maker?.country) },
  ]
  const basis: Fact[] = [
    { name: 'Day of the determination', text: day },
    { name: 'Rules', text: `${pack.header.id}, as of ${pack.header.asOf}` },
    ...Object.entries(choices).map(([id, option]) => ({ name: `Switch ${id}`, text: option })),
    ...(scenarios.length > 0 ? [{ name: 'Under the scenario', text: scenarios.join(', ') }] : []),
  ]
  if (asked.kind === 'certificate') return [...facts, ...basis]
  const candidates = candidatesText(result.need)
  return [
    ...facts,
    {
      name: 'Destination',
      text: source.results.map(({ destination }) => place(destination)).join(', '),
    },
    ...(asked.kind === 'application'
      ? [
          {
            name: 'Verdict',
            text: `${ACT_WORDS[actOfResult(result)].word}, ${decidedBy(result)}`,
          },
          { name: 'Share', text: shareFigure(result, result.threshold).text },
          {
            name: 'Controlled US content',
            text: controlledFigure(result, source.model.currency).text,
          },
          {
            name: 'Licence need of the product',
            text: `${NEED_WORDS[result.need.state]}; parties and use not asked${candidates === '' ? '' : `. Exceptions to look at: ${candidates}`}`,
          },
        ]
      : []),
    { name: 'Method', text: METHOD_WORDS[result.method] },
    ...basis,
  ]
}

/** The paragraph that decides, or the direct product rules that do though the share passes. */
function decidedBy(result: Result): string {
  const caught = caughtBy(result)
  return caught.length > 0 ? caught.join(', ') : (result.rule ?? 'not decided')
}

/** The direct product rules that reach a product whose share passes. */
function caughtBy(result: Result): string[] {
  return actOfResult(result) === 'caught' ? openLinesIn(result.notices).caught : []
}

/** What the determination says against an application, or against a report. */
function standingWarnings(source: PaperSource): string[] {
  const { asked, result } = source
  const madeInUs = result.steps.find(
    ({ step, hinders }) => step === 'jurisdiction' && hinders === 'yes',
  )
  if (madeInUs) return [`This is no foreign-made product: ${madeInUs.why} (${madeInUs.rule}).`]
  if (asked.kind !== 'application') return []
  const caught = caughtBy(result)
  return [
    ...(caught.length > 0
      ? [
          `The US content does not make the product subject to the EAR; a direct product rule does: ${caught.join(', ')}.`,
        ]
      : []),
    ...(result.outcome === 'not-subject' && caught.length === 0
      ? [
          'By this determination the product is not subject to the EAR by reason of de minimis. Other rules may still make it subject.',
        ]
      : []),
    ...(result.outcome === 'undetermined' ? [verdictParagraph(result)] : []),
    ...(result.outcome === 'report-required' ? [verdictParagraph(result)] : []),
    ...(result.need.state === 'none'
      ? [
          'The product needs no licence by product and destination. Parties and use are not asked here.',
        ]
      : []),
    ...(result.need.state === 'unknown'
      ? ['Whether the product needs a licence by product and destination is not known yet.']
      : []),
  ]
}
