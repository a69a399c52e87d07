import type { Uncertainty } from '../../../shared/scenario/levers/uncertainty.ts'
import type { StudySubject } from '../../stores/levers.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { count, shareText, wholeText } from '../../ui/format.ts'
import { Picture } from '../../ui/picture.tsx'
import tone from '../../ui/tone.module.css'
import styles from './levers.module.css'
import { QuantileChart } from './quantile-chart.tsx'
import { Sign } from './sign.tsx'
import { fractionText, middleOf, outOf, quantileTable, spanOf } from './uncertainty.ts'

interface OutcomesProps {
  answer: Uncertainty
  subject: StudySubject
  /** The ranges have not been changed since. */
  isAsked: boolean
}

/** How often each verdict came, and how the share is spread. */
export function Outcomes({ answer, subject, isAsked }: OutcomesProps) {
  const revision = useWorkspace(({ workspace }) => workspace?.revision ?? 0)
  const { outcomes, samples, seed, quantiles, before, ranges } = answer
  const level = before.threshold
  const [span, middle] = [spanOf(answer), middleOf(answer)]
  const { product, destination, method } = subject
  return (
    <div className={styles.scroll} data-testid="outcomes">
      {!isAsked && (
        <p className={styles.older}>The ranges were changed since: these are of those before.</p>
      )}
      <table className={styles.outcomes}>
        <tbody>
          {outcomes.map(({ act, count: times, fraction }) => (
            <tr key={act} data-testid="outcome">
              <td>
                <Sign act={act} />
              </td>
              <td className={styles.right}>{fractionText(fraction)}</td>
              <td className={styles.right}>{outOf(times, samples)}</td>
              <td className={styles.track}>
                <div
                  className={`${styles.fraction} ${tone.tone}`}
                  data-act={act}
                  style={{ width: `${(times / samples) * 100}%` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.said} data-testid="spread-text">
        {span
          ? `The share lies between ${shareText(span.from, level)} and ${shareText(span.to, level)} in all samples`
          : 'The share is not known, or without a bound, in some samples'}
        {middle &&
          `, between ${shareText(middle.from, level)} and ${shareText(middle.to, level)} in the middle nine tenths`}
        .
      </p>
      <p className={styles.reproducible} data-testid="reproducible">
        {wholeText(samples)} samples of {count(ranges.length, 'amount')}, seed {seed}: the same seed
        gives the same samples, each evaluated exactly.
      </p>
      {quantiles.some(({ low }) => low !== null) && (
        <Picture
          title="Samples at or under a share"
          about={`${product} to ${destination}, ${method}, ${wholeText(samples)} samples, seed ${seed}, revision ${revision}`}
          table={quantileTable(quantiles, level)}
          testId="quantiles-picture"
        >
          <QuantileChart quantiles={quantiles} level={level} />
        </Picture>
      )}
    </div>
  )
}
