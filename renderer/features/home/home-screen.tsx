import { useEffect, useRef } from 'react'
import { useCommands } from '../../stores/commands.ts'
import { startCreating } from '../../stores/creating.ts'
import { markSeen } from '../../stores/home.ts'
import { cancelOverview, useOverview } from '../../stores/overview.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { EmptyHome } from '../../ui/empty-home.tsx'
import screen from '../../ui/screen.module.css'
import { FindOutList } from './find-out-list.tsx'
import { FirstSteps } from './first-steps.tsx'
import styles from './home.module.css'
import { HomeHead, OverviewProblem } from './home-head.tsx'
import { HomeTable } from './home-table.tsx'
import { SinceList } from './since-list.tsx'
import { useHomeFigures } from './use-home.ts'

/** The workspace at a glance: products by company, their verdicts, what to find out, what changed. */
export function HomeScreen() {
  const figures = useHomeFigures()
  const { products, groups, top, standing, answered } = figures
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  const grid = useRef<HTMLTableElement>(null)
  const isShown = groups !== null && groups.length > 0

  useEffect(() => {
    if (isShown) grid.current?.focus({ preventScroll: true })
  }, [isShown])
  useEffect(() => {
    if (standing === 'current' && answered) void markSeen(answered)
  }, [standing, answered])
  useCommands([
    {
      id: 'newProduct',
      name: 'New product',
      group: 'Home',
      keys: ['Insert'],
      isAvailable: () => canEdit,
      run: () => startCreating('product'),
    },
    {
      id: 'stopOverview',
      name: 'Stop working out the overview',
      group: 'Home',
      keys: ['Escape'],
      isAvailable: () => useOverview.getState().job !== null,
      run: cancelOverview,
    },
  ])

  if (!products || !groups) return null
  if (groups.length === 0) return <EmptyHome products={products} />
  return (
    <div className={screen.screen}>
      <HomeHead figures={figures} canEdit={canEdit} />
      <OverviewProblem />
      <FirstSteps first={top[0]?.id} />
      <div className={styles.panes}>
        <HomeTable figures={figures} gridRef={grid} />
        <aside className={styles.aside}>
          <FindOutList figures={figures} />
          <SinceList figures={figures} />
        </aside>
      </div>
    </div>
  )
}
