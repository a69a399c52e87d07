import { Button } from '@mantine/core'
import type { Lever } from '../../../shared/scenario/levers/levers.ts'
import type { Reading } from '../../../shared/scenario/levers/subject.ts'
import { openItem } from '../../stores/item.ts'
import facts from '../../ui/facts.module.css'
import { shareText } from '../../ui/format.ts'
import { boundsText, exactBounds } from './figures.ts'
import { givesScenario, itemToRecord } from './lever-acts.ts'
import { breakEvenText, exactBreakEven, kindName, outcomeText, titleText } from './lever-words.ts'
import styles from './levers.module.css'
import { ScenarioButton } from './scenario-button.tsx'
import { Sign } from './sign.tsx'

/** One lever with everything that is known of it. */
export function LeverDetail({ lever, over }: { lever: Lever; over: number | null }) {
  const { kind, also, before, after, flip } = lever
  return (
    <section className={styles.detail} aria-label="Lever" data-testid="lever-detail">
      <div className={styles.detailHead}>
        <h2>{titleText(lever)}</h2>
        <span className={styles.muted}>{kindName(kind)}</span>
        <span className={styles.gap} />
        <Act lever={lever} over={over} />
      </div>
      <dl className={facts.facts}>
        <dt>Now</dt>
        <dd>
          <ReadingText reading={before} />
        </dd>
        {after && (
          <>
            <dt>Then</dt>
            <dd>
              <ReadingText reading={after} />
            </dd>
          </>
        )}
        {flip && (
          <>
            <dt>Break-even</dt>
            <dd>
              {breakEvenText(lever)}; {exactBreakEven(lever)}
            </dd>
          </>
        )}
        {!lever.flips && (
          <>
            <dt>Why it stays</dt>
            <dd>{outcomeText(lever)}</dd>
          </>
        )}
        {also.length > 0 && (
          <>
            <dt>The same for</dt>
            <dd>{also.join(', ')}</dd>
          </>
        )}
        {lever.list === 'find-out' && kind !== 'rate' && (
          <>
            <dt>Read it so</dt>
            <dd>
              A question of fact: what would follow if it were so. It is no reason to classify or to
              declare an origin otherwise than it is. Find out what is so and record it with its
              source.
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** What can be done with a lever: a scenario of what can be decided, a record of what was found out. */
function Act({ lever, over }: { lever: Lever; over: number | null }) {
  const item = itemToRecord(lever)
  if (lever.change && givesScenario(lever))
    return <ScenarioButton changes={[lever.change]} over={over} />
  if (item !== null)
    return (
      <Button
        variant="default"
        title={`Opens ${item}, where its origin, ECCN and facts stand with their source (R)`}
        onClick={() => openItem(item)}
        data-testid="record-finding"
      >
        Record what you find
      </Button>
    )
  return <span className={styles.muted}>{noScenarioText(lever)}</span>
}

function ReadingText({ reading }: { reading: Reading }) {
  const { act, rule, threshold, share } = reading
  return (
    <>
      <Sign act={act} /> at {boundsText(share, threshold)}
      <span className={styles.muted}>
        {' '}
        ({exactBounds(share)}), {threshold === null ? 'no level' : `level ${shareText(threshold)}`},{' '}
        {rule ?? 'not decided'}
      </span>
    </>
  )
}

function noScenarioText({ kind, after }: Lever): string {
  if (after === null) return 'No amount or change to make a scenario of'
  return kind === 'classification' || kind === 'paragraph'
    ? 'Declared content, or an item of the scenario alone, is no change of another'
    : 'An item of the scenario alone: change it there'
}
