import { Button, Modal, PasswordInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { fingerprintText } from '../../../shared/determination/fingerprint.ts'
import { asCallError, CallError, call } from '../../stores/call.ts'
import { loadOffice, showOffice, useDetermining } from '../../stores/determining.ts'
import styles from './determinations.module.css'

/** The key by which this office signs: its fingerprint, its backup, and taking it from one. */
export function OfficeMenu() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)} data-testid="office-key">
        Office key
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Office key" size={560}>
        <OfficeKey />
      </Modal>
    </>
  )
}

function OfficeKey() {
  const office = useDetermining((store) => store.office)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [said, setSaid] = useState<{ text: string; isProblem: boolean } | null>(null)
  useEffect(() => void loadOffice(), [])
  if (!office) return null
  const { fingerprint, keptBy, isOpen, problem } = office
  const attempt = async (work: () => Promise<string | null>) => {
    try {
      const text = await work()
      setSaid(text === null ? null : { text, isProblem: false })
      setPassphrase('')
      setAgain('')
    } catch (error) {
      setSaid({ text: asCallError(error).message, isProblem: true })
    }
  }
  const unlock = () =>
    attempt(async () => {
      showOffice(await call('office.unlock', { passphrase }))
      return 'The key is open until Minimis is closed.'
    })
  const saveBackup = () =>
    attempt(async () => {
      if (passphrase !== again)
        throw new CallError({ code: 'refused', message: 'The two passphrases are not the same.' })
      const file = await call('office.saveBackup', { passphrase })
      return file && `Written: ${file.path}. Keep it and its passphrase apart.`
    })
  const takeBackup = () =>
    attempt(async () => {
      const taken = await call('office.takeBackup', { passphrase })
      if (taken) showOffice(taken)
      return taken && 'The key was taken over. The one that was here is kept aside.'
    })
  const isLocked = fingerprint !== null && !isOpen
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isLocked) void unlock()
    else if (fingerprint !== null) void saveBackup()
  }
  return (
    <form className={styles.office} onSubmit={submit}>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
      <p>
        {fingerprint === null
          ? 'There is no key yet. It is made with the first determination, or taken from a backup of another computer of this office.'
          : 'Determinations are signed with it. Whoever verifies one compares this fingerprint, which you give them yourself:'}
      </p>
      {fingerprint !== null && (
        <p className={styles.fingerprint} data-testid="fingerprint">
          {fingerprintText(fingerprint)}
        </p>
      )}
      <p className={styles.muted}>
        {keptBy === 'system'
          ? 'It is kept by the secret store of this system.'
          : 'This system has no secret store; a passphrase keeps it, asked for once in a sitting.'}
      </p>
      <PasswordInput
        label={isLocked ? 'Passphrase of the key' : 'Passphrase of the backup'}
        description={isLocked ? undefined : 'At least 12 characters'}
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        data-testid="office-passphrase"
      />
      {fingerprint !== null && !isLocked && (
        <PasswordInput
          label="The same again"
          description="To save a backup: nobody can open it with another one"
          autoComplete="off"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          data-testid="office-passphrase-again"
        />
      )}
      <div className={styles.buttons}>
        {isLocked && <Button onClick={unlock}>Open the key</Button>}
        {fingerprint !== null && !isLocked && (
          <Button onClick={saveBackup} data-testid="save-key">
            Save a backup…
          </Button>
        )}
        <Button variant="default" onClick={takeBackup}>
          Take from a backup…
        </Button>
      </div>
      {said && (
        <p
          role={said.isProblem ? 'alert' : 'status'}
          className={said.isProblem ? styles.problem : ''}
        >
          {said.text}
        </p>
      )}
    </form>
  )
}
