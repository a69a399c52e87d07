import { changeItem } from '../../stores/item.ts'
import { typedText } from '../../ui/typed.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { AnswerRow } from './answer-row.tsx'
import { CommittedInput } from './committed-input.tsx'
import { withSource } from './fact-source.ts'
import styles from './item.module.css'
import { sourceText } from './item-text.ts'
import type { ProductHead } from './product-data.tsx'
import { typedDay } from './typed-day.ts'

const FACT = 'noUsContent'

/** For a product without lines: whether its maker says that nothing of US origin is inside, and where. */
export function NoUsContent({ product }: { product: ProductHead }) {
  const canEdit = useCanEdit()
  const { facts, factSources } = product
  const source = factSources?.[FACT]
  const answer = (given: boolean | null) =>
    changeItem({
      facts: { ...facts, [FACT]: given },
      ...(given === null && source && { factSources: withSource(factSources, FACT, null) }),
    })
  const member = (name: 'who' | 'on' | 'source', label: string, placeholder: string) => ({
    label,
    value: source?.[name] ?? '',
    commit: (value: string | null) =>
      changeItem({ factSources: withSource(factSources, FACT, { [name]: value }) }),
    canEdit,
    placeholder,
    testId: `no-us-content-${name}`,
  })
  return (
    <>
      <AnswerRow
        term="no-us-content"
        question="No lines: is it recorded that nothing of US origin is inside?"
        cite="734.3(a)(3)"
        answer={facts?.noUsContent}
        canEdit={canEdit}
        onAnswer={answer}
      />
      {facts?.noUsContent === true && (
        <div className={styles.fields}>
          {sourceText(source) === '' && (
            <p className={`${styles.none} ${styles.whole}`}>
              Say who said so, on what day, and where it is written.
            </p>
          )}
          <CommittedInput {...member('who', 'Said by', 'name or company')} read={typedText} />
          <CommittedInput {...member('on', 'On', 'YYYY-MM-DD')} read={typedDay} />
          <div className={styles.whole}>
            <CommittedInput {...member('source', 'Source', 'letter 12')} read={typedText} />
          </div>
        </div>
      )}
    </>
  )
}
