import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Bounds } from '../../../shared/calc/result/result.ts'
import type { Output } from '../../../shared/ipc/contract.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import { movesOf } from '../../../shared/scenario/compared.ts'
import type { WaterfallStep } from '../../../shared/scenario/waterfall.ts'
import { changeText } from '../../../shared/scenario/words.ts'
import { exportUnder } from '../../stores/export-result.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { reportBasis } from '../../stores/report-basis.ts'
import { chooseDestination, useResult } from '../../stores/result.ts'
import { type WaterfallQuestion, waterfalls } from '../../stores/scenario-answers.ts'
import { type ComparedCell, openCompared } from '../../stores/scenario-view.ts'
import { draftsAsked, useScenarios } from '../../stores/scenarios.ts'
import { goToProduct } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Citation } from '../../ui/citation.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { RESULT_FORMATS } from '../../ui/export-formats.ts'
import { ExportTable } from '../../ui/export-table.tsx'
import { boundsText, exactPoints, isZero, movesText } from '../../ui/figure-words.ts'
import { shareText } from '../../ui/format.ts'
import { RemoveIcon } from '../../ui/icons.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { waterfallBars, waterfallTable } from '../../ui/waterfall-bars.ts'
import { WaterfallChart } from '../../ui/waterfall-chart.tsx'
import styles from './detail.module.css'
import { OverExplanation } from './over-explanation.tsx'
import { waterfallReport } from './waterfall-report.ts'

interface ComparedDetailProps {
  cell: ComparedCell
  countryOf: (code: string) => string
}

const VIEWS = [
  { value: 'changes', label: 'Changes' },
  { value: 'explanation', label: 'Explanation and report' },
]

type Explained = Output<'evaluate.waterfall'>

/** How a scenario comes to its share, why it turns the verdict, and what it cannot change. */
export function ComparedDetail({ cell, countryOf }: ComparedDetailProps) {
  const { product, destination, scenario } = cell
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const method = useResult((store) => store.method)
  const draft = useScenarios((store) => store.draft)
  const answers = waterfalls.useQuestion()
  const panel = useRef<HTMLElement>(null)
  const [view, setView] = useState<'changes' | 'explanation'>('changes')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft is part of the question
  const question = useMemo(
    (): WaterfallQuestion => ({
      product,
      destination,
      method,
      ...(scenario !== null && { scenario }),
      drafts: draftsAsked(),
    }),
    [product, destination, method, scenario, draft],
  )
  useEffect(() => {
    const timer = setTimeout(() => void waterfalls.ask(question), draft ? 250 : 0)
    return () => clearTimeout(timer)
  }, [question, draft])
  useEffect(() => waterfalls.leave, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture comes with its answer
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 })
  }, [cell])

  const shown = shownAnswer(answers, question, revision)
  const isAbout =
    answers.answered?.question.product === product &&
    answers.answered.question.destination === destination &&
    answers.answered.question.scenario === (scenario ?? undefined)
  const explained = isAbout ? answers.answered?.answer : undefined
  const isCurrent = shown.state === 'current'
  const waterfallOf = ({ scenario: { reports, id, name }, waterfall, limits }: Explained) =>
    waterfallReport(
      {
        product,
        destination: `${countryOf(destination)} (${destination})`,
        scenario: { id, name, reports, note: noteOf(id) },
        bars: waterfallBars(waterfall, reports, name),
        limits,
      },
      reportBasis(method),
    )
  const openProduct = () => {
    chooseDestination(destination)
    goToProduct(product)
  }
  return (
    <section
      ref={panel}
      className={styles.detail}
      aria-label="What the scenario changes"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        openCompared(null)
      }}
      data-testid="compared-detail"
    >
      <header className={styles.head}>
        <h2>
          {product} to {countryOf(destination)}
          {explained && `, ${explained.scenario.name}`}
        </h2>
        {!isCurrent && explained && (
          <span className={styles.muted}>of revision {explained.revision}, being worked out</span>
        )}
        <span className={styles.gap} />
        {explained && (
          <SegmentedControl
            aria-label="What is shown of the verdict"
            data={VIEWS}
            value={view}
            onChange={(chosen) => setView(chosen as typeof view)}
            data-testid="detail-view"
          />
        )}
        {explained && view === 'explanation' && (
          <ExportButton
            formats={RESULT_FORMATS}
            write={(job, format) => exportUnder(question, job, format)}
            isOpen={!isCurrent}
            testId="over-export"
          />
        )}
        {explained && view === 'changes' && (
          <ExportTable
            name={`Waterfall ${product} to ${destination}, ${explained.scenario.name}`}
            table={() => waterfallOf(explained)}
            isOpen={!isCurrent}
            testId="waterfall-export"
          />
        )}
        <Button variant="default" onClick={openProduct} data-testid="detail-product">
          Open the product
        </Button>
        <ActionIcon
          size="sm"
          aria-label="Close"
          title="Close (Esc)"
          onClick={() => openCompared(null)}
          data-testid="detail-close"
        >
          <RemoveIcon size={14} />
        </ActionIcon>
      </header>
      {shown.state === 'failed' && (
        <p className={styles.problem} role="alert">
          {shown.error.message}{' '}
          <Button variant="default" onClick={() => waterfalls.ask(question)}>
            Try again
          </Button>
        </p>
      )}
      {explained && view === 'explanation' && <OverExplanation question={question} />}
      {explained && view === 'changes' && (
        <div className={styles.body} data-current={isCurrent} aria-busy={!isCurrent}>
          <Explanation explained={explained} question={question} />
        </div>
      )}
    </section>
  )
}

/** What is noted of a scenario, in the draft of it where there is one. */
function noteOf(id: number | null): string | undefined {
  const { rows, draft } = useScenarios.getState()
  if (draft?.id === id) return draft.scenario.note
  return rows?.find((row) => row.id === id)?.scenario.note
}

interface ExplanationProps {
  explained: Explained
  question: WaterfallQuestion
}

function Explanation({ explained, question }: ExplanationProps) {
  const { waterfall, scenario, limits, revision } = explained
  const { from, to, steps } = waterfall
  const bars = useMemo(
    () => waterfallBars(waterfall, scenario.reports, scenario.name),
    [waterfall, scenario],
  )
  const turning = steps.flatMap((step, at) =>
    step.act.from !== step.act.to || step.rule.from !== step.rule.to ? [{ step, at }] : [],
  )
  const together = movesOf(from.share, to.share)
  const unfit = scenario.reports.filter(({ fits }) => !fits)
  const textOf = (at: number) => {
    const report = scenario.reports[at]
    return report ? changeText(report.change) : `change ${at + 1}`
  }
  return (
    <>
      <div className={styles.picture}>
        <Picture
          title="From the base to the scenario"
          about={`${question.product} to ${question.destination}, ${scenario.name}, ${question.method}, revision ${revision}`}
          table={waterfallTable(bars)}
          testId="waterfall"
        >
          <WaterfallChart bars={bars} label="From the share of the base to that of the scenario" />
        </Picture>
        <ol className={styles.steps}>
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <li key={at} data-unfit={!step.fits}>
              <span>{textOf(at)}</span>
              <span className={styles.moves}>
                {stepResult(step, scenario.reports[at]?.inBase)}
                {step.fits && <Exact moves={step.moves} />}
              </span>
            </li>
          ))}
          {steps.length > 1 && together !== null && (
            <li className={styles.together} data-testid="steps-together">
              <span>Together</span>
              <span className={styles.moves}>
                {movesText(together)}
                <Exact moves={together} />
              </span>
            </li>
          )}
        </ol>
      </div>
      <div className={styles.why}>
        <div className={styles.verdicts}>
          <Verdict act={from.act} />
          <span aria-hidden="true">→</span>
          <Verdict act={to.act} testId="detail-verdict" />
        </div>
        <p>
          Share {boundsText(from.share, from.threshold)} under {from.rule ?? 'no decision'} becomes{' '}
          {boundsText(to.share, to.threshold)} under {to.rule ?? 'no decision'}
          {to.threshold !== null && `, level ${shareText(to.threshold)}`}.
        </p>
        <h3>{from.act === to.act ? 'No flip' : 'Why it flips'}</h3>
        {turning.length === 0 ? (
          <p>No change of this scenario turns the verdict or its paragraph.</p>
        ) : (
          <ul data-testid="detail-turns">
            {turning.map(({ step, at }) => (
              <li key={at}>
                {at + 1}. {textOf(at)}: {turnText(step)}
              </li>
            ))}
          </ul>
        )}
        {unfit.length > 0 && (
          <>
            <h3>Changes that do not fit</h3>
            <ul data-testid="detail-unfit">
              {unfit.map(({ scenario: name, index, change, why }) => (
                <li key={`${name} ${index}`}>
                  {changeText(change)}: {why}
                </li>
              ))}
            </ul>
          </>
        )}
        <h3>What it cannot change</h3>
        <ul className={styles.limits} data-testid="detail-limits">
          {limits.map(({ text, cite }) => (
            <li key={text}>
              {text} <Citation cite={cite} />
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** An exact move beside its rounded one, so that the steps add up to the digit. */
function Exact({ moves: { low, high } }: { moves: Bounds }) {
  if (low === null || low !== high || isZero(low)) return null
  const exact = exactPoints(low)
  return (
    <span className={styles.exact} title={`exactly ${exact} points`}>
      = {exact}
    </span>
  )
}

/** By how much a step moves the share, or why it does not. */
function stepResult({ fits, moves }: WaterfallStep, inBase: number | undefined): string {
  if (inBase !== undefined) return `in the base since revision ${inBase}`
  return fits ? movesText(moves) : 'does not fit'
}

/** What a step turns, with the paragraphs before and after. */
function turnText({ act, rule, share, level }: WaterfallStep): string {
  const turned =
    act.from === act.to
      ? `stays ${ACT_WORDS[act.to].word}`
      : `${ACT_WORDS[act.from].word} to ${ACT_WORDS[act.to].word}`
  const paragraph =
    rule.from === rule.to
      ? (rule.to ?? 'not decided')
      : `${rule.from ?? 'not decided'} to ${rule.to ?? 'not decided'}`
  const levels = level
    ? `, level ${level.from ? shareText(level.from) : 'none'} to ${level.to ? shareText(level.to) : 'none'}`
    : ''
  return `${turned} (${paragraph}), share ${boundsText(share.from, null)} to ${boundsText(share.to, null)}${levels}`
}
