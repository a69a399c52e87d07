import { Modal } from '@mantine/core'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { deferred } from '../../ui/deferred.tsx'

export const HelpPages = deferred('The help', async () => (await import('./help-pages.tsx')).Pages)

/** What the words mean, how the share is worked out, ECCNs in words, and what is not answered. */
export function HelpPanel() {
  const opened = useScreen((store) => store.panel === 'help')
  return (
    <Modal opened={opened} onClose={closePanel} title="Help" size={880}>
      {opened && <HelpPages />}
    </Modal>
  )
}
