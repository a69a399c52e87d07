import type { Answered } from '../../stores/standing.ts'
import { ContributorsPicture } from './contributors-picture.tsx'
import { DestinationsPicture } from './destinations-picture.tsx'
import { ExplanationTree } from './explanation/explanation-tree.tsx'
import { FindOutList } from './find-out-list.tsx'
import { NoticeList } from './notice-list.tsx'
import { openItemOf } from './open-item.ts'
import styles from './result.module.css'
import { VerdictSection } from './verdict-section.tsx'

interface ResultBodyProps {
  answered: Answered
  /** It answers the revision on screen; if not, it is drawn faintly. */
  isCurrent: boolean
  /** The revision on screen. */
  revision: number
}

/** The verdict and everything that it rests on. */
export function ResultBody({ answered, isCurrent, revision }: ResultBodyProps) {
  const { question, result, currency } = answered
  const { outcome, notices, unknown } = result
  const passes = outcome === 'not-subject' || outcome === 'report-required'
  const noticeList = <NoticeList notices={notices} />
  const aged = { className: styles.aged, 'data-current': isCurrent, 'aria-busy': !isCurrent }
  return (
    <div className={styles.body}>
      <div className={styles.main}>
        <div {...aged}>
          <VerdictSection result={result} currency={currency} isCurrent={isCurrent} />
          {passes && noticeList}
          <FindOutList
            lines={unknown}
            isDecided={outcome !== 'undetermined'}
            onOpenItem={openItemOf}
          />
          {!passes && noticeList}
        </div>
      </div>
      <div className={styles.pictures}>
        <DestinationsPicture {...question} revision={revision} />
        <div {...aged}>
          <ContributorsPicture answered={answered} onOpenItem={openItemOf} />
        </div>
      </div>
      <div className={styles.why}>
        <div {...aged}>
          <ExplanationTree result={result} currency={currency} onOpenItem={openItemOf} />
        </div>
      </div>
    </div>
  )
}
