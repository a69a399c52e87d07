import type { ReactNode } from 'react'
import { openHelp } from '../../stores/help.ts'
import { goTo, type MainScreen, openPanel, SCREENS, useScreen } from '../../stores/screen.ts'
import {
  BackupIcon,
  CompaniesIcon,
  DeterminationsIcon,
  HelpIcon,
  HistoryIcon,
  HomeIcon,
  KeysIcon,
  LicencesIcon,
  MatrixIcon,
  PartsIcon,
  PricesIcon,
  ProductsIcon,
  RulesIcon,
  ScenariosIcon,
  SettingsIcon,
  ShipmentsIcon,
  TradePartiesIcon,
} from '../../ui/icons.tsx'
import styles from './frame.module.css'

const ICONS: Record<MainScreen, (props: { size?: number }) => ReactNode> = {
  home: HomeIcon,
  products: ProductsIcon,
  matrix: MatrixIcon,
  scenarios: ScenariosIcon,
  parts: PartsIcon,
  companies: CompaniesIcon,
  prices: PricesIcon,
  rules: RulesIcon,
  determinations: DeterminationsIcon,
  'trade-parties': TradePartiesIcon,
  licences: LicencesIcon,
  shipments: ShipmentsIcon,
  settings: SettingsIcon,
}

/** The screens on the left, and below them what concerns the whole file. */
export function Navigation() {
  const { screen } = useScreen()
  return (
    <nav className={styles.navigation} aria-label="Screens">
      {SCREENS.map(({ kind, name, key }) => {
        const Icon = ICONS[kind]
        return (
          <Item
            key={kind}
            isCurrent={screen.kind === kind}
            title={`${name} (Ctrl+${key})`}
            onClick={() => goTo(kind)}
            testId={`nav-${kind}`}
          >
            <Icon /> <span>{name}</span>
          </Item>
        )
      })}
      <span className={styles.below} />
      <Item onClick={() => openPanel('history')} title="History" testId="nav-history">
        <HistoryIcon /> <span>History</span>
      </Item>
      <Item onClick={() => openPanel('backups')} title="Backups" testId="nav-backups">
        <BackupIcon /> <span>Backups</span>
      </Item>
      <Item onClick={() => openHelp('words')} title="Help (F1)" testId="nav-help">
        <HelpIcon /> <span>Help</span>
      </Item>
      <Item onClick={() => openPanel('keys')} title="Keys (?)" testId="nav-keys">
        <KeysIcon /> <span>Keys</span>
      </Item>
    </nav>
  )
}

interface ItemProps {
  children: ReactNode
  title?: string
  isCurrent?: boolean
  onClick: () => void
  testId: string
}

function Item({ children, title, isCurrent = false, onClick, testId }: ItemProps) {
  return (
    <button
      type="button"
      className={styles.item}
      title={title}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
      data-testid={testId}
    >
      {children}
    </button>
  )
}
