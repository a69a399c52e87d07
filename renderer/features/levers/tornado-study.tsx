import { useMemo } from 'react'
import type { Bar } from '../../../shared/scenario/levers/tornado.ts'
import { openItem } from '../../stores/item.ts'
import { type StudySubject, tornado } from '../../stores/levers.ts'
import { useLeversView } from '../../stores/levers-view.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { shareText } from '../../ui/format.ts'
import { Picture } from '../../ui/picture.tsx'
import styles from './levers.module.css'
import { SpreadChoice } from './spread-choice.tsx'
import { StudyExport } from './study-export.tsx'
import { StudyFrame } from './study-frame.tsx'
import { tornadoReport } from './study-report.ts'
import { tornadoBars, tornadoTable } from './tornado.ts'
import { TornadoChart } from './tornado-chart.tsx'
import { useNow } from './use-now.ts'
import { useStudy } from './use-study.ts'

/** How far each amount moves the share, all else as it is. */
export function TornadoStudy({ subject }: { subject: StudySubject }) {
  const spread = useLeversView((store) => store.spread)
  const question = useMemo(() => ({ ...subject, spread }), [subject, spread])
  const study = useStudy(tornado, question)
  return (
    <>
      <div className={styles.tools}>
        <span>Each amount moves by</span>
        <SpreadChoice />
        <span className={styles.muted}>to either side, all else as it is</span>
        <span className={styles.gap} />
        <StudyExport<{ bars: Bar[] }>
          subject={subject}
          study={study}
          name="Tornado"
          report={({ bars }, basis) => tornadoReport({ bars, spread }, basis)}
        />
      </div>
      <StudyFrame<{ bars: Bar[] }> study={study} what="the tornado" testId="tornado-study">
        {({ bars }) => <Tornado bars={bars} subject={subject} spread={spread} />}
      </StudyFrame>
    </>
  )
}

interface TornadoProps {
  bars: Bar[]
  subject: StudySubject
  spread: string
}

function Tornado({ bars, subject, spread }: TornadoProps) {
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  const now = useNow(subject)
  const drawn = useMemo(() => tornadoBars(bars), [bars])
  const { product, destination, method } = subject
  if (!drawn.some(({ ends }) => ends.some(({ low }) => low !== null)))
    return (
      <p className={styles.said}>
        No amount is known to move the share: there is no selling price, or nothing counts.
      </p>
    )
  return (
    <div className={styles.scroll}>
      <Picture
        title="Tornado"
        about={`${product} to ${destination}, ${method}, each amount ± ${shareText(spread)}, revision ${revision}`}
        table={tornadoTable(drawn)}
        testId="tornado-picture"
      >
        <TornadoChart bars={drawn} now={now} onOpen={({ item }) => item && openItem(item)} />
      </Picture>
    </div>
  )
}
