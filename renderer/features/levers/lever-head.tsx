import { SegmentedControl } from '@mantine/core'
import { memo, useMemo } from 'react'
import type { Act } from '../../../shared/calc/result/act.ts'
import type { Method } from '../../../shared/calc/result/result.ts'
import { whyCaught } from '../../../shared/scenario/levers/why.ts'
import { type StudySubject, verdictNow } from '../../stores/levers.ts'
import { useLeversView } from '../../stores/levers-view.ts'
import { useProducts } from '../../stores/products.ts'
import { chooseMethod } from '../../stores/result.ts'
import { useScenarios } from '../../stores/scenarios.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { DestinationSelect } from '../../ui/destination-select.tsx'
import { shareText } from '../../ui/format.ts'
import { ShareBar } from '../../ui/share-bar.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { boundsText, exactBounds } from './figures.ts'
import styles from './levers.module.css'
import { LimitList } from './limit-list.tsx'
import { useStudy } from './use-study.ts'

const Destination = memo(DestinationSelect)

/** Which verdict is asked about, how it stands, and what no lever can change of it. */
export function LeverHead({ subject }: { subject: StudySubject }) {
  const { shown } = useStudy(verdictNow, subject)
  const answered = shown.state === 'current' ? shown.answered : shown.older
  const isCurrent = shown.state === 'current'
  return (
    <header className={styles.head}>
      <div className={styles.choices}>
        <ProductSelect product={subject.product} />
        <Destination destination={subject.destination} />
        <OverSelect over={subject.scenario ?? null} />
        <SegmentedControl
          aria-label="Method"
          data={[
            { value: 'look-through', label: 'Look-through' },
            { value: 'second-incorporation', label: 'Second incorporation' },
          ]}
          value={subject.method}
          onChange={(value) => chooseMethod(value as Method)}
          data-testid="levers-method"
        />
      </div>
      {shown.state === 'failed' && (
        <p className={styles.problem} role="alert">
          <strong>The verdict could not be worked out.</strong> {shown.error.message}
        </p>
      )}
      {answered && (
        <div className={styles.now} data-current={isCurrent} data-testid="levers-now">
          <div className={styles.verdict}>
            <Verdict
              act={answered.answer.figures.act}
              testId={isCurrent ? 'levers-verdict' : undefined}
            />
            <Figures {...answered.answer.figures} />
            {!isCurrent && (
              <span className={styles.older}>figures of revision {answered.revision}</span>
            )}
          </div>
          <div className={styles.bar}>
            <ShareBar {...answered.answer.figures} />
          </div>
        </div>
      )}
      {answered && <Caught act={answered.answer.figures.act} />}
      {answered && <LimitList {...answered.answer} />}
    </header>
  )
}

function Caught(reading: { act: Act }) {
  const why = whyCaught(reading)
  return why && <p className={styles.problem}>{why}</p>
}

function Figures({
  share,
  threshold,
  rule,
}: Parameters<typeof ShareBar>[0] & { rule: string | null }) {
  return (
    <span className={styles.figures}>
      <strong title={exactBounds(share)} data-testid="levers-share">
        {boundsText(share, threshold)}
      </strong>{' '}
      <span className={styles.muted}>
        {threshold === null ? 'no level' : `level ${shareText(threshold)}`}, {rule ?? 'not decided'}
      </span>
    </span>
  )
}

function ProductSelect({ product }: { product: string }) {
  const rows = useProducts((store) => store.rows)
  const data = useMemo(() => {
    const option = ({ id, name }: { id: string; name: string }) => ({
      value: id,
      label: name === id ? id : `${id} · ${name}`,
    })
    const all = rows ?? []
    return [
      { group: 'Top products', items: all.filter((row) => !row.isSubAssembly).map(option) },
      { group: 'Sub-assemblies', items: all.filter((row) => row.isSubAssembly).map(option) },
    ].filter(({ items }) => items.length > 0)
  }, [rows])
  return (
    <ChoiceSelect
      className={styles.product}
      aria-label="Product"
      data={data}
      value={product}
      allowDeselect={false}
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.currentTarget.select()}
      maxDropdownHeight={360}
      limit={200}
      nothingFoundMessage="No such product"
      onChoose={(value) => value && useLeversView.setState({ product: value })}
      data-testid="levers-product"
    />
  )
}

function OverSelect({ over }: { over: number | null }) {
  const rows = useScenarios((store) => store.rows)
  const data = [
    { value: '', label: 'Over the base' },
    ...(rows ?? []).map(({ id, scenario }) => ({ value: `${id}`, label: `Over ${scenario.name}` })),
  ]
  return (
    <ChoiceSelect
      className={styles.over}
      aria-label="Over the base or a scenario"
      data={data}
      value={over === null ? '' : `${over}`}
      allowDeselect={false}
      onFocus={(event) => event.currentTarget.select()}
      onChoose={(value) => useLeversView.setState({ over: value ? Number(value) : null })}
      data-testid="levers-over"
    />
  )
}
