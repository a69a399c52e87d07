import { Button, SegmentedControl, TextInput, VisuallyHidden } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { AlternateSet, SmallestSets } from '../../../shared/scenario/levers/sets.ts'
import { type StudySubject, smallestSets } from '../../stores/levers.ts'
import { goToProduct } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { moneyText } from '../../ui/format.ts'
import { boundsText, exactBounds } from './figures.ts'
import styles from './levers.module.css'
import { ScenarioButton } from './scenario-button.tsx'
import { foundText, swapsOf, typedShare } from './sets.ts'
import { Sign } from './sign.tsx'
import { StudyExport } from './study-export.tsx'
import { StudyFrame } from './study-frame.tsx'
import { setsReport } from './study-report.ts'
import { useStudy } from './use-study.ts'

/** The smallest sets of alternates that bring the product to its level, or to a share. */
export function SetsStudy({ subject }: { subject: StudySubject }) {
  const [goal, setGoal] = useState<'level' | 'share'>('level')
  const [typed, setTyped] = useState('')
  const target = goal === 'level' ? undefined : typedShare(typed)
  const isUnread = goal === 'share' && target === null
  const question = useMemo(
    () => (target === null ? null : { ...subject, ...(target !== undefined && { target }) }),
    [subject, target],
  )
  const study = useStudy(smallestSets, question)
  return (
    <>
      <div className={styles.tools}>
        <span>Bring it to</span>
        <SegmentedControl
          aria-label="Goal"
          data={[
            { value: 'level', label: 'Not subject' },
            { value: 'share', label: 'A share' },
          ]}
          value={goal}
          onChange={(value) => setGoal(value as typeof goal)}
          data-testid="sets-goal"
        />
        {goal === 'share' && (
          <TextInput
            className={styles.number}
            classNames={{ input: styles.field as string }}
            aria-label="Share to come down to, in percent"
            placeholder="such as 10 %"
            value={typed}
            error={isUnread && typed !== ''}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-testid="sets-target"
          />
        )}
        {isUnread && <span className={styles.muted}>Type a share from 0 to 100 %.</span>}
        <span className={styles.gap} />
        <StudyExport<SmallestSets>
          subject={subject}
          study={study}
          name="Alternates"
          report={setsReport}
        />
      </div>
      {question && (
        <StudyFrame<SmallestSets> study={study} what="the sets" testId="sets-study">
          {(answer) => <Sets answer={answer} subject={subject} />}
        </StudyFrame>
      )}
    </>
  )
}

function Sets({ answer, subject }: { answer: SmallestSets; subject: StudySubject }) {
  const { candidates, barred, sets } = answer
  if (candidates === 0 && barred.length === 0) return <NoAlternates product={subject.product} />
  return (
    <div className={styles.scroll}>
      <p className={styles.said} data-testid="sets-found">
        {foundText(answer)}
      </p>
      {sets.length > 0 && answer.size !== 0 && (
        <table className={styles.table} data-testid="sets-table">
          <thead>
            <tr>
              <th>Replace</th>
              <th>Verdict then</th>
              <th className={styles.right}>Share then</th>
              <th className={styles.right}>Cost difference per product</th>
              <th>
                <VisuallyHidden>Acts</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {sets.map((set) => (
              <SetRow key={JSON.stringify(set.replacements)} set={set} subject={subject} />
            ))}
          </tbody>
        </table>
      )}
      {barred.length > 0 && (
        <>
          <h2 className={styles.title}>Alternates that cannot be taken</h2>
          <ul className={styles.list}>
            {barred.map(({ item, to, why }) => (
              <li key={`${item} ${to}`}>
                {to} for {item}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function SetRow({ set, subject }: { set: AlternateSet; subject: StudySubject }) {
  const { replacements, after, cost } = set
  const currency = useWorkspace(({ workspace }) => workspace?.currency ?? '')
  const changes = useMemo(() => swapsOf(replacements), [replacements])
  return (
    <tr>
      <td>
        {replacements.map(({ item, to }) => (
          <div key={item}>
            <strong>{item}</strong> by <strong>{to}</strong>
          </div>
        ))}
      </td>
      <td>
        <Sign act={after.act} />
      </td>
      <td className={styles.right} title={exactBounds(after.share)}>
        {boundsText(after.share, after.threshold)}
      </td>
      <td className={styles.right} title={cost === null ? undefined : `exactly ${cost}`}>
        {cost === null ? 'not known' : costText(cost, currency)}
      </td>
      <td className={styles.right}>
        {changes ? (
          <ScenarioButton changes={changes} over={subject.scenario ?? null} />
        ) : (
          <span className={styles.muted}>They take each other's place</span>
        )}
      </td>
    </tr>
  )
}

function costText(cost: string, currency: string): string {
  if (!/[1-9]/.test(cost)) return 'the same'
  return cost.startsWith('-')
    ? `${moneyText(cost.slice(1), currency)} less`
    : `${moneyText(cost, currency)} more`
}

function NoAlternates({ product }: { product: string }) {
  return (
    <div className={styles.teach} data-testid="no-alternates">
      <h2>No line inside {product} has an alternate</h2>
      <p>
        An alternate is an item that could stand in the place of another. On a line of the bill of
        materials press Alt+A to note one; here it is then known which of them, taken together,
        bring the product to its level, and what they cost.
      </p>
      <Button onClick={() => goToProduct(product)} data-testid="open-bom">
        Open the bill of materials
      </Button>
    </div>
  )
}
