import { useScreen } from '../../stores/screen.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { BackupsDialog } from '../backups/backups-dialog.tsx'
import { SalvagedDialog } from '../backups/salvaged-dialog.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { HomeScreen } from '../home/home-screen.tsx'
import { ProductScreen } from '../product/product-screen.tsx'
import styles from './frame.module.css'
import { KeysDialog } from './keys-dialog.tsx'
import { Navigation } from './navigation.tsx'
import { ReadOnlyBanner } from './read-only-banner.tsx'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** The frame of an open workspace: title, navigation, the screen, status. */
export function Frame() {
  const screen = useScreen((store) => store.screen)
  useShortcuts()
  return (
    <div className={styles.frame}>
      <TitleBar />
      <div className={styles.messages}>
        <ReadOnlyBanner />
        <Refusal />
      </div>
      <div className={styles.middle}>
        <Navigation />
        <main className={styles.screen}>
          {screen.kind === 'home' ? (
            <HomeScreen />
          ) : (
            <ProductScreen key={screen.id} product={screen.id} />
          )}
        </main>
      </div>
      <StatusBar />
      <HistoryPanel />
      <BackupsDialog />
      <KeysDialog />
      <SalvagedDialog />
    </div>
  )
}
