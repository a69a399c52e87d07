import { AboutApp } from './about-app.tsx'
import { ComputerSettings } from './computer-settings.tsx'
import styles from './settings.module.css'
import { WorkspaceSettings } from './workspace-settings.tsx'

/** What holds for everyone in this workspace, and what this user prefers on this computer. */
export function SettingsScreen() {
  return (
    <div className={styles.screen}>
      <h1>Settings</h1>
      <div className={styles.columns}>
        <WorkspaceSettings />
        <div>
          <ComputerSettings />
          <AboutApp />
        </div>
      </div>
    </div>
  )
}
