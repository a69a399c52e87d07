import { useMemo, useState } from 'react'
import type { Uncertainty } from '../../../shared/scenario/levers/uncertainty.ts'
import { type StudySubject, uncertainty } from '../../stores/levers.ts'
import { keepSampling, type TypedSampling, useLeversView } from '../../stores/levers-view.ts'
import type { AxisChoice } from './axis-words.ts'
import styles from './levers.module.css'
import { Outcomes } from './outcomes.tsx'
import { RangeEditor } from './range-editor.tsx'
import { firstSampling, readSampling, type Sampling } from './ranges.ts'
import { StudyExport } from './study-export.tsx'
import { StudyFrame } from './study-frame.tsx'
import { uncertaintyReport } from './study-report.ts'
import { useAxes } from './use-axes.ts'
import { useStudy } from './use-study.ts'

/** The verdicts where amounts are only known as ranges, by samples. */
export function UncertaintyStudy({ subject }: { subject: StudySubject }) {
  const { axes, study } = useAxes(subject)
  if (axes === null)
    return (
      <StudyFrame study={study} what="the amounts" testId="uncertainty-axes">
        {() => null}
      </StudyFrame>
    )
  if (axes.length === 0)
    return (
      <p className={styles.said}>
        No known amount moves the share. Enter the selling price and the prices of parts first.
      </p>
    )
  return <Samples axes={axes} subject={subject} />
}

function Samples({ axes, subject }: { axes: readonly AxisChoice[]; subject: StudySubject }) {
  const kept = useLeversView((store) => store.samplings[subject.product])
  const typed = useMemo(() => kept ?? firstSampling(axes), [kept, axes])
  const [asked, setAsked] = useState<Sampling | null>(null)
  const question = useMemo(() => asked && { ...subject, ...asked }, [subject, asked])
  const study = useStudy(uncertainty, question)
  const read = readSampling(typed)
  const isAsked = read.ok && JSON.stringify(read.sampling) === JSON.stringify(asked)
  const change = (next: TypedSampling) => keepSampling(subject.product, next)
  const draw = () => {
    if (!read.ok || read.sampling.ranges.length === 0) return
    keepSampling(subject.product, typed)
    if (isAsked) study.again()
    else setAsked(read.sampling)
  }
  return (
    <div className={styles.beside}>
      <RangeEditor
        axes={axes}
        typed={typed}
        read={read}
        onChange={change}
        onDraw={draw}
        isWorking={study.isWorking}
      />
      <div className={styles.outcome}>
        {question && (
          <div className={styles.tools}>
            <span className={styles.gap} />
            <StudyExport<Uncertainty>
              subject={subject}
              study={study}
              name="Uncertainty"
              report={uncertaintyReport}
            />
          </div>
        )}
        {question ? (
          <StudyFrame<Uncertainty> study={study} what="the samples" testId="uncertainty-study">
            {(answer) => <Outcomes answer={answer} subject={subject} isAsked={isAsked} />}
          </StudyFrame>
        ) : (
          <p className={styles.said}>
            Say between which amounts prices and rates may lie and draw samples: each is evaluated
            exactly, and it is counted how often each verdict comes.
          </p>
        )}
      </div>
    </div>
  )
}
