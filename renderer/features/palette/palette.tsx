import { Modal } from '@mantine/core'
import { useEffect } from 'react'
import { loadCompanies } from '../../stores/companies.ts'
import { loadItems } from '../../stores/items.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { takeTypedAhead } from '../../stores/typed-ahead.ts'
import styles from './palette.module.css'
import { SearchBox } from './search-box.tsx'
import { useReturnFocus } from './use-return-focus.ts'

/** Finds anything in the workspace and the rules, goes there, and runs every command. */
export function Palette() {
  const opened = useScreen((store) => store.panel === 'palette')
  const returnFocus = useReturnFocus(opened)

  useEffect(() => {
    if (!opened) return
    void loadItems()
    void loadCompanies()
    return () => void takeTypedAhead()
  }, [opened])

  const close = () => {
    closePanel()
    returnFocus()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={640}
      yOffset={48}
      centered={false}
      padding={0}
      withCloseButton={false}
      returnFocus={false}
      title="Search or run"
      classNames={{ body: styles.body ?? '', header: styles.header ?? '' }}
    >
      <SearchBox
        onChoose={(entry) => {
          close()
          entry.run()
        }}
      />
    </Modal>
  )
}
