import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import { call } from '../../stores/call.ts'
import { loadOffice, useDetermining } from '../../stores/determining.ts'
import { attempt } from '../../stores/workspace.ts'
import { Verification } from './verification.tsx'

type Verified = NonNullable<Output<'determinations.verifyFile'>>

/** Verifies the file of a determination from outside: of another office, or of another year. */
export function VerifyFile() {
  const [verified, setVerified] = useState<Verified | null>(null)
  const own = useDetermining((store) => store.office?.fingerprint ?? null)
  const verify = () =>
    attempt('verify the file', async () => {
      await loadOffice()
      setVerified(await call('determinations.verifyFile'))
    })
  const { determination } = verified?.verification ?? {}
  return (
    <>
      <Button variant="default" onClick={verify} data-testid="verify-file">
        Verify a file…
      </Button>
      <Modal
        opened={verified !== null}
        onClose={() => setVerified(null)}
        title={determination ? `${determination.number}: ${determination.product}` : ''}
        size={640}
      >
        {verified && <Verification verified={verified.verification} own={own} />}
      </Modal>
    </>
  )
}
