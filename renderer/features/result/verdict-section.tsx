import type { Act } from '../../../shared/calc/result/act.ts'
import type { Figures, Result } from '../../../shared/calc/result/result.ts'
import { assumedFigure } from '../../../shared/report/assumed.ts'
import { calculationSentence } from '../../../shared/report/before-calculation.ts'
import { verdictParagraph } from '../../../shared/report/verdict-text.ts'
import { amountText, moneyText, shareText, wholeText } from '../../ui/format.ts'
import { HelpMark } from '../../ui/help-mark.tsx'
import { ShareBar } from '../../ui/share-bar.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { usePack } from '../../ui/workspace-context.ts'
import { BreakEvenList } from './break-even-list.tsx'
import { Fact } from './fact.tsx'
import { FloorLine } from './floor-line.tsx'
import { MethodChoice } from './method-choice.tsx'
import styles from './result.module.css'
import { exactly, Span } from './span.tsx'

interface HeadlineProps {
  figures: Figures
  act: Act
  detail: string
  /** The detail is that of the result before, and not to be seen. */
  isDetailDue?: boolean
  /** It answers the revision on screen; only then it carries test ids. */
  isCurrent: boolean
}

/** The verdict in a word, and the share against its level. */
export function Headline({ figures, act, detail, isDetailDue, isCurrent }: HeadlineProps) {
  const { rule, threshold, share } = figures
  return (
    <section className={styles.headline}>
      <Verdict
        act={act}
        detail={detail}
        isDetailDue={isDetailDue ?? false}
        testId={isCurrent ? 'verdict' : undefined}
      />
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
          <HelpMark term={threshold === null ? 'no-level-case' : 'level'} />
          <br />
          {rule ?? 'not decided'}
        </span>
      </div>
      <ShareBar share={share} threshold={threshold} act={act} />
    </section>
  )
}

interface VerdictSectionProps {
  result: Result
  currency: string
  /** It answers the revision on screen; only then it carries test ids. */
  isCurrent: boolean
}

/** What decided, how far it may move, and what the verdict rests on. */
export function VerdictSection({ result, currency, isCurrent }: VerdictSectionProps) {
  const { outcome, controlled, price, priceBasis, treatedAs, calculation } = result
  const pack = usePack()
  const assumed = assumedFigure(result, currency)
  return (
    <section className={styles.verdict}>
      <BreakEvenList result={result} currency={currency} />
      <FloorLine result={result} isCurrent={isCurrent} />
      <p
        className={styles.decided}
        title={verdictParagraph(result)}
        data-testid={isCurrent ? 'decided' : undefined}
      >
        {outcome === 'undetermined' ? openRules(result) : verdictParagraph(result)}
      </p>
      {calculation && calculation.asked !== 'yes' && (
        <p className={styles.decided} data-testid={isCurrent ? 'before-calculation' : undefined}>
          {calculationSentence(calculation, pack)}
        </p>
      )}
      <dl className={styles.facts}>
        <Fact
          name={
            <>
              Counted content <HelpMark term="controlled-content" />
            </>
          }
          exact={exactly(controlled.low, controlled.high)}
        >
          <Span low={controlled.low} high={controlled.high} text={amountText} unit={currency} />
        </Fact>
        <Fact
          name={priceBasis ? `Selling price, ${priceBasis}` : 'Selling price'}
          exact={price ?? undefined}
        >
          {price === null ? 'not known' : moneyText(price, currency)}
        </Fact>
        {assumed && (
          <Fact
            name={assumed.name}
            exact={assumed.exact ?? undefined}
            testId={isCurrent ? 'assumed' : undefined}
          >
            {assumed.text}
          </Fact>
        )}
        {treatedAs && <Fact name="Treated as">{treatedAs}</Fact>}
        <Fact name="Items">
          {wholeText(result.counted.length)} counted, {wholeText(result.notCounted.length)} not,{' '}
          {wholeText(result.unknown.length)} unknown
        </Fact>
      </dl>
      <MethodChoice result={result} currency={currency} />
    </section>
  )
}

/** That no verdict stands, and the rules that are open; their reasons stand in the explanation. */
function openRules({ steps }: Result): string {
  const open = steps.filter(({ answer }) => answer === 'open').map(({ rule }) => rule)
  const rules = open.length > 0 ? open.join(', ') : 'see what is to be found out'
  return `Not determined: what is known leaves more than one verdict possible. Open: ${rules}.`
}
