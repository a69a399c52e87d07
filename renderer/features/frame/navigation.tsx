import type { ReactNode } from 'react'
import { goHome, openPanel, useScreen } from '../../stores/screen.ts'
import { BackupIcon, HistoryIcon, KeysIcon, ProductsIcon } from '../../ui/icons.tsx'
import styles from './frame.module.css'

/** The screens on the left, and below them what concerns the whole file. */
export function Navigation() {
  const { screen } = useScreen()
  return (
    <nav className={styles.navigation} aria-label="Screens">
      <Item isCurrent={screen.kind === 'home'} onClick={goHome} testId="nav-products">
        <ProductsIcon /> Products
      </Item>
      <span className={styles.below} />
      <Item onClick={() => openPanel('history')} testId="nav-history">
        <HistoryIcon /> History
      </Item>
      <Item onClick={() => openPanel('backups')} testId="nav-backups">
        <BackupIcon /> Backups
      </Item>
      <Item onClick={() => openPanel('keys')} testId="nav-keys">
        <KeysIcon /> Keys
      </Item>
    </nav>
  )
}

interface ItemProps {
  children: ReactNode
  isCurrent?: boolean
  onClick: () => void
  testId: string
}

function Item({ children, isCurrent = false, onClick, testId }: ItemProps) {
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
      data-testid={testId}
    >
      {children}
    </button>
  )
}
