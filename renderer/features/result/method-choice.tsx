import { SegmentedControl } from '@mantine/core'
import { actOf, besideOf } from '../../../shared/calc/result/act.ts'
import type { ActFigures, Figures, Method, Result } from '../../../shared/calc/result/result.ts'
import { chooseMethod } from '../../stores/result.ts'
import { amountText, shareText } from '../../ui/format.ts'
import { Helped, HelpMark } from '../../ui/help-mark.tsx'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import styles from './result.module.css'
import { exactly, Span } from './span.tsx'

const METHODS: { value: Method; label: string }[] = [
  { value: 'look-through', label: 'Look-through' },
  { value: 'second-incorporation', label: 'Second incorporation' },
]

interface MethodChoiceProps {
  result: Result
  currency: string
}

/** The two methods side by side, where a discrete product makes them differ. */
export function MethodChoice({ result, currency }: MethodChoiceProps) {
  const { method, outcome, need, notices, otherMethod } = result
  if (!otherMethod && method === 'look-through') return null
  const beside = besideOf(notices)
  const withAct = (figures: Figures): ActFigures => ({
    ...figures,
    act: actOf({ outcome: figures.outcome, need: need.state, beside }),
  })
  const columns = METHODS.flatMap(({ value }) => {
    const figures = value === method ? result : otherMethod
    return figures ? [withAct(figures)] : []
  })
  return (
    <div className={styles.method}>
      <Helped term={otherMethod ? undefined : 'second-incorporation'}>
        <SegmentedControl
          fullWidth
          aria-label="Method"
          data={METHODS}
          value={method}
          onChange={(value) => chooseMethod(value as Method)}
        />
      </Helped>
      {otherMethod && (
        <>
          <div className={styles.methods}>
            {columns.map((figures) => (
              <Column key={figures.method} figures={figures} currency={currency} />
            ))}
          </div>
          {otherMethod.outcome !== outcome && (
            <p data-testid="methods-differ">The methods give different verdicts.</p>
          )}
          {otherMethod.discrete.map(({ path, reason }) => (
            <p key={path.join('/')} className={styles.muted}>
              {path.at(-1)} as a discrete product: {reason}
            </p>
          ))}
        </>
      )}
    </div>
  )
}

interface ColumnProps {
  figures: ActFigures
  currency: string
}

function Column({ figures, currency }: ColumnProps) {
  const { method, act, rule, threshold, share, controlled } = figures
  const { word, Icon } = ACTS[act]
  return (
    <div className={styles.column} data-testid={`method-${method}`}>
      <span className={styles.muted}>
        {METHODS.find(({ value }) => value === method)?.label} <HelpMark term={method} />
      </span>
      <span className={`${styles.outcome} ${tone.tone}`} data-act={act}>
        <Icon size={13} /> {word}
      </span>
      <span title={exactly(share.low, share.high)}>
        <Span low={share.low} high={share.high} text={(exact) => shareText(exact, threshold)} />
      </span>
      <span title={exactly(controlled.low, controlled.high)}>
        <Span low={controlled.low} high={controlled.high} text={amountText} unit={currency} />
      </span>
      <span className={styles.muted}>{rule ?? 'not decided'}</span>
    </div>
  )
}
