import { Button } from '@mantine/core'
import type { Questionnaire } from '../../../shared/calc/explain/questionnaire.ts'
import { missingWords } from '../../../shared/report/words.ts'
import { count } from '../../ui/format.ts'
import styles from './direct-product.module.css'
import { stillAsked } from './next-question.ts'

interface NothingLeftProps {
  questionnaire: Questionnaire
  skipped: readonly string[]
  onAgain: () => void
}

/** What is left where no question comes next: those that were put off, red flags, missing facts. */
export function NothingLeft({ questionnaire, skipped, onAgain }: NothingLeftProps) {
  const { questions, otherMissing } = questionnaire
  const putOff = stillAsked(questions).filter(({ id }) => skipped.includes(id))
  const redFlags = questions.filter(({ isAsked, isRedFlag }) => isAsked && isRedFlag)
  return (
    <section className={styles.card} data-testid="nothing-left">
      <h3>
        {putOff.length > 0
          ? `${count(putOff.length, 'question')} put off`
          : 'Nothing left to ask for these destinations'}
      </h3>
      {putOff.length > 0 && (
        <Button variant="default" onClick={onAgain}>
          Ask them now
        </Button>
      )}
      {redFlags.length > 0 && (
        <p className={styles.warning}>
          {count(redFlags.length, 'answer')} not known: an unresolved red flag. Find out before
          anything is shipped.
        </p>
      )}
      {otherMissing.length > 0 && (
        <p className={styles.warning}>
          Rules stay open for facts of the product:{' '}
          {otherMissing.map((name) => missingWords(name)).join(', ')}.
        </p>
      )}
    </section>
  )
}
