import { type FunctionComponent, useEffect } from 'react'
import { type MainScreen, type Screen, useScreen } from '../../stores/screen.ts'
import { ContextMenu } from '../../ui/context-menu/context-menu.tsx'
import { loadAhead } from '../../ui/deferred.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { BackupsDialog } from '../backups/backups-dialog.tsx'
import { SalvagedDialog } from '../backups/salvaged-dialog.tsx'
import { CompareDialog } from '../compare/compare-dialog.tsx'
import { CreateDialog } from '../create/create-dialog.tsx'
import { DetermineDialog } from '../determine/determine-dialog.tsx'
import { DirectProductDialog } from '../direct-product/direct-product-dialog.tsx'
import { HelpPanel } from '../help/help-panel.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { HomeScreen } from '../home/home-screen.tsx'
import { ImportDialog } from '../import/import-dialog.tsx'
import { ItemDrawer } from '../item/item-drawer.tsx'
import { Palette } from '../palette/palette.tsx'
import { ReportsDialog } from '../reports/reports-dialog.tsx'
import { Announcer } from './announcer.tsx'
import { DayBanner } from './day-banner.tsx'
import styles from './frame.module.css'
import { KeysDialog } from './keys-dialog.tsx'
import { Navigation } from './navigation.tsx'
import {
  CompaniesScreen,
  DeterminationsScreen,
  LicencesScreen,
  MatrixScreen,
  PartsScreen,
  PIECES,
  PricesScreen,
  ProductScreen,
  ProductsScreen,
  RulesScreen,
  ScenariosScreen,
  SettingsScreen,
  ShipmentsScreen,
  TradePartiesScreen,
} from './pieces.ts'
import { ReadOnlyBanner } from './read-only-banner.tsx'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { useTellListed } from './use-tell-listed.ts'

/** The frame of an open workspace: title, navigation, the screen, status. */
export function Frame() {
  const screen = useScreen((store) => store.screen)
  useShortcuts()
  useTellListed()
  useEffect(() => loadAhead(PIECES), [])
  return (
    <div className={styles.frame}>
      <TitleBar />
      <div>
        <ReadOnlyBanner />
        <DayBanner />
        <Refusal />
      </div>
      <div className={styles.middle}>
        <Navigation />
        <main className={styles.screen}>
          <ScreenOf screen={screen} />
        </main>
      </div>
      <StatusBar />
      <Announcer />
      <ContextMenu />
      <HistoryPanel />
      <BackupsDialog />
      <KeysDialog />
      <ReportsDialog />
      <HelpPanel />
      <Palette />
      <CreateDialog />
      <CompareDialog />
      <SalvagedDialog />
      <ItemDrawer />
      <DirectProductDialog />
      <ImportDialog />
      <DetermineDialog />
    </div>
  )
}

function ScreenOf({ screen }: { screen: Screen }) {
  if (screen.kind === 'product') return <ProductScreen key={screen.id} product={screen.id} />
  const Main = MAIN_SCREENS[screen.kind]
  return <Main />
}

const MAIN_SCREENS: Record<MainScreen, FunctionComponent> = {
  home: HomeScreen,
  products: ProductsScreen,
  matrix: MatrixScreen,
  scenarios: ScenariosScreen,
  parts: PartsScreen,
  companies: CompaniesScreen,
  prices: PricesScreen,
  rules: RulesScreen,
  determinations: DeterminationsScreen,
  'trade-parties': TradePartiesScreen,
  licences: LicencesScreen,
  shipments: ShipmentsScreen,
  settings: SettingsScreen,
}
