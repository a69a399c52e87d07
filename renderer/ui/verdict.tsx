import type { Outcome } from '../../shared/calc/result/result.ts'
import { VERDICT_WORDS } from '../../shared/report/words.ts'
import { FailIcon, OpenIcon, PassIcon, ReportIcon } from './icons.tsx'
import tone from './tone.module.css'
import styles from './verdict.module.css'

export const VERDICTS = {
  'not-subject': { ...VERDICT_WORDS['not-subject'], Icon: PassIcon },
  subject: { ...VERDICT_WORDS.subject, Icon: FailIcon },
  undetermined: { ...VERDICT_WORDS.undetermined, Icon: OpenIcon },
  'report-required': { ...VERDICT_WORDS['report-required'], Icon: ReportIcon },
} as const satisfies Record<Outcome, unknown>

/** A verdict as icon and word; the colour says nothing that they do not. */
export function Verdict({ outcome, testId }: { outcome: Outcome; testId?: string | undefined }) {
  const { word, meaning, Icon } = VERDICTS[outcome]
  return (
    <span className={styles.verdict} data-outcome={outcome} data-testid={testId}>
      <span className={`${styles.badge} ${tone.tone}`} data-outcome={outcome}>
        <Icon size={15} />
        <strong>{word}</strong>
      </span>
      <span className={styles.meaning}>{meaning}</span>
    </span>
  )
}
