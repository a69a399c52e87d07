import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { amendedWords } from '../../ui/amended-words.ts'
import screen from '../../ui/screen.module.css'
import { usePack } from '../../ui/workspace-context.ts'
import { AmendmentsTab } from './amendments-tab.tsx'
import { CasesTab } from './cases-tab.tsx'
import { ClockTab } from './clock-tab.tsx'
import { CountriesTab } from './countries-tab.tsx'
import { EccnsTab } from './eccns-tab.tsx'
import { ListsTab } from './lists-tab.tsx'
import { PackTab } from './pack-tab.tsx'
import { PacksTab } from './packs-tab.tsx'
import styles from './rules.module.css'
import { SwitchesTab } from './switches-tab.tsx'

const TABS = [
  { id: 'pack', name: 'In force', Tab: PackTab },
  { id: 'packs', name: 'Packs', Tab: PacksTab },
  { id: 'amendments', name: 'Amendments', Tab: AmendmentsTab },
  { id: 'clock', name: 'Days', Tab: ClockTab },
  { id: 'countries', name: 'Countries', Tab: CountriesTab },
  { id: 'eccns', name: 'ECCNs', Tab: EccnsTab },
  { id: 'cases', name: 'Levels and cases', Tab: CasesTab },
  { id: 'lists', name: 'Lists', Tab: ListsTab },
  { id: 'switches', name: 'Switches', Tab: SwitchesTab },
]

/** The rules by which results are worked out, as the pack in force has them. */
export function RulesScreen() {
  const pack = usePack()
  const { header } = pack
  const [tab, setTab] = useState('pack')
  return (
    <div className={screen.screen}>
      <div className={screen.head}>
        <h1>Rules</h1>
        <span className={styles.muted}>
          {header.id}, as of {header.asOf}
          {amendedWords(pack)}
        </span>
      </div>
      <Tabs
        value={tab}
        onChange={(next) => next && setTab(next)}
        keepMounted={false}
        classNames={{ root: styles.tabs, panel: styles.panel }}
      >
        <Tabs.List>
          {TABS.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id} autoFocus={id === tab} data-testid={`rules-${id}`}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ id, Tab }) => (
          <Tabs.Panel key={id} value={id}>
            <Tab />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  )
}
