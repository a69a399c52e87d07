import type { Result } from '../../../shared/calc/result.ts'
import { amountText, moneyText, shareText } from '../../ui/format.ts'
import { ShareBar } from '../../ui/share-bar.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { Fact } from './fact.tsx'
import { HeadroomFact } from './headroom-fact.tsx'
import { LineList } from './line-list.tsx'
import { MethodChoice } from './method-choice.tsx'
import { NoticeList } from './notice-list.tsx'
import styles from './result.module.css'
import { exactly, Span } from './span.tsx'
import { StepList } from './step-list.tsx'
import { UnknownList } from './unknown-list.tsx'

interface ResultBodyProps {
  result: Result
  /** The unit of its amounts. */
  currency: string
  /** It answers the revision on screen; if not, it is drawn faintly and carries no test ids. */
  isCurrent: boolean
}

/** The verdict and everything that it rests on. */
export function ResultBody({ result, currency, isCurrent }: ResultBodyProps) {
  const { outcome, rule, threshold, share, controlled, price, priceBasis, treatedAs } = result
  return (
    <div className={styles.body} data-current={isCurrent} aria-busy={!isCurrent}>
      <section className={styles.verdict}>
        <Verdict outcome={outcome} testId={isCurrent ? 'verdict' : undefined} />
        <div className={styles.figures}>
          <span
            className={styles.share}
            data-span={share.low !== share.high}
            title={exactly(share.low, share.high)}
            data-testid={isCurrent ? 'share' : undefined}
          >
            <Span low={share.low} high={share.high} text={(exact) => shareText(exact, threshold)} />
          </span>
          <span className={styles.level}>
            {threshold === null ? 'no level' : `level ${shareText(threshold)}`}
            <br />
            {rule ?? 'not decided'}
          </span>
        </div>
        <ShareBar share={share} threshold={threshold} outcome={outcome} />
        <dl className={styles.facts}>
          <Fact name="Counted content" exact={exactly(controlled.low, controlled.high)}>
            <Span low={controlled.low} high={controlled.high} text={amountText} unit={currency} />
          </Fact>
          <Fact
            name={priceBasis ? `Selling price, ${priceBasis}` : 'Selling price'}
            exact={price ?? undefined}
          >
            {price === null ? 'not known' : moneyText(price, currency)}
          </Fact>
          <HeadroomFact result={result} currency={currency} />
          {treatedAs && <Fact name="Treated as">{treatedAs}</Fact>}
        </dl>
        <MethodChoice result={result} currency={currency} />
      </section>
      <UnknownList lines={result.unknown} isDecided={outcome !== 'undetermined'} />
      <LineList
        title="Counted"
        lines={result.counted}
        price={price}
        currency={currency}
        isOpen
        testId="counted"
      />
      <NoticeList notices={result.notices} />
      <StepList steps={result.steps} />
      <LineList
        title="Not counted"
        lines={result.notCounted}
        price={price}
        currency={currency}
        testId="not-counted"
      />
    </div>
  )
}
