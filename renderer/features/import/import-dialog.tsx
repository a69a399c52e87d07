import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../stores/call.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { attempt } from '../../stores/workspace.ts'
import { deferred } from '../../ui/deferred.tsx'
import styles from './import.module.css'
import type { ChosenTable } from './import-target.tsx'

export const ImportTarget = deferred('The import', async () => {
  return (await import('./import-target.tsx')).ImportTarget
})

/** Imports a table from a file: which sheet, into which product, what becomes of each row. */
export function ImportDialog() {
  const isOpen = useScreen((store) => store.panel === 'import')
  const [table, setTable] = useState<ChosenTable | null>(null)

  useEffect(() => {
    if (!isOpen) return setTable(null)
    let isWanted = true
    void attempt('read the file', () => call('import.choose')).then((chosen) => {
      if (!isWanted) return
      if (chosen) setTable(chosen)
      else closePanel()
    })
    return () => {
      isWanted = false
      void call('import.cancel')
    }
  }, [isOpen])

  const reread = async (options: Input<'import.reread'>) => {
    const again = await attempt('read the file', () => call('import.reread', options))
    if (again) setTable(again)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={closePanel}
      title={table ? `Import ${table.name}` : 'Import a bill of materials'}
      fullScreen
    >
      <div className={styles.dialog} data-testid="import-dialog">
        {table ? (
          <ImportTarget table={table} onReread={(options) => void reread(options)} />
        ) : (
          <output className={styles.waiting}>Reading the file. Esc gives it up.</output>
        )}
      </div>
    </Modal>
  )
}
