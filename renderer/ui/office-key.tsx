import { PasswordInput } from '@mantine/core'
import { fingerprintText } from '../../shared/determination/fingerprint.ts'
import type { OfficeState } from '../../shared/ipc/determination-calls.ts'
import { CallError, call } from '../stores/call.ts'
import { showOffice } from '../stores/determining.ts'
import styles from './office-key.module.css'

/** What is typed to make or to open the key. It is kept nowhere. */
export interface Passphrases {
  one: string
  again: string
}

export const NO_PASSPHRASES: Passphrases = { one: '', again: '' }

interface OfficeKeyProps {
  office: OfficeState
  passphrases: Passphrases
  onChange: (passphrases: Passphrases) => void
}

/** By which key it is signed, and what is needed to make or open that. */
export function OfficeKey({ office, passphrases, onChange }: OfficeKeyProps) {
  const asked = keyAsked(office)
  const { fingerprint, problem, keptBy } = office
  const set = (change: Partial<Passphrases>) => onChange({ ...passphrases, ...change })
  return (
    <fieldset className={styles.key} data-testid="determine-key">
      <legend>Signed by this office</legend>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
      {problem === null && fingerprint === null && (
        <p>
          This office has no key yet. One is made now
          {keptBy === 'system'
            ? ' and kept by the secret store of this system.'
            : ': this system has no secret store, so a passphrase of at least 12 characters keeps it. It is asked for once in a sitting.'}{' '}
          Save a backup of it under Determinations.
        </p>
      )}
      {fingerprint !== null && (
        <p>
          Fingerprint <code className={styles.code}>{fingerprintText(fingerprint)}</code>
        </p>
      )}
      {asked !== null && (
        <div className={styles.row}>
          <PasswordInput
            label={asked === 'new' ? 'Passphrase of the new key' : 'Passphrase of the key'}
            autoComplete="off"
            value={passphrases.one}
            onChange={(event) => set({ one: event.currentTarget.value })}
            data-testid="determine-passphrase"
          />
          {asked === 'new' && (
            <PasswordInput
              label="The same again"
              autoComplete="off"
              value={passphrases.again}
              onChange={(event) => set({ again: event.currentTarget.value })}
              data-testid="determine-passphrase-again"
            />
          )}
        </div>
      )}
    </fieldset>
  )
}

/** What is asked for before the office can sign; null: nothing. */
export function keyAsked(office: OfficeState): 'new' | 'open' | null {
  if (office.problem !== null || office.isOpen) return null
  if (office.fingerprint !== null) return 'open'
  return office.keptBy === 'passphrase' ? 'new' : null
}

/** Makes or opens the key, where it cannot sign yet. Throws a CallError where that is refused. */
export async function readyToSign(office: OfficeState, { one, again }: Passphrases): Promise<void> {
  const { fingerprint, keptBy, isOpen, problem } = office
  if (problem !== null) throw refusal(problem)
  if (isOpen) return
  if (fingerprint !== null) return showOffice(await call('office.unlock', { passphrase: one }))
  if (keptBy === 'passphrase' && one !== again)
    throw refusal('The two passphrases are not the same.')
  showOffice(await call('office.make', { passphrase: keptBy === 'system' ? null : one }))
}

function refusal(message: string): CallError {
  return new CallError({ code: 'refused', message })
}
