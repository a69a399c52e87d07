import type { Result } from '../../../shared/calc/result.ts'
import { amountText, shareText } from '../../ui/format.ts'
import { ShareBar } from '../../ui/share-bar.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { LineList } from './line-list.tsx'
import { MethodChoice } from './method-choice.tsx'
import { NoticeList } from './notice-list.tsx'
import styles from './result.module.css'
import { StepList } from './step-list.tsx'
import { UnknownList } from './unknown-list.tsx'

interface ResultBodyProps {
  result: Result
  /** It answers the revision on screen; if not, it is drawn faintly and carries no test ids. */
  isCurrent: boolean
}

/** The verdict and everything that it rests on. */
export function ResultBody({ result, isCurrent }: ResultBodyProps) {
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
          <dt>US content counted</dt>
          <dd title={exactly(controlled.low, controlled.high)}>
            <Span low={controlled.low} high={controlled.high} text={amountText} />
          </dd>
          <dt>Selling price</dt>
          <dd title={price ?? undefined}>
            {price === null ? 'not known' : amountText(price)}
            {priceBasis && <span className={styles.muted}> {priceBasis}</span>}
          </dd>
          {treatedAs && (
            <>
              <dt>Treated as</dt>
              <dd>{treatedAs}</dd>
            </>
          )}
        </dl>
        <MethodChoice result={result} />
      </section>
      <UnknownList lines={result.unknown} isDecided={outcome !== 'undetermined'} />
      <LineList title="Counted" lines={result.counted} price={price} isOpen testId="counted" />
      <NoticeList notices={result.notices} />
      <StepList steps={result.steps} />
      <LineList title="Not counted" lines={result.notCounted} price={price} testId="not-counted" />
    </div>
  )
}

interface SpanProps {
  low: string | null
  high: string | null
  text: (exact: string) => string
}

function Span({ low, high, text }: SpanProps) {
  if (low === null) return 'not known'
  if (low === high) return text(low)
  return (
    <>
      <span className={styles.bound}>{text(low)}</span> <span className={styles.to}>to</span>{' '}
      <span className={styles.bound}>{high === null ? 'no bound' : text(high)}</span>
    </>
  )
}

function exactly(low: string | null, high: string | null): string | undefined {
  if (low === null) return undefined
  return low === high ? `exactly ${low}` : `exactly ${low} to ${high ?? 'no bound'}`
}
