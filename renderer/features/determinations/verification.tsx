import { fingerprintText } from '../../../shared/determination/fingerprint.ts'
import type { Check, Verification as Verified } from '../../../shared/determination/verify.ts'
import { FailIcon, OpenIcon, PassIcon } from '../../ui/icons.tsx'
import styles from './determinations.module.css'

const ICONS: Record<Check['state'], typeof PassIcon> = {
  holds: PassIcon,
  fails: FailIcon,
  open: OpenIcon,
}
const WORDS: Record<Check['state'], string> = { holds: 'holds', fails: 'fails', open: 'open' }

interface VerificationProps {
  verified: Verified
  /** The fingerprint of this office's key; null: it has none. */
  own: string | null
}

/** What was found where a determination was computed anew from its file alone. */
export function Verification({ verified, own }: VerificationProps) {
  const { state, checks, fingerprint, missingPack, difference } = verified
  const isOwn = fingerprint !== null && fingerprint === own
  return (
    <section className={styles.verification} data-state={state} data-testid="verification">
      <strong>{headOf(verified, isOwn)}</strong>
      <ul>
        {checks.map(({ check, state: found, found: words }) => {
          const Icon = ICONS[found]
          return (
            <li key={check} data-check={check} data-state={found}>
              <Icon size={12} /> <span className={styles.muted}>{WORDS[found]}</span> {check}:{' '}
              {words}
            </li>
          )
        })}
      </ul>
      {missingPack && (
        <p data-testid="missing-pack">
          Whether its rules are those of the pack {missingPack.id} was not compared: open a
          workspace that keeps the pack with the SHA-256{' '}
          <span className={styles.fingerprint}>{missingPack.sha256}</span>, and verify the file
          there.
        </p>
      )}
      {difference && (
        <p>
          First difference: {difference.path}: {JSON.stringify(difference.recorded)} recorded,{' '}
          {JSON.stringify(difference.recomputed)} computed anew.
        </p>
      )}
      {fingerprint !== null && <p className={styles.fingerprint}>{fingerprintText(fingerprint)}</p>}
    </section>
  )
}

function headOf({ state, missingPack }: Verified, isOwn: boolean): string {
  if (state === 'broken') return 'Broken: do not rely on it.'
  const all = missingPack ? 'all that could be compared holds' : 'all holds'
  if (isOwn || state === 'valid') return `Valid: ${all}, and this office signed it.`
  const All = all.replace('a', 'A')
  if (state === 'unsigned') return `${All}, but it is not signed: nobody answers for it.`
  return `${All}, and it is signed by an office that is not this one. Compare the fingerprint with one that the office has given you.`
}
