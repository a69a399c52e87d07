import type { Act } from '../../shared/calc/result/act.ts'
import { ACT_WORDS } from '../../shared/report/act-words.ts'
import {
  CaughtIcon,
  ClassifyIcon,
  EitherWayIcon,
  FailIcon,
  OpenIcon,
  PassIcon,
  PassOpenIcon,
  ReportIcon,
  SparedIcon,
} from './icons.tsx'
import tone from './tone.module.css'
import styles from './verdict.module.css'

/** Each act with its words and the shape that it has in the window. */
export const ACTS = {
  licence: { ...ACT_WORDS.licence, Icon: FailIcon },
  'need-open': { ...ACT_WORDS['need-open'], Icon: ClassifyIcon },
  caught: { ...ACT_WORDS.caught, Icon: CaughtIcon },
  undetermined: { ...ACT_WORDS.undetermined, Icon: OpenIcon },
  'report-required': { ...ACT_WORDS['report-required'], Icon: ReportIcon },
  'no-licence-either-way': { ...ACT_WORDS['no-licence-either-way'], Icon: EitherWayIcon },
  'no-licence': { ...ACT_WORDS['no-licence'], Icon: SparedIcon },
  'not-subject-open': { ...ACT_WORDS['not-subject-open'], Icon: PassOpenIcon },
  'not-subject': { ...ACT_WORDS['not-subject'], Icon: PassIcon },
} as const satisfies Record<Act, unknown>

interface VerdictProps {
  act: Act
  /** What completes it in this case: exceptions to look at, open lines, what is missing. */
  detail?: string | undefined
  /** The detail is still to come: the one before keeps its place, and is not to be seen. */
  isDetailDue?: boolean
  testId?: string | undefined
}

/** A verdict with the act that it asks for as icon and word; the colour says nothing that they do not. */
export function Verdict({ act, detail, isDetailDue = false, testId }: VerdictProps) {
  const { word, meaning, Icon } = ACTS[act]
  return (
    <span className={styles.verdict} data-act={act} data-testid={testId}>
      <span className={`${styles.badge} ${tone.tone}`} data-act={act}>
        <Icon size={15} />
        <strong>{word}</strong>
      </span>
      <span className={styles.meaning}>{meaning}</span>
      {detail && (
        <span className={styles.detail} data-due={isDetailDue} aria-hidden={isDetailDue}>
          {detail}
        </span>
      )}
    </span>
  )
}
