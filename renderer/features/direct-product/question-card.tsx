import { Button, Kbd, SegmentedControl, TextInput } from '@mantine/core'
import type { AskedQuestion, Questionnaire } from '../../../shared/calc/explain/questionnaire.ts'
import { Citation } from '../../ui/citation.tsx'
import styles from './direct-product.module.css'
import { type Given, stillAsked } from './next-question.ts'
import { LAPSED } from './words.ts'

interface QuestionCardProps {
  question: AskedQuestion
  questionnaire: Questionnaire
  canEdit: boolean
  isOfMaker: boolean
  onWhose: (isOfMaker: boolean) => void
  source: string
  onSource: (text: string) => void
  /** The items inside that the answer is not for. */
  left: readonly string[]
  onLeft: (ids: readonly string[]) => void
  problem: string | null
  onGive: (given: Given) => void
}

/** One question with what it asks about, for whom it is answered and on what ground, and its answers. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, questionnaire, canEdit, isOfMaker, onWhose, source, onSource } = props
  const { left, onLeft, problem, onGive } = props
  const { maker, product, questions } = questionnaire
  const asked = stillAsked(questions)
  const place = asked.findIndex(({ id }) => id === question.id) + 1
  return (
    <section
      className={styles.card}
      data-question={question.id}
      data-testid="direct-product-question"
    >
      <p className={styles.muted}>
        {place > 0 ? `Question ${place} of ${asked.length} that are open` : 'Answered before'}
        {question.rules.length > 0 && `, for ${question.rules.join(', ')}`}
      </p>
      <h3 aria-live="polite">{question.question}</h3>
      {question.inputs.length > 0 && (
        <p className={styles.inputs}>{question.inputs.map(patternWords).join(' ')}</p>
      )}
      <Citation cite={question.cite} />
      {question.lapsed.map(({ said, changed }) => (
        <p key={`${said} ${changed}`} className={styles.warning}>
          Answered before{said === '' ? '' : ` (${said})`}; asked again, since {LAPSED[changed]}.
        </p>
      ))}
      {question.items.length > 0 && <Items items={question.items} left={left} onLeft={onLeft} />}
      {question.ofCompany && maker && (
        <div className={styles.whose}>
          <span>
            The answer is for <Kbd>M</Kbd>
          </span>
          <SegmentedControl
            aria-label="For what the answer is"
            value={isOfMaker ? 'maker' : 'product'}
            onChange={(value) => onWhose(value === 'maker')}
            readOnly={!canEdit}
            data={[
              { value: 'product', label: product },
              { value: 'maker', label: `all that ${maker.name ?? maker.id} makes` },
            ]}
          />
        </div>
      )}
      <TextInput
        label="What the answer rests on"
        placeholder="letter, plant record, person asked"
        value={source}
        readOnly={!canEdit}
        onChange={(event) => onSource(event.currentTarget.value)}
        data-testid="direct-product-source"
      />
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.answers}>
        {ANSWERS.map(({ given, label, key }) => (
          <Button
            key={given}
            variant="default"
            disabled={!canEdit && given !== 'skip'}
            onClick={() => onGive(given)}
            rightSection={<Kbd>{key}</Kbd>}
            data-testid={`answer-${given}`}
          >
            {label}
          </Button>
        ))}
      </div>
      <p className={styles.muted}>
        Not known is kept as an unresolved red flag, never as a no. Later leaves it open.
      </p>
    </section>
  )
}

const ANSWERS: readonly { given: Given; label: string; key: string }[] = [
  { given: 'yes', label: 'Yes', key: 'Y' },
  { given: 'no', label: 'No', key: 'N' },
  { given: 'unknown', label: 'Not known', key: 'U' },
  { given: 'skip', label: 'Later', key: 'S' },
]

/** "?D???" is any entry of product group D; "3D???" one of Category 3. */
function patternWords(pattern: string): string {
  const group = /^(\d|\?)([A-E])\?\?\?$/.exec(pattern)
  if (!group) return pattern.replaceAll('?', '·')
  return group[1] === '?' ? `any ${group[2]}` : `${group[1]}${group[2]}…`
}

interface ItemsProps {
  items: AskedQuestion['items']
  left: readonly string[]
  onLeft: (ids: readonly string[]) => void
}

/** The items inside that are asked about, circuits first; the answer is for those that are ticked. */
function Items({ items, left, onLeft }: ItemsProps) {
  return (
    <fieldset className={styles.items}>
      <legend>
        The answer is for {items.length - left.length} of {items.length} items inside
      </legend>
      <div className={styles.itemList}>
        {items.map(({ id, name, isCircuit }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!left.includes(id)}
              onChange={(event) =>
                onLeft(
                  event.currentTarget.checked ? left.filter((one) => one !== id) : [...left, id],
                )
              }
            />
            <span>
              {id} {name !== id && name} {isCircuit && <em>integrated circuit</em>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
