import type { ReactNode } from 'react'
import {
  ANSWER_WORDS,
  answersWorstFirst,
  type CheckLine,
  NO_CLEARANCE,
} from '../../../shared/shipment/answer.ts'
import type { ShipmentAnswer } from '../../../shared/shipment/check.ts'
import { count } from '../../ui/format.ts'
import table from '../../ui/table.module.css'
import styles from './shipments.module.css'

/** An answer to a shipment: what it is, what stands against it, and everything else that was looked at. */
export function Answer({
  answer: found,
  children,
}: {
  answer: ShipmentAnswer
  children?: ReactNode
}) {
  const { answer, lines, licence } = found
  const { word, meaning, sign } = ANSWER_WORDS[answer]
  const against = lines.filter(isAgainst).sort((a, b) => placeOf(a) - placeOf(b))
  const open = against.filter((line) => line.answer === 'open').length
  const others = lines.filter((line) => !isAgainst(line))
  return (
    <>
      <p className={styles.answer} data-answer={answer} role="status" data-testid="check-answer">
        <b>
          {sign} {word}
        </b>{' '}
        {meaning}
        {answer === 'licensed' && ` (${licence?.reference}, ${licence?.number})`}
        {open > 0 && ` · ${count(open, 'open question')}`}
      </p>
      {children}
      {against.length > 0 && <Lines heading="What stands against it" lines={against} />}
      {others.length > 0 && (
        <Lines
          heading={against.length > 0 ? 'What else was looked at' : 'What was looked at'}
          lines={others}
        />
      )}
      <p className={styles.muted}>{NO_CLEARANCE}</p>
    </>
  )
}

function placeOf({ answer }: CheckLine): number {
  return answersWorstFirst.indexOf(answer)
}

function isAgainst({ answer }: CheckLine): boolean {
  return answer === 'barred' || answer === 'uncovered' || answer === 'open'
}

function Lines({ heading, lines }: { heading: string; lines: readonly CheckLine[] }) {
  return (
    <section>
      <h3>{heading}</h3>
      <div className={table.scroll}>
        <table
          className={`${table.table} ${styles.answers}`}
          aria-label={heading}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
          tabIndex={0}
        >
          <thead>
            <tr>
              <th className={styles.sign} aria-label="Answer" />
              <th className={styles.about}>About</th>
              <th>What</th>
              <th className={styles.cite}>Where it stands</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id; they are shown whole
              <tr key={place} data-testid="check-line" data-answer={line.answer}>
                <td title={ANSWER_WORDS[line.answer].word}>
                  <span aria-hidden>{ANSWER_WORDS[line.answer].sign}</span>
                  <span className={styles.spoken}>{ANSWER_WORDS[line.answer].word}</span>
                </td>
                <td>
                  {line.about}
                  {line.of && <bdi className={styles.of}>{line.of}</bdi>}
                </td>
                <td>{line.what}</td>
                <td>
                  {line.cite.join('; ')} <span className={styles.muted}>{line.source}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
