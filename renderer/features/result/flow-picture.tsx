import { Button, Checkbox } from '@mantine/core'
import { memo, useEffect, useMemo, useRef } from 'react'
import { FLOW_GROUPINGS, type Flow, MOST_FLOW_BLOCKS } from '../../../shared/calc/result/flow.ts'
import { type FlowQuestion, flow, useFlowView } from '../../stores/flow.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import type { Answered } from '../../stores/standing.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { Picture } from '../../ui/picture.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import { FlowChart } from './flow-chart.tsx'
import { flowShareText, flowTable, GROUPING_NAMES } from './flow-words.ts'
import { openItemOf } from './open-item.ts'
import styles from './result.module.css'

/** How long a verdict stands before its flow is asked for, in milliseconds. */
const PAUSE = 300

const CUTS = [0, 1, 5, 10, 20, 50, 100].map((perMille) => ({
  value: `${perMille}`,
  label: perMille === 0 ? 'nothing' : `below ${perMille / 10} %`,
}))
const GROUPINGS = FLOW_GROUPINGS.map((value) => ({ value, label: GROUPING_NAMES[value] }))

interface FlowPictureProps {
  answered: Answered
  /** The verdict answers the revision on screen. */
  isCurrent: boolean
  /** The revision on screen. */
  revision: number
}

/** How content comes together from parts through sub-assemblies to the share; folded until it is asked for. */
export function FlowPicture(props: FlowPictureProps) {
  const isOpen = useFlowView((view) => view.isOpen)
  return (
    <details
      className={styles.section}
      open={isOpen}
      onToggle={({ currentTarget }) => useFlowView.setState({ isOpen: currentTarget.open })}
      data-testid="flow"
    >
      <summary data-testid="flow-fold">
        <h2>How US content flows</h2>
      </summary>
      {isOpen && <OpenFlow {...props} />}
    </details>
  )
}

function OpenFlow({ answered: { question, currency }, isCurrent, revision }: FlowPictureProps) {
  const { product, destination, method } = question
  const { grouping, perMille, withNotCounted, isWanted } = useFlowView()
  const answers = flow.useQuestion()
  const content = useRef<HTMLDivElement>(null)
  const asked = useMemo(
    (): FlowQuestion => ({
      ...{ product, destination, method, grouping, perMille, withNotCounted },
      most: MOST_FLOW_BLOCKS,
    }),
    [product, destination, method, grouping, perMille, withNotCounted],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has another answer
  useEffect(() => {
    if (!isCurrent) return
    const timer = setTimeout(() => void flow.ask(asked), PAUSE)
    return () => clearTimeout(timer)
  }, [asked, isCurrent, revision])
  useEffect(() => flow.leave, [])

  const shown = shownAnswer(answers, asked, revision)
  const found = shown.state === 'current' ? shown.answered : shown.older
  const isHere = shown.state === 'current' && isCurrent
  const isSlow = useDelayed(shown.state === 'updating' && !found, 600)
  const answer = found?.answer.answer
  useEffect(() => {
    if (!isWanted || !answer) return
    content.current?.scrollIntoView({ block: 'start' })
    content.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
    useFlowView.setState({ isWanted: false })
  }, [isWanted, answer])

  return (
    <div ref={content}>
      <div className={styles.flowTools}>
        <ChoiceSelect
          label="By"
          w={150}
          data={GROUPINGS}
          value={grouping}
          onChoose={(value) => {
            const chosen = FLOW_GROUPINGS.find((each) => each === value)
            if (chosen) useFlowView.setState({ grouping: chosen })
          }}
          data-testid="flow-grouping"
        />
        <ChoiceSelect
          label="Cut off"
          w={120}
          title="What is smaller than this share of the picture is put together as one block"
          data={CUTS}
          value={`${perMille}`}
          onChoose={(value) => useFlowView.setState({ perMille: Number(value) })}
          data-testid="flow-cut"
        />
        <Checkbox
          label="What does not count too"
          checked={withNotCounted}
          onChange={({ currentTarget: { checked } }) =>
            useFlowView.setState({ withNotCounted: checked })
          }
          data-testid="flow-not-counted"
        />
      </div>
      {shown.state === 'failed' && (
        <p className={styles.error} role="alert" data-testid="flow-failed">
          <span>The flow could not be worked out. {shown.error.message}</span>
          <Button variant="default" onClick={() => void flow.again()}>
            Try again
          </Button>
        </p>
      )}
      {isSlow && <p className={styles.flowEmpty}>Being worked out.</p>}
      {answer && found && (
        <div
          className={styles.aged}
          data-current={isHere}
          aria-busy={!isHere}
          data-testid={isHere ? 'flow-current' : undefined}
        >
          <Drawn flow={answer} question={found.question} currency={currency} at={found.revision} />
        </div>
      )}
    </div>
  )
}

interface DrawnProps {
  flow: Flow
  question: FlowQuestion
  currency: string
  /** The revision that it was worked out from. */
  at: number
}

const Drawn = memo(function Drawn({ flow: drawn, question, currency, at }: DrawnProps) {
  const { product, destination, method, grouping, withNotCounted } = question
  if (drawn.blocks.length < 2)
    return (
      <p className={styles.flowEmpty} data-testid="flow-empty">
        {withNotCounted
          ? 'Nothing is on the lines of this product.'
          : 'Nothing on the lines of this product counts, or may count, for this destination.'}
      </p>
    )
  return (
    <Picture
      title={`By ${GROUPING_NAMES[grouping].toLowerCase().replace('eccn', 'ECCN')}`}
      about={`How US content flows: ${product} to ${destination}, ${method}, ${flowShareText(drawn)}, revision ${at}`}
      table={flowTable(drawn, grouping, currency)}
      testId="flow-picture"
    >
      <FlowChart
        key={`${product} ${grouping}`}
        flow={drawn}
        grouping={grouping}
        withNotCounted={withNotCounted}
        currency={currency}
        onOpen={(id) => openItemOf([id])}
      />
    </Picture>
  )
})
