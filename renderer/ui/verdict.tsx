import type { Outcome } from '../../shared/calc/result.ts'
import { FailIcon, OpenIcon, PassIcon, ReportIcon } from './icons.tsx'
import styles from './verdict.module.css'

export const VERDICTS = {
  'not-subject': { word: 'not subject', meaning: 'by reason of de minimis', Icon: PassIcon },
  subject: { word: 'subject', meaning: 'to the EAR', Icon: FailIcon },
  undetermined: { word: 'undetermined', meaning: 'until more is known', Icon: OpenIcon },
  'report-required': { word: 'report required', meaning: 'before de minimis', Icon: ReportIcon },
} as const satisfies Record<Outcome, unknown>

/** A verdict as icon and word; the colour says nothing that they do not. */
export function Verdict({ outcome, testId }: { outcome: Outcome; testId?: string | undefined }) {
  const { word, meaning, Icon } = VERDICTS[outcome]
  return (
    <span className={styles.verdict} data-outcome={outcome} data-testid={testId}>
      <span className={styles.badge}>
        <Icon size={15} />
        <strong>{word}</strong>
      </span>
      <span className={styles.meaning}>{meaning}</span>
    </span>
  )
}
