import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import { call } from '../../stores/call.ts'
import { attempt } from '../../stores/workspace.ts'
import styles from './settings.module.css'

/** What others wrote of the app, with the terms of each. */
export function Licences() {
  const [licences, setLicences] = useState<Output<'app.licences'> | null>(null)
  const show = async () => {
    const found = await attempt('read the licences', () => call('app.licences'))
    if (found) setLicences(found)
  }
  return (
    <>
      <Button variant="default" onClick={() => void show()} data-testid="show-licences">
        Licences
      </Button>
      <Modal
        opened={licences !== null}
        onClose={() => setLicences(null)}
        title="Licences of what Minimis is made with"
        size="min(820px, 92vw)"
      >
        <div data-testid="licences">
          {licences?.map(({ name, version, licence, text }) => (
            <details key={`${name} ${version}`} className={styles.licence}>
              <summary>
                {name} {version}, {licence}
              </summary>
              <pre>{text || 'The package names its licence and carries no text of it.'}</pre>
            </details>
          ))}
        </div>
      </Modal>
    </>
  )
}
