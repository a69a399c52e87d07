import { Button, Progress, Switch } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { changedCount, comparedLines } from '../../../shared/scenario/compared.ts'
import { useProducts } from '../../stores/products.ts'
import { reportBasis } from '../../stores/report-basis.ts'
import { comparison } from '../../stores/scenario-answers.ts'
import { openCompared, useScenarioView } from '../../stores/scenario-view.ts'
import { useScenarios } from '../../stores/scenarios.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ExportTable } from '../../ui/export-table.tsx'
import { flipsText } from '../../ui/figure-words.ts'
import { countryName, wholeText } from '../../ui/format.ts'
import { useDelayed } from '../../ui/use-delayed.ts'
import { ComparedDetail } from './compared-detail.tsx'
import { comparisonReport } from './comparison-report.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { DestinationChoice } from './destination-choice.tsx'
import styles from './scenarios.module.css'
import { type Checked, useCompared, useComparison } from './use-comparison.ts'

/** The chosen scenarios beside the base, and below them what explains the verdict that was opened. */
export function Comparison() {
  const currency = useWorkspace((store) => store.workspace?.currency ?? '')
  const products = useProducts((store) => store.rows)
  const { onlyChanged, showAll, opened } = useScenarioView()
  const { rows: saved, chosen, draft } = useScenarios()
  const destinations = useCompared()
  const { question, answered, isCurrent, failed, job, isStopped } = useComparison()
  const names = useMemo(() => new Map(products?.map(({ id, name }) => [id, name])), [products])
  const nameOf = useCallback((id: string) => names.get(id) ?? '', [names])
  const rows = answered?.answer.rows
  const changed = useMemo(() => changedCount(rows ?? []), [rows])
  const isNarrowed = onlyChanged && changed > 0
  const lines = useMemo(() => comparedLines(rows ?? [], isNarrowed), [rows, isNarrowed])
  const columns = useMemo(() => {
    const scenarioOf = (id: number | null) =>
      draft?.id === id ? draft.scenario : saved?.find((row) => row.id === id)?.scenario
    const shown = (answered?.answer.scenarios ?? []).map((checked, at) => ({
      ...checked,
      place: at + 1,
      inBase: inBaseOf(checked.reports),
      note: scenarioOf(checked.id)?.note,
      flips: checked.column === null ? '' : flipsText(rows ?? [], checked.column),
    }))
    const isEdited = ({ id }: (typeof shown)[number]) => draft !== null && id === draft.id
    return [...shown.filter(isEdited), ...shown.filter((column) => !isEdited(column))]
  }, [answered, rows, saved, draft])
  const shownIn = opened && columns.some(({ id }) => id === opened.scenario) ? opened : null
  return (
    <div className={styles.comparison}>
      <div className={styles.tools}>
        <DestinationChoice destinations={destinations} />
        <Switch
          size="xs"
          label="Only what changed"
          checked={onlyChanged}
          onChange={() => useScenarioView.setState({ onlyChanged: !onlyChanged })}
          data-testid="only-changed"
        />
        <Switch
          size="xs"
          label="Sub-assemblies"
          checked={showAll}
          onChange={() => useScenarioView.setState({ showAll: !showAll })}
          data-testid="compare-all"
        />
        <span className={styles.gap} />
        {question && <Working job={job} isStopped={isStopped} />}
        {question && (
          <ExportTable
            name="Scenarios beside the base"
            table={() =>
              comparisonReport(
                { lines, columns, isNarrowed, nameOf, countryOf: countryName },
                reportBasis(question.method),
              )
            }
            isOpen={!isCurrent}
            testId="comparison-export"
          />
        )}
        {answered && !isCurrent && (
          <span className={styles.muted} data-testid="compared-older">
            figures of revision {answered.revision}, being worked out
          </span>
        )}
      </div>
      {failed && (
        <p className={styles.failed} role="alert">
          The comparison could not be worked out. {failed.error.message}{' '}
          <Button variant="default" onClick={() => comparison.again()}>
            Try again
          </Button>
        </p>
      )}
      {!question && <NothingChosen hasDraft={draft !== null} isFull={chosen.length > 0} />}
      {question && answered && (
        <div className={styles.aged} data-current={isCurrent} aria-busy={!isCurrent}>
          {changed === 0 && (
            <p className={styles.nothing} data-testid="nothing-changes">
              Nothing changes for these destinations: every figure is that of the base.
            </p>
          )}
          <ComparisonTable
            lines={lines}
            columns={columns}
            currency={currency}
            nameOf={nameOf}
            countryOf={countryName}
            onOpen={openCompared}
          />
        </div>
      )}
      {shownIn && question && <ComparedDetail cell={shownIn} countryOf={countryName} />}
    </div>
  )
}

/** Since when all changes that fit are in the base; null: not all are. */
function inBaseOf(reports: Checked['reports']): number | null {
  const since = reports.filter(({ fits }) => fits).map(({ inBase }) => inBase)
  if (since.length === 0 || since.includes(undefined)) return null
  return Math.max(...since.map((revision) => revision ?? 0))
}

interface WorkingProps {
  job: { done: number; total: number } | null
  isStopped: boolean
}

/** How far the comparison is, and the way to stop; nothing where it is worked out. */
function Working({ job, isStopped }: WorkingProps) {
  const isLate = useDelayed(job !== null, 400)
  if (isStopped)
    return (
      <span className={styles.working}>
        stopped
        <Button variant="default" onClick={() => comparison.again()}>
          Go on
        </Button>
      </span>
    )
  if (!job || !isLate) return null
  const { done, total } = job
  return (
    <span className={styles.working} data-testid="compare-progress">
      <output>{total === 0 ? 'working' : `${wholeText(done)} of ${wholeText(total)}`}</output>
      <Progress
        className={styles.progress}
        size="sm"
        value={(done / Math.max(1, total)) * 100}
        aria-label="Products compared"
      />
      <Button variant="default" onClick={comparison.stop}>
        Cancel
      </Button>
    </span>
  )
}

function NothingChosen({ hasDraft, isFull }: { hasDraft: boolean; isFull: boolean }) {
  return (
    <p className={styles.nothing} data-testid="nothing-chosen">
      {isFull
        ? 'Nothing to compare yet: there is no product or no destination.'
        : hasDraft
          ? 'The scenario that is edited does not stand beside the base. Its box in the list sets it there.'
          : 'No scenario stands beside the base. Space on a scenario, or its box, sets it there: up to four.'}
    </p>
  )
}
