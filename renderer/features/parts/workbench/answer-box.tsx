import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../../../shared/help/eccn-words.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import type { DecisiveItem } from '../../../stores/decisive.ts'
import { openItem } from '../../../stores/item.ts'
import { ChoiceSelect } from '../../../ui/choosing/choice-select.tsx'
import { NO_OFFER } from '../../../ui/choosing/offers.ts'
import { PickInput } from '../../../ui/choosing/pick-input.tsx'
import type { Offer } from '../../../ui/choosing/picking.ts'
import { Citation } from '../../../ui/citation.tsx'
import { restsOn } from '../../../ui/eccn-standing.ts'
import { count, shareText } from '../../../ui/format.ts'
import { ALIKE, type Alike, alikeWords } from './alike.ts'
import type { Given } from './answers.ts'
import type { OpenQuestion } from './open-questions.ts'
import { givenOf } from './twin.ts'
import styles from './workbench.module.css'
import { givenWords } from './write-answers.ts'

interface AnswerBoxProps {
  question: OpenQuestion
  part: PartRow
  weight: DecisiveItem | null
  at: number
  alike: Alike
  /** The parts that one answer would be given for, this one among them. */
  alikes: readonly PartRow[]
  canEdit: boolean
  offer: (column: string) => Offer
  /** The answer before this one. */
  last: Given | null
  onAlike: (alike: Alike) => void
  onAnswer: (given: Given, isForAll: boolean) => void
  onStep: (by: number) => void
  /** A known part from which the answer can be taken over; null: there is none. */
  twin: PartRow | null
  onTwin: () => void
  /** Copies what is open of the supplier's parts as a question to it: a table, or a text. */
  onCopy: (as: 'table' | 'text') => void
}

/** One question about one part: what the part is, where it stands, what is asked, and the answers. */
export function AnswerBox(props: AnswerBoxProps) {
  const { question, part, weight, at, alike, alikes, canEdit, onAlike, onStep } = props
  const { answer, words, cite, parts } = question
  return (
    <section className={styles.box} aria-label={`${part.id}: ${words}`} data-testid="answer-box">
      <p className={styles.place}>
        {at + 1} of {parts.length}
        {weight ? ` · ${weightWords(weight)}` : ` · on ${count(part.usedOn, 'line')}`}
      </p>
      <h2>
        <button type="button" className={styles.part} onClick={() => openItem(part.id)}>
          {part.id}
        </button>{' '}
        {part.name !== part.id && part.name}
      </h2>
      <p className={styles.facts}>
        {[
          part.kind,
          part.origin ? `origin ${part.origin}` : 'origin not known',
          part.supplier ? `from ${part.supplier}` : null,
          part.eccn ? `${part.eccn}: ${wordsOf(part.eccn) ?? 'no words'}` : 'ECCN not known',
          restsOn(part),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={styles.question}>
        <span aria-live="polite">{words}</span> {cite && <Citation cite={cite} />}
      </div>
      {!canEdit ? (
        <p>The workspace is open for reading.</p>
      ) : answer.kind === 'text' ? (
        <TextAnswer {...props} column={answer.column} />
      ) : answer.kind === 'elsewhere' ? (
        <Button onClick={() => openItem(part.id)}>Open the part</Button>
      ) : (
        <Choices {...props} />
      )}
      {canEdit && props.twin && <Twin {...props} twin={props.twin} />}
      <p className={styles.alike}>
        <ChoiceSelect
          w={240}
          aria-label="Which parts are alike"
          value={alike}
          data={Object.entries(ALIKE).map(([value, { label }]) => ({ value, label }))}
          onChoose={(value) => onAlike(value as Alike)}
        />
        <span data-testid="alikes">{alikeWords(alikes)}</span>
        <Button size="compact-sm" variant="subtle" onClick={() => onStep(1)}>
          Skip (↓)
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => props.onCopy('table')}
          data-testid="copy-question"
        >
          Copy a question to {part.supplier ?? 'the supplier'}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => props.onCopy('text')}
          data-testid="copy-letter"
        >
          as text
        </Button>
      </p>
    </section>
  )
}

function Twin({ twin, question: { answer }, onTwin }: AnswerBoxProps & { twin: PartRow }) {
  const known = givenOf(twin, answer)
  return (
    <p className={styles.alike}>
      <Button variant="default" onClick={onTwin} data-testid="as-twin">
        As its twin {twin.id}: {known === null ? '' : givenWords(known)} <kbd>Alt T</kbd>
      </Button>
      <span>{twin.name !== twin.id && twin.name}</span>
    </p>
  )
}

function Choices({ question: { answer }, alikes, onAnswer }: AnswerBoxProps) {
  const choices: { given: Given; label: string; key: string }[] =
    answer.kind === 'choice'
      ? answer.choices.map(({ value, label }, i) => ({ given: value, label, key: `${i + 1}` }))
      : [
          { given: true, label: 'Yes', key: 'Y' },
          { given: false, label: 'No', key: 'N' },
        ]
  return (
    <div className={styles.choices}>
      {choices.map(({ given, label, key }) => (
        <Button.Group key={key}>
          <Button
            variant="default"
            onClick={() => onAnswer(given, false)}
            data-testid={`answer-${key}`}
          >
            {label} <kbd>{key}</kbd>
          </Button>
          {alikes.length > 1 && (
            <Button
              variant="default"
              onClick={() => onAnswer(given, true)}
              title="For all alike; what that does is shown first"
              data-testid={`answer-all-${key}`}
            >
              all {alikes.length} <kbd>Shift {key}</kbd>
            </Button>
          )}
        </Button.Group>
      ))}
    </div>
  )
}

function TextAnswer(props: AnswerBoxProps & { column: string }) {
  const { column, part, question, alikes, last, offer, onAnswer, onStep } = props
  const first = question.name.endsWith('paragraph') ? eccnOf(part, column) : ''
  const [text, setText] = useState(first)
  const typed = text.trim() === '=' && last !== null ? givenWords(last) : text.trim()
  const submit = (isForAll: boolean) => typed !== '' && typed !== first && onAnswer(typed, isForAll)
  return (
    <form
      className={styles.choices}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit(false)
      }}
    >
      <PickInput
        {...(column === 'amount' ? NO_OFFER : offer(column))}
        w={260}
        aria-label={question.words}
        listLabel={question.words}
        placeholder={last !== null ? `= for ${givenWords(last)} again` : 'not known'}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) {
            event.preventDefault()
            submit(true)
          }
          if (event.key === 'PageDown' || event.key === 'PageUp') {
            event.preventDefault()
            onStep(event.key === 'PageDown' ? 1 : -1)
          }
        }}
        data-answer
        data-testid="answer-text"
      />
      <Button type="submit">
        Write, next <kbd>Enter</kbd>
      </Button>
      {alikes.length > 1 && (
        <Button variant="default" onClick={() => submit(true)}>
          all {alikes.length} <kbd>Ctrl Enter</kbd>
        </Button>
      )}
    </form>
  )
}

function eccnOf(part: PartRow, column: string): string {
  return (column === 'usEccn' ? part.usContent?.eccn : part.eccn) ?? ''
}

function weightWords({ verdicts, products, blocking, gap }: DecisiveItem): string {
  const where = `in ${count(verdicts, 'open verdict')} of ${count(products, 'product')}`
  if (blocking > 0)
    return `${where}; ${blocking === verdicts ? 'no share' : `in ${blocking} no share`} settles them before it is known`
  if (gap === null) return `${where}; nothing bounds what it may add`
  return `${where}; up to ${shareText(gap)} of a price`
}
