import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { TwoWay } from '../../../shared/scenario/levers/two-way.ts'
import { type StudySubject, twoWay } from '../../stores/levers.ts'
import { useLeversView } from '../../stores/levers-view.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import type { AxisChoice } from './axis-words.ts'
import styles from './levers.module.css'
import { SpreadChoice } from './spread-choice.tsx'
import { StudyExport } from './study-export.tsx'
import { StudyFrame } from './study-frame.tsx'
import { twoWayReport } from './study-report.ts'
import { TwoWayGrid } from './two-way-grid.tsx'
import { useAxes } from './use-axes.ts'
import { useStudy } from './use-study.ts'

/** The verdict over two amounts at once, in steps around where they are. */
export function TwoWayStudy({ subject }: { subject: StudySubject }) {
  const { axes, study } = useAxes(subject)
  return (
    <>
      {axes === null ? (
        <StudyFrame study={study} what="the amounts" testId="two-way-axes">
          {() => null}
        </StudyFrame>
      ) : axes.length < 2 ? (
        <p className={styles.said}>
          Two known amounts that the share turns on are needed; {axes.length} is there. Enter the
          selling price and the prices of parts first.
        </p>
      ) : (
        <Table axes={axes} subject={subject} />
      )}
    </>
  )
}

function Table({ axes, subject }: { axes: readonly AxisChoice[]; subject: StudySubject }) {
  const spread = useLeversView((store) => store.spread)
  const [chosen, setChosen] = useState<{ x?: string; y?: string }>({})
  const [steps, setSteps] = useState('3')
  const named = (name: string | undefined) => axes.find((axis) => axis.name === name)
  const x = named(chosen.x) ?? named('selling price') ?? axes[0]
  const y =
    named(chosen.y) ??
    axes.find((axis) => axis.axis.kind === 'part-price' && axis !== x) ??
    axes.find((axis) => axis !== x)
  const question = useMemo(() => {
    if (!x || !y) return null
    const scale = { spread, steps: Number(steps) }
    return { ...subject, x: { axis: x.axis, ...scale }, y: { axis: y.axis, ...scale } }
  }, [subject, x, y, spread, steps])
  const study = useStudy(twoWay, question)
  if (!x || !y) return null
  const choose = (which: 'x' | 'y', name: string) => {
    const other = which === 'x' ? 'y' : 'x'
    const taken = which === 'x' ? y.name : x.name
    const mine = which === 'x' ? x.name : y.name
    // The amount of the other side is taken in exchange.
    setChosen({ [which]: name, [other]: name === taken ? mine : taken })
  }
  return (
    <>
      <div className={styles.tools}>
        <AxisSelect
          label="Across"
          axes={axes}
          value={x.name}
          onChange={(name) => choose('x', name)}
          testId="axis-x"
        />
        <AxisSelect
          label="Down"
          axes={axes}
          value={y.name}
          onChange={(name) => choose('y', name)}
          testId="axis-y"
        />
        <span>up to</span>
        <SpreadChoice />
        <span>in</span>
        <SegmentedControl
          aria-label="Steps to either side"
          data={[
            { value: '3', label: '3 steps' },
            { value: '5', label: '5 steps' },
          ]}
          value={steps}
          onChange={setSteps}
          data-testid="steps"
        />
        <span className={styles.muted}>to either side</span>
        <span className={styles.gap} />
        <StudyExport<TwoWay>
          subject={subject}
          study={study}
          name="Two-way table"
          report={(answer, basis) => twoWayReport({ answer, pair: { x, y } }, basis)}
        />
      </div>
      <StudyFrame<TwoWay> study={study} what="the table" testId="two-way-study">
        {(answer) => <TwoWayGrid answer={answer} pair={{ x, y }} />}
      </StudyFrame>
    </>
  )
}

interface AxisSelectProps {
  label: string
  axes: readonly AxisChoice[]
  value: string
  onChange: (name: string) => void
  testId: string
}

function AxisSelect({ label, axes, value, onChange, testId }: AxisSelectProps) {
  return (
    <>
      <span>{label}</span>
      <ChoiceSelect
        className={styles.axis}
        aria-label={`${label}: which amount`}
        data={axes.map(({ name }) => name)}
        value={value}
        allowDeselect={false}
        onFocus={(event) => event.currentTarget.select()}
        onChoose={(name) => name && onChange(name)}
        data-testid={testId}
      />
    </>
  )
}
