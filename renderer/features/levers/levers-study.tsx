import { Button } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { Lever, LeverList, Levers } from '../../../shared/scenario/levers/levers.ts'
import { useItems } from '../../stores/items.ts'
import { levers, type StudySubject } from '../../stores/levers.ts'
import { count, wholeText } from '../../ui/format.ts'
import { Toggle } from '../../ui/toggle.tsx'
import { LeverDetail } from './lever-detail.tsx'
import { LeverGrid } from './lever-grid.tsx'
import { filtered, KINDS, withChangesOf } from './lever-words.ts'
import styles from './levers.module.css'
import { StudyExport } from './study-export.tsx'
import { StudyFrame } from './study-frame.tsx'
import { leversReport } from './study-report.ts'
import { type Study, useStudy } from './use-study.ts'

/** How many items are tried where the user asks for more. */
const ALL = 500

/** The single changes that make another verdict, ranked. */
export function LeversStudy({ subject }: { subject: StudySubject }) {
  const [most, setMost] = useState<number | null>(null)
  const question = useMemo(() => ({ ...subject, ...(most !== null && { most }) }), [subject, most])
  const study = useStudy(levers, question)
  return (
    <StudyFrame<Levers> study={study} what="the levers" testId="levers-study">
      {(answer) => (
        <Ranked answer={answer} subject={subject} study={study} onTryAll={() => setMost(ALL)} />
      )}
    </StudyFrame>
  )
}

const LISTS: readonly { list: LeverList; title: string }[] = [
  { list: 'decide', title: 'You can decide' },
  { list: 'find-out', title: 'You can only find out' },
]

interface RankedProps {
  answer: Levers
  subject: StudySubject
  study: Study<object, { answer: Levers | null }>
  onTryAll: () => void
}

function Ranked({ answer, subject, study, onTryAll }: RankedProps) {
  const over = subject.scenario ?? null
  const [onlyFlips, setOnlyFlips] = useState(false)
  const [kinds, setKinds] = useState<ReadonlySet<Lever['kind']>>(new Set())
  const [place, setPlace] = useState<{ list: LeverList; at: number }>({ list: 'decide', at: 0 })
  const [isOpen, setOpen] = useState(true)
  const grids = {
    decide: useRef<HTMLTableElement>(null),
    'find-out': useRef<HTMLTableElement>(null),
  }
  const items = useItems((store) => store.rows)
  const rows = useMemo(() => {
    const base = new Set(items?.map(({ id }) => id))
    return filtered(withChangesOf(answer.levers, base), { kinds, onlyFlips })
  }, [answer, items, kinds, onlyFlips])
  const lists = LISTS.map(({ list, title }) => {
    const those = rows.filter((row) => row.list === list)
    return { list, title, those, at: Math.max(0, Math.min(place.at, those.length - 1)) }
  })
  const here = lists.find(({ list, those }) => list === place.list && those.length > 0)
  const shown = here ?? lists.find(({ those }) => those.length > 0)
  const lever = shown?.those[here ? shown.at : 0]
  const flips = answer.levers.filter((one) => one.flips).length
  const toggleKind = (kind: Lever['kind']) => {
    const next = new Set(kinds)
    if (!next.delete(kind)) next.add(kind)
    setKinds(next)
  }
  return (
    <>
      <div className={styles.tools}>
        <Toggle
          label="Flips the verdict"
          hint="Only the levers that make another verdict"
          count={flips}
          isOn={onlyFlips}
          onToggle={() => setOnlyFlips(!onlyFlips)}
          testId="only-flips"
        />
        <span className={styles.apart} />
        {KINDS.map(({ kind, plural }) => {
          const found = answer.levers.filter((one) => one.kind === kind).length
          return (
            found > 0 && (
              <Toggle
                key={kind}
                label={plural}
                hint={`Only levers of this kind; several kinds can be chosen`}
                count={found}
                isOn={kinds.has(kind)}
                onToggle={() => toggleKind(kind)}
                testId={`kind-${kind}`}
              />
            )
          )
        })}
        <span className={styles.gap} />
        {answer.notTried > 0 && (
          <>
            <span className={styles.muted}>
              {count(answer.notTried, 'item')} that matter less not tried
            </span>
            <Button variant="default" onClick={onTryAll}>
              Try them
            </Button>
          </>
        )}
        <StudyExport<Levers>
          subject={subject}
          study={study}
          name="Levers"
          report={({ notTried }, basis) => leversReport({ rows, notTried }, basis)}
        />
      </div>
      {flips === 0 && <p className={styles.said}>{noFlipText(answer)}</p>}
      <div className={styles.lists}>
        {lists.map(({ list, title, those, at }) => (
          <section key={list} className={styles.list} aria-label={title}>
            <h2>
              {title} <span className={styles.muted}>{wholeText(those.length)}</span>
            </h2>
            <LeverGrid
              list={list}
              gridRef={grids[list]}
              rows={those}
              active={shown?.list === list ? (here ? at : 0) : -1}
              onMove={(to) => setPlace({ list, at: to })}
              onToggleDetail={() => setOpen(!isOpen)}
              over={over}
            />
          </section>
        ))}
      </div>
      {isOpen && lever && <LeverDetail lever={lever} over={over} />}
    </>
  )
}

function noFlipText({ before, levers: found }: Levers): string {
  const why = found.find((lever) => lever.after === null)?.why
  if (before.threshold === null)
    return `No single change makes another verdict${why ? `: ${why}` : ''}. Several together may: see what no lever changes above, and the smallest sets of alternates.`
  return 'No single change makes another verdict. Several together may: see the smallest sets of alternates and the two-way table.'
}
