import type { KeyboardEvent } from 'react'
import type { Reading, TableQuestion } from '../../../shared/tabular/question.ts'
import styles from './questions.module.css'

interface QuestionsProps {
  questions: readonly TableQuestion[]
  onAnswer: (question: TableQuestion, reading: Reading) => void
}

/** What a table leaves open, each question with its readings side by side and their values in view. */
export function Questions({ questions, onAnswer }: QuestionsProps) {
  return (
    <section className={styles.questions} data-testid="import-questions" aria-label="Questions">
      {questions.map((question) => (
        <fieldset key={question.id} className={styles.question} data-question={question.id}>
          <legend>{question.text}</legend>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between its buttons */}
          <div className={styles.readings} onKeyDown={moveBetween}>
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
          </div>
        </fieldset>
      ))}
    </section>
  )
}

/** Left and right go from one reading to the next. */
function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  const { activeElement } = document
  if (step === 0 || !activeElement) return
  const next = step > 0 ? activeElement.nextElementSibling : activeElement.previousElementSibling
  if (next instanceof HTMLElement) next.focus()
  event.preventDefault()
}
