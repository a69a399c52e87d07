import { memo } from 'react'
import type { Result } from '../../../shared/calc/result/result.ts'
import type { Answered } from '../../stores/standing.ts'
import { useAfterPaint } from '../../ui/use-after-paint.ts'
import { ContributorsPicture } from './contributors-picture.tsx'
import { DestinationsPicture } from './destinations-picture.tsx'
import { DirectProductRules } from './direct-product-rules.tsx'
import { ExplanationTree } from './explanation/explanation-tree.tsx'
import { FindOutList } from './find-out-list.tsx'
import { FlowPicture } from './flow-picture.tsx'
import { NeedSection } from './need-section.tsx'
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

/**
 * The verdict and everything that it rests on. The verdict is drawn first; the pictures and the
 * explanation follow when there is time, marked as older until then.
 */
export function ResultBody({ answered, isCurrent, revision }: ResultBodyProps) {
  const { result, currency } = answered
  const later = useAfterPaint(answered)
  return (
    <div className={styles.body}>
      <div className={styles.main}>
        <div {...agedUnless(isCurrent)}>
          <Verdict result={result} currency={currency} isCurrent={isCurrent} />
        </div>
      </div>
      <Pictures answered={later} isCurrent={isCurrent && later === answered} revision={revision} />
      <div className={styles.why}>
        <div {...agedUnless(isCurrent && later === answered)}>
          <Explanation result={later.result} currency={later.currency} onOpenItem={openItemOf} />
        </div>
      </div>
    </div>
  )
}

interface VerdictProps {
  result: Result
  currency: string
  isCurrent: boolean
}

const Verdict = memo(function Verdict({ result, currency, isCurrent }: VerdictProps) {
  const { outcome, notices, unknown } = result
  const passes = outcome === 'not-subject' || outcome === 'report-required'
  const noticeList = (
    <>
      <DirectProductRules result={result} />
      <NoticeList notices={notices.filter(({ code }) => code !== 'FDP')} />
    </>
  )
  return (
    <>
      <VerdictSection result={result} currency={currency} isCurrent={isCurrent} />
      <NeedSection result={result} />
      {passes && noticeList}
      <FindOutList lines={unknown} isDecided={outcome !== 'undetermined'} onOpenItem={openItemOf} />
      {!passes && noticeList}
    </>
  )
})

const Pictures = memo(function Pictures({ answered, isCurrent, revision }: ResultBodyProps) {
  return (
    <div className={styles.pictures}>
      <Destinations {...answered.question} asked={answered.revision} revision={revision} />
      <div {...agedUnless(isCurrent)}>
        <Contributors answered={answered} onOpenItem={openItemOf} />
      </div>
      <FlowPicture answered={answered} isCurrent={isCurrent} revision={revision} />
    </div>
  )
})

const Destinations = memo(DestinationsPicture)
const Contributors = memo(ContributorsPicture)
const Explanation = memo(ExplanationTree)

function agedUnless(isCurrent: boolean) {
  return { className: styles.aged, 'data-current': isCurrent, 'aria-busy': !isCurrent }
}
