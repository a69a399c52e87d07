import { Select } from '@mantine/core'
import type { Part, PartFacts } from '../../../shared/model/schema.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { changeItem } from '../../stores/item.ts'
import { attempt } from '../../stores/workspace.ts'
import {
  ENCRYPTION,
  PART_QUESTIONS,
  PRODUCT_QUESTIONS,
  scopeQuestions,
} from '../../ui/fact-questions.ts'
import { Helped } from '../../ui/help-mark.tsx'
import { typedNumber } from '../../ui/typed.ts'
import { useCanEdit, usePack, useTypedAs } from '../../ui/workspace-context.ts'
import { AnswerRow } from './answer-row.tsx'
import { CommittedInput } from './committed-input.tsx'
import styles from './item.module.css'
import { sourceText } from './item-text.ts'
import { NoUsContent } from './no-us-content.tsx'
import type { ProductHead } from './product-data.tsx'

/** What the rules ask about a part, with the answers that are known. */
export function PartFactsOf({ part }: { part: Part }) {
  const canEdit = useCanEdit()
  const pack = usePack()
  const facts = part.facts ?? {}
  const set = (change: PartFacts) => changeItem({ facts: { ...facts, ...change } })
  const scope = scopeQuestions(pack.conditions.conditions, part.eccn ?? null)
  return (
    <div className={styles.questions}>
      {scope.map(({ id, question, cite }) => (
        <AnswerRow
          key={id}
          question={question}
          cite={cite}
          answer={facts.answers?.[id]}
          canEdit={canEdit}
          onAnswer={(answer) => set({ answers: withAnswer(facts.answers ?? {}, id, answer) })}
        />
      ))}
      <div className={styles.fields}>
        <Helped term="encryption-test">
          <Select
            label="Encryption item: how it passes"
            placeholder="not known"
            data={ENCRYPTION}
            value={facts.encryption ?? null}
            readOnly={!canEdit}
            clearable
            onChange={(encryption) =>
              void attempt('set the encryption path', () =>
                set({ encryption: encryption as PartFacts['encryption'] }),
              )
            }
          />
        </Helped>
        <CommittedInput
          label="HTS code, six digits"
          help="hts-code"
          value={facts.hts6 ?? ''}
          read={readHts}
          commit={(hts6) => set({ hts6 })}
          canEdit={canEdit}
        />
      </div>
      <Questions
        questions={PART_QUESTIONS}
        facts={facts}
        sources={part.factSources}
        canEdit={canEdit}
        onAnswer={set}
      />
    </div>
  )
}

/** What the rules ask about a product, with the answers that are known. */
export function ProductFactsOf({ product, lines }: { product: ProductHead; lines: number }) {
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const facts = product.facts ?? {}
  const set = (change: Record<string, unknown>) => changeItem({ facts: { ...facts, ...change } })
  const readApp = (text: string): ReadCell<string | null> => {
    if (text.trim() === '') return read(null)
    const number = typedNumber(text, as)
    if (!number.ok || number.value.currency || number.value.percent)
      return unreadable(`"${text.trim()}" is not a number such as 0.5.`)
    return read(number.value.amount)
  }
  return (
    <div className={styles.questions}>
      <div className={styles.fields}>
        <CommittedInput
          label="Computer: weighted TeraFLOPS"
          value={facts.computerApp ?? ''}
          read={readApp}
          commit={(computerApp) => set({ computerApp })}
          canEdit={canEdit}
          hint="734.4(a)(1)"
        />
      </div>
      <Questions
        questions={PRODUCT_QUESTIONS}
        facts={facts}
        sources={product.factSources}
        canEdit={canEdit}
        onAnswer={set}
      />
      {lines === 0 && <NoUsContent product={product} />}
    </div>
  )
}

interface QuestionsProps<Fact extends string> {
  questions: readonly { fact: Fact; question: string; cite: string }[]
  facts: Partial<Record<Fact, unknown>>
  sources: Part['factSources']
  canEdit: boolean
  onAnswer: (answered: Record<string, boolean | null>) => Promise<unknown>
}

function Questions<Fact extends string>(props: QuestionsProps<Fact>) {
  const { questions, facts, sources, canEdit, onAnswer } = props
  return questions.map(({ fact, question, cite }) => (
    <AnswerRow
      key={fact}
      question={question}
      cite={cite}
      answer={facts[fact] as boolean | null | undefined}
      said={sourceText(sources?.[fact])}
      canEdit={canEdit}
      onAnswer={(answer) => onAnswer({ [fact]: answer })}
    />
  ))
}

function withAnswer(answers: Record<string, boolean>, id: string, answer: boolean | null) {
  const { [id]: _, ...others } = answers
  return answer === null ? others : { ...others, [id]: answer }
}

function readHts(text: string): ReadCell<string | null> {
  const digits = text.replace(/[\s.]/g, '')
  if (digits === '') return read(null)
  if (/^\d{6,}$/.test(digits)) return read(digits.slice(0, 6))
  return unreadable(`"${text.trim()}" is no HTS code of at least six digits.`)
}
