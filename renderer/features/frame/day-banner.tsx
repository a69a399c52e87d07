import { Button } from '@mantine/core'
import { chooseDay, dismissNewDay, useNewDay } from '../../stores/day.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Message } from '../../ui/message.tsx'

/** Says where another day than today decides, and that a new day has begun. */
export function DayBanner() {
  const workspace = useWorkspace((store) => store.workspace)
  const newDay = useNewDay((store) => store.day)
  if (!workspace) return null
  const { day, today, readOnly } = workspace
  if (day !== today && readOnly?.reason !== 'past') {
    return (
      <Message
        tone="notice"
        title={`The day is ${day}, not today.`}
        testId="other-day"
        actions={
          <Button onClick={() => void chooseDay(null)} data-testid="back-to-today">
            Back to today
          </Button>
        }
      >
        Prices, rates, reports and rules are those of this day. A price that is typed takes the
        place of the one in force on it.
      </Message>
    )
  }
  if (newDay === null) return null
  return (
    <Message
      tone="notice"
      title={`It is ${newDay} now.`}
      testId="new-day"
      onDismiss={dismissNewDay}
    >
      Verdicts, prices, rates and reports are those of the new day.
    </Message>
  )
}
