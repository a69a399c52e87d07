import { useMemo } from 'react'
import { openAcross } from '../../../shared/calc/result/complete.ts'
import type { Part, PartFacts } from '../../../shared/model/schema.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { changeItem } from '../../stores/item.ts'
import { useOverview } from '../../stores/overview.ts'
import { PART_QUESTIONS, PRODUCT_QUESTIONS } from '../../ui/fact-questions.ts'
import { count } from '../../ui/format.ts'
import { typedNumber } from '../../ui/typed.ts'
import { useCanEdit, usePack, useTypedAs } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import styles from './item.module.css'
import { type NeedFact, needFactsOf } from './need-facts.tsx'
import { NoUsContent } from './no-us-content.tsx'
import type { ProductHead } from './product-data.tsx'
import { Questions } from './questions.tsx'

/** What is not known of an item and keeps some product open, as the overview of all products knows it. */
function useOpenOf(id: string): readonly string[] {
  const answered = useOverview((store) => store.answered)
  return useMemo(
    () => openAcross(answered?.rows.values() ?? []).get(id)?.missing ?? [],
    [answered, id],
  )
}

/** What the rules ask about a part, with the answers that are known; those that decide are marked. */
export function PartFactsOf({ part }: { part: Part }) {
  const canEdit = useCanEdit()
  const pack = usePack()
  const facts = part.facts ?? {}
  const set = (change: PartFacts) => changeItem({ facts: { ...facts, ...change } })
  const open = useOpenOf(part.id)
  const { conditions } = pack.conditions
  const needFacts = needFactsOf(part, { conditions, canEdit, open, set })
  return (
    <div className={styles.questions}>
      {needFacts.map(({ element }) => element)}
      <Questions
        questions={PART_QUESTIONS}
        facts={facts}
        sources={part.factSources}
        open={open}
        canEdit={canEdit}
        onAnswer={set}
      />
    </div>
  )
}

/**
 * What the licence need of a product itself turns on: first what is asked for the destinations
 * chosen or has an answer, then the rest, folded.
 */
export function NeedFactsOf({ product }: { product: ProductHead }) {
  const canEdit = useCanEdit()
  const pack = usePack()
  const asked = useOverview((store) => store.answered?.rows.get(product.id)?.needMissing)
  const facts = product.facts ?? {}
  const set = (change: PartFacts) => changeItem({ facts: { ...facts, ...change } })
  const all = needFactsOf(product, { conditions: pack.conditions.conditions, canEdit, set })
  const isFirst = ({ name, isAnswered }: NeedFact) => isAnswered || asked?.includes(name) === true
  const rest = all.filter((fact) => !isFirst(fact))
  return (
    <div className={styles.questions}>
      {all.filter(isFirst).map(({ element }) => element)}
      {rest.length > 0 && (
        <details className={styles.rest}>
          <summary>{count(rest.length, 'question')} not asked for the destinations chosen</summary>
          {rest.map(({ element }) => element)}
        </details>
      )}
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
