import { headroomOf } from '../../../shared/calc/headroom.ts'
import type { Result } from '../../../shared/calc/result.ts'
import { amountText, moneyText } from '../../ui/format.ts'
import { Fact } from './fact.tsx'
import { exactly, Span } from './span.tsx'

interface HeadroomFactProps {
  result: Result
  currency: string
}

/** What the level leaves room for, or what lies above it. */
export function HeadroomFact({ result, currency }: HeadroomFactProps) {
  const headroom = headroomOf(result)
  if (!headroom) return null
  const { low, high, isOver } = headroom
  return (
    <Fact
      name={isOver ? 'Above the level by' : 'Headroom'}
      exact={exactly(low, high)}
      testId="headroom"
    >
      {low === null && high !== null ? (
        `at most ${moneyText(high, currency)}`
      ) : (
        <Span low={low} high={high} text={amountText} unit={currency} />
      )}
    </Fact>
  )
}
