import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { HELP_PAGES, type HelpPage, useHelp } from '../../stores/help.ts'
import { EccnsPage } from './eccns-page.tsx'
import styles from './help.module.css'
import { LimitsPage } from './limits-page.tsx'
import { MethodPage } from './method-page.tsx'
import { WordsPage } from './words-page.tsx'

/** The pages of the help, each under its tab. */
export function Pages() {
  const page = useHelp((store) => store.page)
  return (
    <Tabs
      value={page}
      onChange={(chosen) => useHelp.setState({ page: chosen as HelpPage, term: null, text: '' })}
      keepMounted={false}
      data-testid="help"
    >
      <Tabs.List>
        {HELP_PAGES.map((one) => (
          <Tabs.Tab key={one} value={one} data-testid={`help-page-${one}`}>
            {PAGES[one].name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {HELP_PAGES.map((one) => {
        const { Page } = PAGES[one]
        return (
          <Tabs.Panel key={one} value={one} className={styles.page}>
            <Page />
          </Tabs.Panel>
        )
      })}
    </Tabs>
  )
}

const PAGES: Record<HelpPage, { name: string; Page: () => ReactNode }> = {
  words: { name: 'Glossary', Page: WordsPage },
  method: { name: 'How the share is worked out', Page: MethodPage },
  eccns: { name: 'ECCNs in words', Page: EccnsPage },
  limits: { name: 'Limits and open questions', Page: LimitsPage },
}
