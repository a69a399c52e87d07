import { SegmentedControl } from '@mantine/core'
import { useEffect } from 'react'
import { loadItems } from '../../stores/items.ts'
import { STUDIES, type StudyName, useLeversView } from '../../stores/levers-view.ts'
import { useProducts } from '../../stores/products.ts'
import { loadScenarios } from '../../stores/scenarios.ts'
import { EmptyLevers } from './empty-levers.tsx'
import { LeverHead } from './lever-head.tsx'
import styles from './levers.module.css'
import { LeversStudy } from './levers-study.tsx'
import { SetsStudy } from './sets-study.tsx'
import { TornadoStudy } from './tornado-study.tsx'
import { TwoWayStudy } from './two-way-study.tsx'
import { UncertaintyStudy } from './uncertainty-study.tsx'
import { useLeverCommands } from './use-lever-commands.ts'
import { useSubject } from './use-subject.ts'

const VIEWS = {
  levers: LeversStudy,
  sets: SetsStudy,
  tornado: TornadoStudy,
  'two-way': TwoWayStudy,
  uncertainty: UncertaintyStudy,
} satisfies Record<StudyName, unknown>

/** What would change one verdict: which part, price or origin, by how much, and at what cost. */
export function LeversTab() {
  const study = useLeversView((store) => store.study)
  const products = useProducts((store) => store.rows)
  const subject = useSubject()
  useLeverCommands()
  useEffect(() => {
    void loadScenarios()
    void loadItems()
  }, [])
  if (products?.length === 0) return <EmptyLevers />
  if (!subject) return null
  const View = VIEWS[study]
  return (
    <div className={styles.tab} data-testid="levers-tab">
      <LeverHead subject={subject} />
      <SegmentedControl
        className={styles.studies}
        aria-label="What is asked"
        data={STUDIES.map(({ study: value, name: label }) => ({ value, label }))}
        value={study}
        onChange={(value) => useLeversView.setState({ study: value as StudyName })}
        data-testid="study"
      />
      <View key={`${subject.product} ${subject.scenario ?? ''}`} subject={subject} />
    </div>
  )
}
