import { Menu } from '@mantine/core'
import { Fragment, type KeyboardEvent } from 'react'
import { shortcutText } from '../../stores/shortcut.ts'
import styles from './context-menu.module.css'
import { closeContextMenu, type MenuEntry, useContextMenu } from './context-menu.ts'

/** The one context menu of the window: arrows, Home, End and letters move, Enter does, Escape leaves. */
export function ContextMenu() {
  const open = useContextMenu((store) => store.open)
  if (!open) return null
  const [first] = open.groups.flat()
  const choose = (entry: MenuEntry) => {
    closeContextMenu()
    void entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // A letter looks for an entry here, and is no shortcut of the screen behind.
    event.stopPropagation()
    if (event.key !== 'Tab') return
    event.preventDefault()
    closeContextMenu()
  }
  return (
    <Menu
      key={`${open.at.x} ${open.at.y}`}
      opened
      onClose={closeContextMenu}
      position="bottom-start"
      offset={0}
      middlewares={{ flip: false, shift: { crossAxis: true, padding: 4 } }}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      withinPortal
    >
      <Menu.Target>
        <button
          type="button"
          className={styles.at}
          style={{ left: open.at.x, top: open.at.y }}
          tabIndex={-1}
          aria-label={open.name}
        />
      </Menu.Target>
      <Menu.Dropdown
        className={styles.menu}
        aria-label={open.name}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => event.preventDefault()}
        data-testid="context-menu"
      >
        {open.groups.map((group, at) => (
          <Fragment key={group[0]?.id}>
            {at > 0 && <Menu.Divider />}
            {group.map((entry) => (
              <Menu.Item
                key={entry.id}
                data-autofocus={entry === first || undefined}
                rightSection={
                  entry.shortcut && <kbd className={styles.key}>{shortcutText(entry.shortcut)}</kbd>
                }
                aria-keyshortcuts={entry.shortcut}
                onClick={() => choose(entry)}
                data-testid={`menu-${entry.id}`}
              >
                {entry.name}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
