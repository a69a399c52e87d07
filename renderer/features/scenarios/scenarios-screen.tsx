import { Tabs } from '@mantine/core'
import { type ScenarioTab, showScenarioTab, useScenarioTab } from '../../stores/scenario-tab.ts'
import screen from '../../ui/screen.module.css'
import { LeversTab } from '../levers/levers-tab.tsx'
import { CompareTab } from './compare-tab.tsx'
import styles from './scenarios.module.css'

const TABS = [
  { id: 'compare', name: 'Compare', Tab: CompareTab },
  { id: 'levers', name: 'Levers', Tab: LeversTab },
]

/** Sourcing decisions tried over the base, and what would change a verdict. */
export function ScenariosScreen() {
  const tab = useScenarioTab((store) => store.tab)
  return (
    <div className={screen.screen} data-testid="scenarios-screen">
      <Tabs
        value={tab}
        onChange={(next) => next && showScenarioTab(next as ScenarioTab)}
        keepMounted={false}
        classNames={{ root: styles.tabs, panel: styles.panel }}
      >
        <div className={styles.head}>
          <h1>Scenarios</h1>
          <Tabs.List>
            {TABS.map(({ id, name }) => (
              <Tabs.Tab key={id} value={id} data-testid={`scenarios-${id}`}>
                {name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </div>
        {TABS.map(({ id, Tab }) => (
          <Tabs.Panel key={id} value={id}>
            <Tab />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  )
}
