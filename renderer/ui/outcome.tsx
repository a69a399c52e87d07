import type { Act } from '../../shared/calc/result/act.ts'
import type { Outcome } from '../../shared/calc/result/result.ts'
import { OUTCOME_WORDS } from '../../shared/report/words.ts'
import { FailIcon, OpenIcon, PassIcon, ReportIcon } from './icons.tsx'
import tone from './tone.module.css'
import styles from './verdict.module.css'

/** Each outcome with its words, its shape, and the act whose colour it has. */
export const OUTCOMES = {
  'not-subject': { ...OUTCOME_WORDS['not-subject'], Icon: PassIcon, as: 'not-subject' },
  subject: { ...OUTCOME_WORDS.subject, Icon: FailIcon, as: 'licence' },
  undetermined: { ...OUTCOME_WORDS.undetermined, Icon: OpenIcon, as: 'undetermined' },
  'report-required': {
    ...OUTCOME_WORDS['report-required'],
    Icon: ReportIcon,
    as: 'report-required',
  },
} as const satisfies Record<Outcome, { as: Act } & Record<string, unknown>>

interface OutcomeBadgeProps {
  outcome: Outcome
  testId?: string | undefined
}

/** The outcome of a determination as it was issued: its file says nothing of what it asks for. */
export function OutcomeBadge({ outcome, testId }: OutcomeBadgeProps) {
  const { word, meaning, Icon, as } = OUTCOMES[outcome]
  return (
    <span className={styles.verdict} data-outcome={outcome} data-testid={testId}>
      <span className={`${styles.badge} ${tone.tone}`} data-act={as}>
        <Icon size={15} />
        <strong>{word}</strong>
      </span>
      <span className={styles.meaning}>{meaning}</span>
    </span>
  )
}
