import { SegmentedControl } from '@mantine/core'
import { useLeversView } from '../../stores/levers-view.ts'

const SPREADS = [
  { value: '0.05', label: '5 %' },
  { value: '0.1', label: '10 %' },
  { value: '0.2', label: '20 %' },
]

/** How far amounts move to either side of where they are. */
export function SpreadChoice() {
  const spread = useLeversView((store) => store.spread)
  return (
    <SegmentedControl
      aria-label="How far amounts move to either side"
      data={SPREADS}
      value={spread}
      onChange={(value) => useLeversView.setState({ spread: value })}
      data-testid="spread"
    />
  )
}
