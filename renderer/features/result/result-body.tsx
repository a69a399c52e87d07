import { memo } from 'react'
import type { Result } from '../../../shared/calc/result/result.ts'
import { actShown } from '../../../shared/report/act-words.ts'
import type { Answered, FiguresAnswered } from '../../stores/standing.ts'
import { useAfterPaint } from '../../ui/use-after-paint.ts'
import { useRulesAge } from '../../ui/use-rules-age.ts'
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
import { Headline, VerdictSection } from './verdict-section.tsx'

interface BodyProps {
  answered: Answered
  /** It answers the revision on screen; if not, it is drawn faintly. */
  isCurrent: boolean
  /** The revision on screen. */
  revision: number
}

interface ResultBodyProps extends BodyProps {
  /** The verdict of the revision on screen, where the rest of its result is still to come. */
  ahead: FiguresAnswered | null
}

/**
 * The verdict and what decides it, what makes it up, what is to be found out, and then what else is to
 * be looked at, in a line each. The verdict is drawn first, as soon as it is known; what it rests on follows
 * with its result, the pictures and the explanation when there is time, all marked as older until then.
 */
export function ResultBody({ answered, isCurrent, revision, ahead }: ResultBodyProps) {
  const { result, currency } = answered
  const later = useAfterPaint(answered)
  const { act, detail } = actShown(result)
  return (
    <div className={styles.body}>
      <div className={styles.main}>
        <div {...agedUnless(isCurrent || ahead !== null)}>
          {ahead ? (
            <Head
              figures={ahead.figures}
              act={ahead.figures.act}
              detail={detail}
              isDetailDue
              isCurrent
            />
          ) : (
            <Head figures={result} act={act} detail={detail} isCurrent={isCurrent} />
          )}
        </div>
        <div {...agedUnless(isCurrent)}>
          <Decision result={result} currency={currency} isCurrent={isCurrent} />
        </div>
        <div {...agedUnless(isCurrent && later === answered)}>
          <Contributors answered={later} onOpenItem={openItemOf} />
        </div>
        <div {...agedUnless(isCurrent)}>
          <Rest result={result} />
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

/** What is to be found out, and what applies whatever the share is. */
const Rest = memo(function Rest({ result }: { result: Result }) {
  const { outcome, notices, unknown } = result
  // How old the rules are stands in the frame, and a determination asks about it once.
  const saidElsewhere = new Set(['FDP', ...(useRulesAge() ? ['RULES-DATE'] : [])])
  return (
    <>
      <FindOutList lines={unknown} isDecided={outcome !== 'undetermined'} onOpenItem={openItemOf} />
      <NeedSection result={result} />
      <DirectProductRules result={result} />
      <NoticeList notices={notices.filter(({ code }) => !saidElsewhere.has(code))} />
    </>
  )
})

const Pictures = memo(function Pictures({ answered, isCurrent, revision }: BodyProps) {
  return (
    <div className={styles.pictures}>
      <Destinations {...answered.question} asked={answered.revision} revision={revision} />
      <FlowPicture answered={answered} isCurrent={isCurrent} revision={revision} />
    </div>
  )
})

const Head = memo(Headline)
const Decision = memo(VerdictSection)
const Destinations = memo(DestinationsPicture)
const Contributors = memo(ContributorsPicture)
const Explanation = memo(ExplanationTree)

function agedUnless(isCurrent: boolean) {
  return { className: styles.aged, 'data-current': isCurrent, 'aria-busy': !isCurrent }
}
