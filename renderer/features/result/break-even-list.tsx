import type { Result } from '../../../shared/calc/result/result.ts'
import { HelpMark } from '../../ui/help-mark.tsx'
import { breakEvenWords, type Stated } from './break-even-words.ts'
import styles from './result.module.css'

interface BreakEvenListProps {
  result: Result
  currency: string
}

/** What would bring the share to the level: how far content and price may move, or must. */
export function BreakEvenList({ result, currency }: BreakEvenListProps) {
  const ways = breakEvenWords(result, currency)
  if (ways.length === 0) return null
  return (
    <ul className={styles.breakEvens} data-testid="break-evens">
      {ways.map(({ when, content, price }, at) => (
        <li key={when}>
          {when && <span className={styles.muted}>{when}: </span>}
          {content && (
            <>
              <Figure stated={content} />
              {price.exact === null ? '. ' : ', or '}
            </>
          )}
          <Figure stated={price} />. {at === 0 && <HelpMark term="headroom" />}
        </li>
      ))}
    </ul>
  )
}

function Figure({ stated: { text, exact } }: { stated: Stated }) {
  return <span title={exact === null ? undefined : `exactly ${exact}`}>{text}</span>
}
