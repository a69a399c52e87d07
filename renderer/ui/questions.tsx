import { type KeyboardEvent, useState } from 'react'
import { currencyOf } from '../../shared/tabular/currency.ts'
import type { Reading, TableQuestion } from '../../shared/tabular/question.ts'
import { openOffer } from './choosing/offers.ts'
import { PickInput } from './choosing/pick-input.tsx'
import { currenciesFirst } from './currencies.ts'
import styles from './questions.module.css'

interface QuestionsProps {
  questions: readonly TableQuestion[]
  onAnswer: (question: TableQuestion, answer: Pick<Reading, 'value'>) => void
}

/**
 * What a table leaves open, each question with its readings side by side and their values in view.
 * The keyboard comes to a question and not to one of its readings: an arrow or Tab goes there.
 */
export function Questions({ questions, onAnswer }: QuestionsProps) {
  return (
    <section className={styles.questions} data-testid="import-questions" aria-label="Questions">
      {questions.map((question) => (
        <fieldset
          key={question.id}
          className={styles.question}
          data-question={question.id}
          tabIndex={-1}
          onKeyDown={moveBetween}
        >
          <legend>{question.text}</legend>
          <div className={styles.readings}>
            {question.readings.map((reading) => (
              <button
                key={reading.value}
                type="button"
                className={styles.reading}
                data-reading={reading.value}
                onClick={() => onAnswer(question, reading)}
              >
                <strong>{reading.label}</strong>
                {reading.samples.slice(0, 3).map(({ text, read }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: samples have no names
                  <span key={at} className={styles.sample}>
                    {text !== read && text !== '' && <span className={styles.raw}>{text}</span>}
                    <span>{read}</span>
                  </span>
                ))}
              </button>
            ))}
            {question.takesCurrency && (
              <OtherCurrency onTake={(value) => onAnswer(question, { value })} />
            )}
          </div>
        </fieldset>
      ))}
    </section>
  )
}

/** A currency beside those that are offered, by its code or its sign. */
function OtherCurrency({ onTake }: { onTake: (code: string) => void }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const take = () => {
    const read = currencyOf(text)
    if (read.ok) onTake(read.value)
    else setProblem(`${read.message}.`)
  }
  return (
    <PickInput
      {...CURRENCIES}
      size="xs"
      w={170}
      aria-label="Another currency"
      listLabel="Currencies"
      placeholder="another, such as SEK"
      value={text}
      error={problem}
      onChange={(typed) => {
        setText(typed)
        setProblem(null)
      }}
      onPick={onTake}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && text.trim() !== '') take()
      }}
      data-testid="question-currency"
    />
  )
}

const CURRENCIES = openOffer(() => currenciesFirst([]).map((value) => ({ value, hint: '' })))

/** Left and right go from one reading to the next, from the question itself to its first or last. */
function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  const activeElement = document.activeElement as HTMLElement
  if (step === 0 || activeElement instanceof HTMLInputElement) return
  const readings = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-reading]')]
  const at = readings.indexOf(activeElement)
  const next = at < 0 && step < 0 ? readings.length - 1 : at + step
  readings[next]?.focus()
  event.preventDefault()
}
