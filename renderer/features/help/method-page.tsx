import { methodOf } from '../../../shared/help/method.ts'
import { shownResult, useResult } from '../../stores/result.ts'
import { useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Citation } from '../../ui/citation.tsx'
import styles from './help.module.css'

/** The method on one page, with the numbers of the product on screen where there is one. */
export function MethodPage() {
  const screen = useScreen((store) => store.screen)
  const workspace = useWorkspace((store) => store.workspace)
  const store = useResult()
  const product = screen.kind === 'product' ? screen.id : null
  const shown =
    product !== null && workspace ? shownResult(store, product, workspace.revision) : null
  const answered = shown?.state === 'current' ? shown.answered : null
  const result = answered?.result ?? null
  const currency = answered?.currency ?? ''
  return (
    <>
      <p className={styles.lead} data-testid="method-of">
        {result
          ? `With the numbers of ${result.product} to ${result.destination}, day ${workspace?.day ?? ''}, by the method ${result.method}.`
          : 'Open a product to see it with its numbers.'}
      </p>
      <ol className={styles.method} data-testid="help-method">
        {methodOf(result, currency).map(({ title, text, cite, own }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
            {own.map((line) => (
              <p key={line} className={styles.own}>
                {line}
              </p>
            ))}
            <Citation cite={cite} />
          </li>
        ))}
      </ol>
    </>
  )
}
