import { Button } from '@mantine/core'
import { call } from '../../stores/call.ts'
import { idOfPack } from '../../stores/packs.ts'
import { openPanel } from '../../stores/screen.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import facts from '../../ui/facts.module.css'
import { Licences } from './licences.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'

/** Where things are kept, and which app this is. */
export function AboutApp() {
  const info = useWorkspace((store) => store.info)
  const path = useWorkspace((store) => store.workspace?.path)
  if (!info) return null
  return (
    <Section
      title="Where things are kept"
      about="All on this computer: the app asks nothing of any network."
      testId="about-app"
    >
      <dl className={facts.facts}>
        <dt>Workspace</dt>
        <dd>{path}</dd>
        <dt>Log</dt>
        <dd>{info.logPath}</dd>
        <dt>Rules</dt>
        <dd>
          {idOfPack(info.pack)}, as of {info.packAsOf}
        </dd>
        <dt>Minimis</dt>
        <dd>{info.version}</dd>
        <dt>Runtime</dt>
        <dd>{info.runtime}</dd>
      </dl>
      <div className={styles.buttons}>
        <Button
          variant="default"
          onClick={() => void attempt('open the log', () => call('app.openLog'))}
        >
          Open log
        </Button>
        <Button variant="default" onClick={() => openPanel('backups')}>
          Backups
        </Button>
        <Licences />
      </div>
    </Section>
  )
}
